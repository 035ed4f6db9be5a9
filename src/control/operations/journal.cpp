// GET and DELETE /_mock/journal, POST /_mock/journal/verify
#include <algorithm>

#include "answers/refuse.h"
#include "api/table_of_contents.h"
#include "base/time.h"
#include "journal/verify.h"
#include "json/writer.h"
#include "tables.h"
#include "world/read_match.h"
#include "write_reason.h"

namespace mock::control {
namespace {

using json::operator/;

constexpr std::int64_t most_requests = std::numeric_limits<std::int64_t>::max();

// Of an answer: the mock makes none that are provisional.
json::Shape status() { return json::integer(200, 599); }

const json::Shape& filters() {
  using namespace json;
  static const auto shape = [] {
    auto all = pattern_shape().with({
        optional("status", status(), "Of the answer"),
        optional("since", text(), "A time of the world, or the number of a record, after which to begin"),
        optional("limit", integer(1, most_requests), "Keeps the newest so many"),
    });
    std::erase_if(all.fields.edit(), [](const Field& field) { return field.name == "header"; });
    return all;
  }();
  return shape;
}

const json::Shape& verification() {
  static const auto shape = json::object({
      json::optional("match", pattern_shape().with({json::optional("status", status())}),
                     "Which requests; all when it is left out"),
      json::optional("times", json::anything(),
                     "How many there should be: a number, or an object with at_least and at_most"),
  });
  return shape;
}

const json::Shape& reason_shape() {
  using namespace json;
  static const auto shape = object({
      required("check", text(), "What said no: of a decision, as token; path, method, body, rule or fault"),
      required("needed", list(text()), "Any one would have been enough"),
      required("held", held_shape()),
      required("text", text(), "What would have to be otherwise"),
  });
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

const json::Shape& verified_shape() {
  using namespace json;
  static const auto shape = object({
      required("verified", boolean()),
      required("count", integer(0, most_requests), "How many match"),
      required("forgotten", integer(0, most_requests), "How many could not be looked at any more"),
  });
  return shape;
}

const json::Shape& not_verified_shape() {
  using namespace json;
  static const auto miss = object({
      required("pointer", text(), "Into the request: what does not match"),
      required("wanted", text()),
      required("actual", text()),
  });
  static const auto near = object({
      required("number", integer(1, most_requests), "In the journal"),
      required("method", text()),
      required("path", text()),
      required("misses", list(miss)),
      required("reason", reason_shape().or_null(), "Why it was refused; null: it was not"),
  });
  static const auto shape = verified_shape().with({
      required("expected", text(), "How many there should be"),
      required("message", text()),
      required("nearest", list(near, 3), "The requests that came near, when there were too few"),
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

void write_reason(json::Writer& out, const Reason* reason) {
  if (reason == nullptr) return out.value(nullptr);
  json::Object object(out);
  object("check", reason->check);
  write_needed_and_held(out, object, reason->needed, reason->held);
  object("text", reason->text);
}

std::string_view outcome_of(Loss loss) {
  switch (loss) {
    case Loss::none: return "answered";
    case Loss::closed: return "closed";
    case Loss::reset: break;
  }
  return "reset";
}

void write_record(json::Writer& out, const Record& record) {
  json::Object object(out);
  object("number", record.number)("time", record.time)("method", record.method)("path", record.path);
  object("query", record.query)("operation", record.operation)("organization_id", record.organization_id);
  object("principal", record.principal);
  write_headers(out, record);
  object("request_body", record.request_body)("request_bytes", record.request_bytes);
  object("status", record.status)("reply_body", record.reply_body)("reply_bytes", record.reply_bytes);
  object("outcome", outcome_of(record.loss))("microseconds", record.took.count());
  if (record.fault_id.empty())
    object("fault", nullptr);
  else
    write_fault(out, record);
  object("note", record.note);
  out.name("reason");
  write_reason(out, record.reason.get());
}

// A number of a record, or a time.
bool read_since(const std::string& text, Journal::Wish& wish) {
  const bool is_number = !text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == std::string::npos;
  if (is_number)
    wish.since_number = std::stoull(text);
  else
    wish.since_time = parse_rfc3339(text);
  return is_number || wish.since_time;
}

// The journal also knows requests by and about those who are gone since.
Pattern read_pattern(const ControlCall& call, const json::Value& match, const std::string& pointer,
                     json::Problems& problems) {
  return Pattern(read_match(match, pointer, api::served(), *call.world.state(), &call.world.journal, problems));
}

Reply list(const ControlCall& call) {
  json::Problems problems;
  Journal::Wish wish{.pattern = read_pattern(call, call.query, "", problems)};
  for (auto& problem : problems)
    problem = {"", problem.message + " (in the query parameter " + problem.pointer.substr(1) + ")"};
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

Reply clear(const ControlCall& call) {
  call.world.journal.clear();
  return no_content();
}

const json::Shape& count_shape() {
  static const auto shape = json::integer(0, most_requests);
  return shape;
}
const json::Shape& range_shape() {
  static const auto shape =
      json::object({json::optional("at_least", count_shape()), json::optional("at_most", count_shape())});
  return shape;
}

// A number, or an object with at_least and at_most.
Expected read_times(const json::Value& body, json::Problems& problems) {
  Expected expected;
  const auto* times = body.find("times");
  if (times == nullptr) return expected;
  const bool is_range = times->kind() == "an object";
  for (auto& problem : json::check(is_range ? range_shape() : count_shape(), *times).problems) {
    const auto message =
        is_range ? problem.message : "times must be a number, 0 or more, or an object with at_least and at_most";
    problems.push_back({"/times" + problem.pointer, message});
  }
  if (!problems.empty()) return expected;

  const auto at_least = is_range ? times->integer("at_least") : body.integer("times");
  const auto at_most = is_range ? times->integer("at_most") : at_least;
  expected.at_least = static_cast<std::uint64_t>(at_least.value_or(0));
  if (at_most) expected.at_most = static_cast<std::uint64_t>(*at_most);
  if (expected.at_most && *expected.at_most < expected.at_least)
    problems.push_back({"/times/at_most", "at_most must be at least at_least, " + std::to_string(expected.at_least) +
                                              ", not " + std::to_string(*expected.at_most)});
  return expected;
}

void write_near_miss(json::Writer& out, const Verification::NearMiss& near) {
  json::Object object(out);
  object("number", near.record.number)("method", near.record.method)("path", near.record.path);
  object.list("misses", [&] {
    for (const auto& miss : near.misses) {
      json::Object each(out);
      each("pointer", "/match" + miss.pointer)("wanted", miss.wanted)("actual", miss.actual);
    }
  });
  out.name("reason");
  write_reason(out, near.record.reason.get());
}

std::string message_of(const Verification& result, const Expected& expected) {
  return "Expected " + expected.text() + " that match, found " + std::to_string(result.count) +
         (result.forgotten == 0
              ? ""
              : " among those that the journal still has; it has forgotten " + std::to_string(result.forgotten));
}

Reply verify(const ControlCall& call) {
  json::Problems problems;
  const auto* match = call.body.find("match");
  const auto pattern = match == nullptr ? Pattern() : read_pattern(call, *match, "/match", problems);
  const auto expected = read_times(call.body, problems);
  if (!problems.empty()) return answers::refuse(problems);

  const auto result = mock::verify(call.world.journal, pattern, expected);
  json::Writer out;
  {
    json::Object body(out);
    body("verified", result.is_verified)("count", result.count)("forgotten", result.forgotten);
    if (!result.is_verified) {
      body("expected", expected.text())("message", message_of(result, expected));
      body.list("nearest", [&] {
        for (const auto& near : result.nearest) write_near_miss(out, near);
      });
    }
  }
  return {result.is_verified ? 200 : 409, out.take()};
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
      {.id = "MockJournalVerify",
       .method = Method::post,
       .path = "/_mock/journal/verify",
       .body = verification,
       .reply = verified_shape,
       .other_reply = {409, not_verified_shape, "There were more or fewer of them"},
       .handler = verify,
       .summary = "Say whether there were as many requests as there should be"},
  };
}

}  // namespace mock::control
