// GET and DELETE /_mock/journal
#include <algorithm>

#include "../journal_stream.h"
#include "answers/refuse.h"
#include "base/time.h"
#include "journal/journal.h"
#include "journal_pattern.h"
#include "json/writer.h"
#include "tables.h"
#include "write_reason.h"
#include "write_record.h"

namespace mock::control {
namespace {

constexpr std::int64_t most_requests = std::numeric_limits<std::int64_t>::max();

const json::Shape& filters() {
  using namespace json;
  static const auto shape = [] {
    auto all = answered_shape().with({
        optional("since", text(), "A time of the world, or the number of a record, after which to begin"),
        optional("limit", integer(1, most_requests), "Keeps the newest so many"),
    });
    std::erase_if(all.fields.edit(), [](const Field& field) {
      return field.name == "header" || field.name == "query" || field.name == "body";
    });
    for (auto& field : all.fields.edit())
      if (field.name == "status")
        field = optional("status", list(text()), "Of the answer: a number, or a class like 4xx; any of several");
    return all;
  }();
  return shape;
}

const json::Shape& record_shape() {
  using namespace json;
  static const auto shape = object({
      required("number", integer(1, most_requests), "Counts from 1, since the journal was last empty"),
      required("time", time(), "Of the world, when the request came"),
      required("method", text()),
      required("path", text()),
      required("query", text()),
      required("operation", text(), "operationId; empty when the path is none"),
      required("organization_id", text(), "That the path names"),
      required("principal", text(), "user_id of the caller; empty when the token is not known"),
      required("request_headers", map(text())),
      required("request_body", text().or_null(), "Its first bytes; null when it is no JSON"),
      required("request_bytes", integer(0, most_requests), "The size of the whole"),
      required("status", integer(0, 599), "Of the answer; 0 when the request was lost before the world saw it"),
      required("error_code", text(), "Of the answer, or empty"),
      required("reply_body", text().or_null(), "Its first bytes; null when it is no JSON"),
      required("reply_bytes", integer(0, most_requests), "The size of the whole"),
      required("outcome", choice({"answered", "closed", "reset"})),
      required("microseconds", integer(0, most_requests), "How long it took to find the answer"),
      required("fault", object({required("id", text()), required("kinds", list(text()))}).or_null(),
               "The rule that hit it"),
      required("note", text(), "Fields that --lenient let pass"),
      required("reason", reason_shape().or_null(), "Why it was refused; null: it was not"),
  });
  return shape;
}

const json::Shape& records_shape() {
  using namespace json;
  static const auto shape = object({
      required("requests", list(record_shape()), "The oldest first"),
      required("seen", integer(0, most_requests), "How many requests there were"),
      required("forgotten", integer(0, most_requests), "How many of them have made room for newer ones"),
  });
  return shape;
}

void write_headers(json::Writer& out, const Record& record) {
  json::Object headers(out, "request_headers");
  for (const auto& [name, value] : record.header_list()) headers(name, value);
}

void write_fault(json::Writer& out, const Record& record) {
  json::Object fault(out, "fault");
  fault("id", record.fault_id);
  fault.list("kinds", [&] {
    for (const auto kind : record.faults) out.value(kind);
  });
}

std::string_view outcome_of(Loss loss) {
  switch (loss) {
    case Loss::none: return "answered";
    case Loss::closed: return "closed";
    case Loss::reset: break;
  }
  return "reset";
}

}  // namespace

void write_record(json::Writer& out, const Record& record) {
  json::Object object(out);
  object("number", record.number)("time", record.time)("method", record.method)("path", record.path);
  object("query", record.query)("operation", record.operation)("organization_id", record.organization_id);
  object("principal", record.principal);
  write_headers(out, record);
  object("request_body", record.request_body)("request_bytes", record.request_bytes);
  object("status", record.status)("error_code", record.error_code);
  object("reply_body", record.reply_body)("reply_bytes", record.reply_bytes);
  object("outcome", outcome_of(record.loss))("microseconds", record.took.count());
  if (record.fault_id.empty())
    object("fault", nullptr);
  else
    write_fault(out, record);
  object("note", record.note);
  out.name("reason");
  write_reason(out, record.reason.get());
}

namespace {

std::optional<std::uint64_t> read_number(std::string_view text) {
  constexpr std::size_t most_digits = 18;
  const bool is_number =
      !text.empty() && text.size() <= most_digits && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number) return std::nullopt;
  return std::stoull(std::string(text));
}

// A number of a record, or a time.
bool read_since(const std::string& text, Journal::Wish& wish) {
  wish.since_number = read_number(text);
  if (!wish.since_number) wish.since_time = parse_rfc3339(text);
  return wish.since_number || wish.since_time;
}

// "/status/0": the first word, since one may be given more than once.
std::string parameter_in(std::string_view pointer) {
  const auto name = pointer.substr(1);
  return std::string(name.substr(0, name.find('/')));
}

Reply list(const ControlCall& call) {
  json::Problems problems;
  Journal::Wish wish{.pattern = read_pattern(call, call.query, "", problems)};
  for (auto& problem : problems)
    problem = {"", problem.message + " (in the query parameter " + parameter_in(problem.pointer) + ")"};
  if (!problems.empty()) return answers::refuse(problems);
  if (const auto since = call.query.optional_text("since"); since && !read_since(*since, wish))
    return answers::refuse(
        {{"", "the query parameter since must be a time in RFC 3339 or the number of a record, not " +
                  json::quoted(*since)}});
  if (const auto limit = call.query.integer("limit")) wish.most = static_cast<std::size_t>(*limit);

  const auto found = call.world.journal.find(wish);
  json::Writer out;
  {
    json::Object body(out);
    body.list("requests", [&] {
      for (const auto& record : found.records) write_record(out, record);
    });
    body("seen", found.seen)("forgotten", found.forgotten);
  }
  return ok(out.take());
}

// Who reads along knows it from the ids of events.
const json::Shape& stream_filters() {
  static const auto shape = [] {
    auto all = filters();
    std::erase_if(all.fields.edit(), [](const auto& field) { return field.name == "since" || field.name == "limit"; });
    return all;
  }();
  return shape;
}

const json::Shape& stream_shape() {
  static const auto shape = json::text();
  return shape;
}

// From now on, or behind the event that a client names which was here before: FILLING.NUMBER, or the number alone, of
// this filling. A number that the journal has not come to is of an earlier one.
std::optional<Journal::Place> place_of(const ControlCall& call) {
  const auto newest = call.world.journal.newest();
  const auto last = call.request.header("last-event-id");
  if (last.empty()) return newest;
  const auto dot = last.find('.');
  const auto filling = dot == std::string_view::npos ? newest.filling : read_number(last.substr(0, dot));
  const auto number = read_number(dot == std::string_view::npos ? last : last.substr(dot + 1));
  if (!filling || !number) return std::nullopt;
  const bool is_of_now = *filling == newest.filling && *number <= newest.number;
  return is_of_now ? Journal::Place{*filling, *number} : Journal::Place{0, 0};
}

Reply stream(const ControlCall& call) {
  json::Problems problems;
  auto pattern = read_pattern(call, call.query, "", problems);
  if (!problems.empty()) return answers::refuse(problems);
  const auto place = place_of(call);
  if (!place)
    return answers::refuse({{"", "the header Last-Event-ID must be the id of an event, or the number of a record"}});
  auto world = call.worlds.find(call.world_name);
  if (!world) return answers::refuse(404, "There is no world " + json::quoted(call.world_name));
  constexpr auto begin = "retry: 1000\n\n";
  Reply reply{200, begin, "text/event-stream"};
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.more = std::make_shared<JournalStream>(std::move(world), std::move(pattern), *place);
  return reply;
}

Reply clear(const ControlCall& call) {
  call.world.journal.clear();
  return no_content();
}

}  // namespace

std::vector<ControlOperation> journal_operations() {
  return {
      {.id = "MockJournalGet",
       .method = Method::get,
       .path = "/_mock/journal",
       .query = filters,
       .reply = records_shape,
       .handler = list,
       .summary = "Get the requests that were made"},
      {.id = "MockJournalClear",
       .method = Method::remove,
       .path = "/_mock/journal",
       .handler = clear,
       .summary = "Forget the requests that were made"},
      {.id = "MockJournalStream",
       .method = Method::get,
       .path = "/_mock/journal/stream",
       .query = stream_filters,
       .reply = stream_shape,
       .reply_type = "text/event-stream",
       .handler = stream,
       .summary = "Tell the requests as they are made, as server-sent events"},
  };
}

}  // namespace mock::control
