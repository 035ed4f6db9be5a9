// `headers`: more headers of an answer, a parameter of several kinds.
#include <algorithm>

#include "base/ascii.h"
#include "exchange/request.h"
#include "kinds.h"

namespace mock::faults {
namespace {

using json::operator/;

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

bool is_there(const ReplyHeaders& headers, std::string_view wanted) {
  return std::any_of(headers.begin(), headers.end(),
                     [wanted](const auto& header) { return equal_ignoring_case(header.first, wanted); });
}

}  // namespace

json::Field headers_field() {
  return json::optional("headers", json::map(json::text()), "More headers of the answer, such as Retry-After");
}

ReplyHeaders headers_of(const json::Value& parameters, json::Problems& problems) {
  ReplyHeaders all;
  const auto* headers = parameters.find("headers");
  if (headers == nullptr) return all;
  for (const auto& [name, value] : headers->as_members()) {
    check_header(name, value.as_text(), problems);
    if (is_there(all, name)) problems.push_back({"/headers/" + std::string(name), "this header is given twice"});
    all.emplace_back(name, value.as_text());
  }
  return all;
}

}  // namespace mock::faults
