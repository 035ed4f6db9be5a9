// An error in place of the answer.
#include <algorithm>

#include "base/ascii.h"
#include "exchange/request.h"
#include "kinds.h"

namespace mock::faults {
namespace {

using json::operator/;

std::vector<json::Field> parameters() {
  return {
      json::required("status", json::integer(400, 599), "Of the answer"),
      json::optional("error_code", json::text(), "None when it is left out"),
      json::optional("message", json::text(), "For people; told by the status when it is left out"),
      json::optional("headers", json::map(json::text()), "More headers of the answer, such as Retry-After"),
  };
}

bool is_printable(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return (c >= ' ' && c != '\x7f') || c < '\0' || c == '\t'; });
}

// These say where an answer ends; the server writes them.
bool is_the_servers_own(std::string_view name) {
  return equal_ignoring_case(name, "Content-Length") || equal_ignoring_case(name, "Transfer-Encoding") ||
         equal_ignoring_case(name, "Connection");
}

void check_header(std::string_view name, std::string_view value, json::Problems& problems) {
  const auto pointer = std::string("/headers") / name;
  if (!ascii::is_http_token(name)) problems.push_back({pointer, "this is no name of a header"});
  if (is_the_servers_own(name)) problems.push_back({pointer, "this header is for the server to write"});
  if (!is_printable(value)) problems.push_back({pointer, "a header has no control characters"});
}

bool is_there(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view wanted) {
  return std::any_of(headers.begin(), headers.end(),
                     [wanted](const auto& header) { return equal_ignoring_case(header.first, wanted); });
}

std::string usual_message(int status) {
  switch (status) {
    case 429: return "Too many requests";
    case 500: return "Internal server error";
    case 502: return "Bad gateway";
    case 503: return "Service unavailable";
    case 504: return "Gateway timeout";
    default: return "Status " + std::to_string(status) + ", as a fault rule wants";
  }
}

Act act(const json::Value& parameters, json::Problems& problems) {
  StandIn reply;
  reply.status = static_cast<int>(parameters.integer("status").value_or(0));
  reply.error_code = parameters.text("error_code");
  reply.message = parameters.optional_text("message").value_or(usual_message(reply.status));
  if (const auto* headers = parameters.find("headers"))
    for (const auto& [name, value] : headers->as_members()) {
      check_header(name, value.as_text(), problems);
      if (is_there(reply.headers, name))
        problems.push_back({"/headers/" + std::string(name), "this header is given twice"});
      reply.headers.emplace_back(name, value.as_text());
    }
  return [reply = std::move(reply)](const Occasion&, Effect& effect) {
    effect.stand_in = reply;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind status_fault{"status", parameters, act};

}  // namespace mock::faults
