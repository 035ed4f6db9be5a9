#include "http/client.h"

#include <chrono>
#include <optional>
#include <string_view>

#include "answer_reader.h"
#include "dial.h"
#include "encrypted.h"
#include "site.h"
#include "socket.h"

namespace mock {
namespace {

constexpr std::chrono::seconds to_connect(5);
constexpr std::chrono::seconds between_bytes(10);

struct Target {
  bool is_encrypted = false;
  std::string authority, host, port, path;
};

// Nothing when the URL is none of HTTP.
std::optional<Target> target_of(std::string_view url) {
  constexpr std::string_view plain = "http://";
  constexpr std::string_view encrypted = "https://";
  Target target;
  target.is_encrypted = url.starts_with(encrypted);
  if (!target.is_encrypted && !url.starts_with(plain)) return std::nullopt;
  url.remove_prefix(target.is_encrypted ? encrypted.size() : plain.size());
  const auto authority = url.substr(0, url.find_first_of("/?#"));
  target.authority = authority;
  target.host = host_in(authority);
  const auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  target.port = colon == std::string_view::npos ? std::string(target.is_encrypted ? "443" : "80")
                                                : std::string(authority.substr(colon + 1));
  target.path = url.substr(authority.size());
  if (!target.path.starts_with('/')) target.path = "/" + target.path;
  if (target.host.empty()) return std::nullopt;
  return target;
}

std::string text_of(const HttpRequest& request, const Target& target) {
  std::string text = std::string(request.method) + ' ' + target.path + " HTTP/1.1\r\nHost: " + target.authority +
                     "\r\nUser-Agent: aiven-mock\r\nAccept: */*\r\nConnection: close\r\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
  if (!request.body.empty()) text += "Content-Type: application/json\r\n";
  if (!request.body.empty() || request.method != "GET")
    text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return text + "\r\n";
}

std::optional<HttpAnswer> ask_over(Bytes& bytes, const HttpRequest& request, const Target& target) {
  if (!bytes.write(text_of(request, target), request.body)) return std::nullopt;
  return read_answer(bytes);
}

}  // namespace

std::optional<HttpAnswer> ask(const HttpRequest& request) {
  const auto target = target_of(request.url);
  if (!target) return std::nullopt;
  const Dialled line(target->host, target->port, to_connect);
  if (!line.is_connected()) return std::nullopt;
  Socket socket(line.socket(), between_bytes);
  if (!target->is_encrypted) return ask_over(socket, request, *target);
  try {
    Encrypted encrypted(Trust(), socket, target->host);
    return ask_over(encrypted, request, *target);
  } catch (const HandshakeFailure&) {
    return std::nullopt;
  }
}

}  // namespace mock
