// POST /_mock/journal/verify
#include "journal/verify.h"

#include "answers/refuse.h"
#include "journal_pattern.h"
#include "json/writer.h"
#include "tables.h"
#include "write_reason.h"

namespace mock::control {
namespace {

using json::operator/;

constexpr std::int64_t most_requests = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t longest_order = 100;

const json::Shape& verification() {
  using namespace json;
  static const auto shape = object({
      optional("match", answered_shape(), "Which requests; all when it is left out"),
      optional("times", anything(), "How many there should be: a number, or an object with at_least and at_most"),
      optional("in_order", list(answered_shape(), longest_order).not_empty(),
               "Instead of match and times: requests that should have come one after another"),
      optional("nothing_else", boolean(), "Whether no other requests may be there; default: false").or_else("false"),
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
      required("wanted", text(), "Of a body: as JSON"),
      required("actual", text(), "Of a body: as JSON; empty where there is nothing"),
  });
  static const auto request = object({
      required("number", integer(1, most_requests), "In the journal"),
      required("method", text()),
      required("path", text()),
  });
  static const auto near = request.with({
      required("misses", list(miss), "None: it came too early"),
      required("reason", reason_shape().or_null(), "Why it was refused; null: it was not"),
  });
  static const auto shape = verified_shape().with({
      required("expected", text(), "How many there should be"),
      required("message", text()),
      required("nearest", list(near, 3), "The requests that came near, when there were too few"),
      required("others", list(request, 3), "The first ones that should not be there"),
  });
  return shape;
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

std::vector<Pattern> read_order(const ControlCall& call, json::Problems& problems) {
  std::vector<Pattern> patterns;
  for (const auto& match : call.body.list("in_order"))
    patterns.push_back(read_pattern(call, match, std::string("/in_order") / patterns.size(), problems));
  for (const std::string_view other : {"match", "times"})
    if (call.body.find(other) != nullptr)
      problems.push_back({"" / other, "in_order says which requests, and how many: " + std::string(other) +
                                          " must be left out beside it"});
  return patterns;
}

void write_request(json::Object& object, const Record& record) {
  object("number", record.number)("method", record.method)("path", record.path);
}

void write_near_miss(json::Writer& out, const Verification::NearMiss& near, const std::string& pointer) {
  json::Object object(out);
  write_request(object, near.record);
  object.list("misses", [&] {
    for (const auto& miss : near.misses) {
      json::Object each(out);
      each("pointer", pointer + miss.pointer)("wanted", miss.wanted)("actual", miss.actual);
    }
  });
  out.name("reason");
  write_reason(out, near.record.reason.get());
}

// What was asked, and the words for it.
struct Question {
  std::string expected;  // "exactly 2"
  std::string of_what;   // " that match"
  std::string pointer;   // to the pattern that near misses are about
};

std::string message_of(const Verification& result, const Question& question) {
  auto message = "Expected " + question.expected + question.of_what + ", found " + std::to_string(result.count);
  if (result.forgotten > 0)
    message += " among those that the journal still has; it has forgotten " + std::to_string(result.forgotten);
  if (result.missing)
    message += "; none" + (result.after == 0 ? "" : " after request " + std::to_string(result.after)) +
               " matches the pattern at " + question.pointer;
  if (result.other_count > 0)
    message += "; " + std::to_string(result.other_count) + " other request(s) should not be there";
  return message;
}

Reply reply_of(const Verification& result, const Question& question) {
  json::Writer out;
  {
    json::Object body(out);
    body("verified", result.is_verified)("count", result.count)("forgotten", result.forgotten);
    if (!result.is_verified) {
      body("expected", question.expected)("message", message_of(result, question));
      body.list("nearest", [&] {
        for (const auto& near : result.nearest) write_near_miss(out, near, question.pointer);
      });
      body.list("others", [&] {
        for (const auto& record : result.others) {
          json::Object object(out);
          write_request(object, record);
        }
      });
    }
  }
  return {result.is_verified ? 200 : 409, out.take()};
}

Reply verify(const ControlCall& call) {
  json::Problems problems;
  const auto others = call.body.flag("nothing_else") ? Others::must_not_be : Others::may_be;
  const auto and_nothing_else = std::string(others == Others::must_not_be ? ", and nothing else" : "");
  if (call.body.find("in_order") != nullptr) {
    const auto patterns = read_order(call, problems);
    if (!problems.empty()) return answers::refuse(problems);
    const auto result = verify_order(call.world.journal, patterns, others);
    return reply_of(result, {std::to_string(patterns.size()), " in this order" + and_nothing_else,
                             std::string("/in_order") / result.missing.value_or(0)});
  }
  const auto* match = call.body.find("match");
  const auto pattern = match == nullptr ? Pattern() : read_pattern(call, *match, "/match", problems);
  const auto expected = read_times(call.body, problems);
  if (!problems.empty()) return answers::refuse(problems);
  return reply_of(mock::verify(call.world.journal, pattern, expected, others),
                  {expected.text(), " that match" + and_nothing_else, "/match"});
}

}  // namespace

std::vector<ControlOperation> verify_operations() {
  return {
      {.id = "MockJournalVerify",
       .method = Method::post,
       .path = "/_mock/journal/verify",
       .body = verification,
       .reply = verified_shape,
       .other_reply = {409, not_verified_shape, "There were more or fewer of them, or others"},
       .handler = verify,
       .summary = "Say whether the requests were made that should be, and no others"},
  };
}

}  // namespace mock::control
