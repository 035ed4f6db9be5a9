#include "answers/refuse.h"

#include "json/text.h"

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

void write_error(json::Text& out, int status, std::string_view message, std::string_view error_code) {
  json::Object error(out);
  error("message", message)("status", status);
  if (!error_code.empty()) error("error_code", error_code);
}

}  // namespace

Reply refuse(const Refusal& refusal) {
  return refuse(status_of(refusal.code->kind), refusal.message, refusal.code->name);
}

Reply refuse(const json::Faults& faults) {
  json::Text out;
  std::string all;
  {
    json::Object body(out);
    body.list("errors", [&] {
      for (const auto& fault : faults) {
        const auto message = to_text(fault);
        write_error(out, 400, message, refusals::bad_request.name);
        (all += all.empty() ? "" : "; ") += message;
      }
    });
    if (const auto rest = faults.rest(); !rest.empty()) all += "; " + rest;
    body("message", all);
  }
  return {400, out.take()};
}

Reply refuse(int status, std::string_view message, std::string_view error_code) {
  json::Text out;
  {
    json::Object body(out);
    body.list("errors", [&] { write_error(out, status, message, error_code); })("message", message);
  }
  return {status, out.take()};
}

std::string to_text(const json::Fault& fault) {
  if (fault.place)
    return "line " + std::to_string(fault.place->line) + ", column " + std::to_string(fault.place->column) + ": " +
           fault.message;
  return fault.message + (fault.pointer.empty() ? "" : " (at " + fault.pointer + ")");
}

const json::Shape& error_shape() {
  using namespace json;
  static const Shape shape = object({
      required("errors", list(object({
                             required("message", text()),
                             required("status", integer(400, 599)),
                             optional("error_code", text(), "Missing where the API gives none"),
                         }))),
      required("message", text()),
  });
  return shape;
}

}  // namespace mock::answers
