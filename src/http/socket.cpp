#include "socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace mock {
namespace {

std::string text_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET)
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text.data(), text.size());
  else if (address.ss_family == AF_INET6)
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, text.data(), text.size());
  // A client that came over IPv4 to an IPv6 socket is known by its IPv4 address.
  std::string_view shown = text.data();
  if (shown.starts_with("::ffff:") && shown.find('.') != std::string_view::npos) shown.remove_prefix(7);
  return std::string(shown);
}

iovec piece_of(std::string_view text) { return {const_cast<char*>(text.data()), text.size()}; }  // only read

}  // namespace

Socket::Socket(int socket, std::chrono::milliseconds patience) : socket_(socket) {
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
  const timeval time{seconds.count(), std::chrono::microseconds(patience - seconds).count()};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

std::size_t Socket::read(char* to, std::size_t size) {
  if (end_ && !is_in_time()) return 0;
  ssize_t count = 0;
  do count = recv(socket_, to, size, 0);
  while (count < 0 && errno == EINTR);
  return static_cast<std::size_t>(std::max(count, ssize_t{0}));
}

// False when the time is over before something comes.
bool Socket::is_in_time() const {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end_ - std::chrono::steady_clock::now()).count();
  pollfd news{socket_, POLLIN, 0};
  return left > 0 && poll(&news, 1, static_cast<int>(left)) > 0;
}

bool Socket::write(std::string_view first, std::string_view second) {
  while (!first.empty() || !second.empty()) {
    std::array pieces{piece_of(first), piece_of(second)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    const auto count = sendmsg(socket_, &message, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    const auto of_first = std::min(static_cast<std::size_t>(count), first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(static_cast<std::size_t>(count) - of_first);
  }
  return true;
}

// Stopping closes the reading end of every socket, which is news as well.
bool Socket::pause(std::chrono::microseconds time) const {
  const auto end = std::chrono::steady_clock::now() + time;
  pollfd news{socket_, POLLRDHUP, 0};
  for (auto left = time; left.count() > 0;) {
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    if (poll(&news, 1, static_cast<int>(ms)) > 0) return false;
    left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now());
  }
  return true;
}

Socket::News Socket::wait_for(const Wakeup& wakeup, std::chrono::milliseconds time) const {
  std::array<pollfd, 2> news{{{socket_, POLLRDHUP, 0}, {wakeup.descriptor(), POLLIN, 0}}};
  const int count = poll(news.data(), news.size(), static_cast<int>(time.count()));
  if (count > 0 && news[0].revents != 0) return News::over;
  return count > 0 ? News::woken : News::none;
}

void Socket::finish() const {
  constexpr auto longest = std::chrono::seconds(1);
  ::shutdown(socket_, SHUT_WR);
  const auto end = std::chrono::steady_clock::now() + longest;
  std::array<char, 4096> ignored{};
  pollfd news{socket_, POLLIN, 0};
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0 || poll(&news, 1, static_cast<int>(left)) <= 0) return;
    if (recv(socket_, ignored.data(), ignored.size(), MSG_DONTWAIT) <= 0) return;
  }
}

void Socket::break_off() const {
  const linger at_once{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

std::string Socket::remote_address() const {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (getpeername(socket_, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
  return text_of(peer);
}

std::string Socket::own_address() const {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  if (getsockname(socket_, reinterpret_cast<sockaddr*>(&own), &size) != 0) return {};
  return text_of(own);
}

}  // namespace mock
