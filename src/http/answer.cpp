#include "answer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "exchange/request.h"

namespace mock {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 47> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {418, "I'm a teapot"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {424, "Failed Dependency"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
    {511, "Network Authentication Required"},
}};

std::string_view reason_of(int status) {
  const auto* const found = std::lower_bound(reasons.begin(), reasons.end(), status,
                                             [](const auto& each, int wanted) { return each.first < wanted; });
  if (found != reasons.end() && found->first == status) return found->second;
  return status >= 500 ? "Server Error" : status >= 400 ? "Client Error" : "Other";
}

void append(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

bool has_content_type(const Reply& reply) {
  return std::any_of(reply.headers.begin(), reply.headers.end(),
                     [](const auto& header) { return equal_ignoring_case(header.first, "Content-Type"); });
}

}  // namespace

// A 204 has no length (RFC 9110, 8.6), and neither has what goes on; what has no body has no type. A fault rule may say
// what the body is.
void write_head(std::string& out, const Reply& reply, Persistence persistence) {
  out += "HTTP/1.1 ";
  append(out, static_cast<std::size_t>(reply.status));
  (out += ' ') += reason_of(reply.status);
  if (persistence == Persistence::closes) out += "\r\nConnection: close";
  if (persistence == Persistence::kept) out += "\r\nConnection: keep-alive";
  if (reply.status != 204 && !reply.more) append(out += "\r\nContent-Length: ", reply.body.size());
  if ((!reply.body.empty() || reply.more) && !has_content_type(reply))
    (out += "\r\nContent-Type: ") += reply.content_type;
  for (const auto& [name, value] : reply.headers) (((out += "\r\n") += name) += ": ") += value;
  out += "\r\n\r\n";
}

}  // namespace mock
