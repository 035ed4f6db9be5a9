#include "listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "message.h"
#include "resolve.h"

namespace mock {
namespace {

constexpr int backlog = 4096;
constexpr std::size_t longest_look = 2048;  // at what a client that waits asks for: the control API's targets are short
constexpr int soon_ms = 100;                // when something that could not be had is tried again

// SO_REUSEADDR, so that a server can start again at once; not SO_REUSEPORT, with which a second one would quietly share
// a port that is in use.
int listening_socket(const addrinfo& address) {
  const int socket =
      ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address.ai_protocol);
  if (socket < 0) return -1;
  const int on = 1;
  const int off = 0;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (address.ai_family == AF_INET6) setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  if (::bind(socket, address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket, backlog) == 0) return socket;
  ::close(socket);
  return -1;
}

int port_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

// The target of a request that begins like this, or nothing while more of its line is to come.
std::optional<std::string_view> target_in(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  const auto line = head.substr(0, head.find_first_of("\r\n"));
  const auto begin = std::min(line.find(' '), line.size());
  const auto target = line.substr(std::min(begin + 1, line.size()));
  const auto end = target.find(' ');
  if (end == std::string_view::npos && line.size() == head.size() && head.size() < longest_look) return std::nullopt;
  return path_and_query(target.substr(0, end));
}

}  // namespace

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
  if (epoll_ >= 0) ::close(epoll_);
}

int Listener::bind(const std::string& host, int port) {
  const auto addresses = addresses_of(host, std::to_string(port), AI_PASSIVE);
  for (const auto* address = addresses.get(); address != nullptr && socket_ < 0; address = address->ai_next)
    socket_ = listening_socket(*address);
  if (socket_ < 0)
    throw std::runtime_error("cannot listen on " + host + " port " + std::to_string(port) +
                             ": the port is in use or the address is not one of this machine");
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  if (epoll_ < 0) throw std::runtime_error("cannot listen on " + host + ": no more files can be opened");
  watch(socket_, EPOLLIN, EPOLL_CTL_ADD);
  return port_of(socket_);
}

void Listener::watch(int descriptor, unsigned events, int how) const {
  epoll_event event{};
  event.events = events;
  event.data.fd = descriptor;
  epoll_ctl(epoll_, how, descriptor, &event);
}

void Listener::run(const Rooms& rooms) {
  bool is_resting = false;  // no descriptor is left
  std::array<epoll_event, 64> events{};
  while (!stopping_) {
    const bool is_short = is_resting || rooms.pool.is_short_of_threads();
    const int count = epoll_wait(epoll_, events.data(), events.size(), is_short ? soon_ms : -1);
    if (is_short) rooms.pool.try_to_grow();
    bool is_somebody_there = is_resting;
    for (int i = 0; i < count; ++i) {
      const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
      if (socket == socket_)
        is_somebody_there = true;
      else
        look_at(socket, rooms);
    }
    // After the others, so that none of the events is about a socket that is no more and whose number is this one's.
    if (!is_somebody_there) continue;
    const bool was_resting = std::exchange(is_resting, !accept_one(rooms));
    if (is_resting != was_resting) watch(socket_, is_resting ? 0U : unsigned{EPOLLIN}, EPOLL_CTL_MOD);
  }
}

void Listener::stop() {
  stopping_ = true;
  if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);  // wakes run()
}

// Something has come from a client that has to wait. The control API is served at once, and so is who has gone away:
// then the descriptor is free. What is looked at here is still there to be read.
void Listener::look_at(int socket, const Rooms& rooms) {
  std::array<char, longest_look> begin{};
  const auto count = ::recv(socket, begin.data(), begin.size(), MSG_PEEK | MSG_DONTWAIT);
  const auto target = target_in({begin.data(), static_cast<std::size_t>(std::max(count, ssize_t{0}))});
  const bool is_served = count < 0 && errno == EAGAIN;  // by now, and what has come has been read
  const bool is_gone = count <= 0 && !is_served;
  if (!is_served && !is_gone && !target) return;  // there is more to come
  watch(socket, 0, EPOLL_CTL_DEL);
  if (is_gone || (target && rooms.pipeline.is_for_control(*target))) rooms.pool.hurry(socket);
}

bool Listener::accept_one(const Rooms& rooms) {
  if (rooms.connections.size() >= rooms.most_open) return false;
  const int socket = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  if (socket < 0) return errno == EAGAIN || errno == EINTR || errno == ECONNABORTED;
  try {
    take(socket, rooms);
  } catch (const std::bad_alloc&) {
    rooms.connections.remove(socket);
    ::close(socket);
  }
  return true;
}

void Listener::take(int socket, const Rooms& rooms) {
  if (!rooms.connections.add(socket)) {
    ::close(socket);
    return;
  }
  if (!rooms.pool.take(socket)) watch(socket, EPOLLIN | EPOLLRDHUP | EPOLLET, EPOLL_CTL_ADD);
}

}  // namespace mock
