#include "support/wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace mock::test {

Wire::Wire(std::string_view base_url) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int port = 0;
  const auto digits = base_url.substr(base_url.rfind(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect to " + std::string(base_url));
  const timeval patience{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Wire::~Wire() {
  if (socket_ >= 0) ::close(socket_);
}

Wire::Wire(Wire&& other) noexcept : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

void Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the answer will tell
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Wire::receive() {
  std::array<char, 65536> buffer;
  const auto count = ::recv(socket_, buffer.data(), buffer.size(), 0);
  was_reset_ = count < 0 && errno == ECONNRESET;
  if (count > 0) received_.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string Wire::answer() {
  std::size_t head = 0;
  while ((head = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return std::exchange(received_, {});
  std::size_t length = 0;
  if (const auto at = received_.find("Content-Length: "); at < head)
    std::from_chars(received_.data() + at + 16, received_.data() + head, length);
  const auto end = head + 4 + length;
  while (received_.size() < end)
    if (!receive()) return std::exchange(received_, {});
  auto whole = received_.substr(0, end);
  received_.erase(0, end);
  return whole;
}

std::string Wire::head() {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return std::exchange(received_, {});
  auto head = received_.substr(0, end + 4);
  received_.erase(0, end + 4);
  return head;
}

std::string Wire::rest() {
  while (receive()) {
  }
  return std::exchange(received_, {});
}

bool Wire::is_closed() {
  std::array<char, 1024> ignored;
  return ::recv(socket_, ignored.data(), ignored.size(), 0) == 0;
}

std::string get(std::string_view path, std::string_view token, std::string_view headers) {
  std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n";
  if (!token.empty()) request += "Authorization: aivenv1 " + std::string(token) + "\r\n";
  return request + std::string(headers) + "\r\n";
}

std::string with_body(std::string_view method, std::string_view path, std::string_view token, std::string_view body) {
  return std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: aivenv1 " +
         std::string(token) + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

int status_of(std::string_view answer) {
  int status = 0;
  if (answer.size() > 12) std::from_chars(answer.data() + 9, answer.data() + 12, status);
  return status;
}

std::string_view body_of(std::string_view answer) {
  const auto head = answer.find("\r\n\r\n");
  return head == std::string_view::npos ? std::string_view() : answer.substr(head + 4);
}

}  // namespace mock::test
