#include "answers/refuse.h"

#include "json/writer.h"

namespace mock::answers {
namespace {

int status_of(Kind kind) {
  switch (kind) {
    case Kind::invalid: return 400;
    case Kind::unknown_caller: return 401;
    case Kind::forbidden: return 403;
    case Kind::missing: return 404;
    case Kind::conflict: return 409;
    case Kind::gone: return 410;
    case Kind::unsupported: return 501;
    case Kind::incomplete: return 510;
  }
  return 500;
}

void write_error(json::Writer& out, int status, std::string_view message, std::string_view error_code,
                 std::string_view hint = {}) {
  json::Object error(out);
  error("message", message)("status", status);
  if (!error_code.empty()) error("error_code", error_code);
  if (!hint.empty()) error("hint", hint);
}

// In the API's words, or in our own where it has none that we know.
std::string message_of(const Reading& reading, std::size_t position) {
  const auto& words = reading.in_api_words;
  return position < words.size() ? words[position].message : to_text(reading.problems[position]);
}

}  // namespace

Reply refuse(const Refusal& refusal) {
  return refuse(status_of(refusal.code->kind), refusal.message, refusal.code->name);
}

Reply refuse(const json::Problems& problems) {
  json::Writer out;
  std::string all;
  {
    json::Object body(out);
    body.list("errors", [&] {
      for (const auto& problem : problems) {
        const auto message = to_text(problem);
        write_error(out, 400, message, refusals::bad_request.name);
        (all += all.empty() ? "" : "; ") += message;
      }
    });
    if (const auto rest = problems.rest(); !rest.empty()) all += "; " + rest;
    body("message", all);
  }
  Reply reply{400, out.take()};
  reply.error_code = refusals::bad_request.name;
  return reply;
}

Reply refuse_input(const Reading& reading) {
  constexpr int invalid = 400;
  json::Writer out;
  {
    json::Object body(out);
    body.list("errors", [&] {
      for (std::size_t i = 0; i < reading.problems.size(); ++i) {
        const auto message = message_of(reading, i);
        const auto ours = to_text(reading.problems[i]);
        write_error(out, invalid, message, {}, ours == message ? std::string() : ours);
      }
      if (const auto rest = reading.problems.rest(); !rest.empty()) write_error(out, invalid, rest, {});
    });
    body("message", message_of(reading, 0));
  }
  return {invalid, out.take()};
}

Reply refuse(int status, std::string_view message, std::string_view error_code) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("errors", [&] { write_error(out, status, message, error_code); })("message", message);
  }
  Reply reply{status, out.take()};
  reply.error_code = error_code;
  return reply;
}

std::string to_text(const json::Problem& problem) {
  if (problem.position)
    return "line " + std::to_string(problem.position->line) + ", column " + std::to_string(problem.position->column) +
           ": " + problem.message;
  return problem.message + (problem.pointer.empty() ? "" : " (at " + problem.pointer + ")");
}

const json::Shape& error_shape() {
  using namespace json;
  static const Shape shape = object({
      required("errors", list(object({
                             required("message", text()),
                             required("status", integer(400, 599)),
                             optional("error_code", text(), "Missing where the API gives none"),
                             optional("hint", text(), "Of the mock alone: what it has to add"),
                         }))),
      required("message", text()),
  });
  return shape;
}

}  // namespace mock::answers
