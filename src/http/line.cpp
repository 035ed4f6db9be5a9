#include "line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace mock {
namespace {

constexpr std::size_t longest_head = std::size_t{64} << 10U;
constexpr std::size_t longest_skipped_body = std::size_t{1} << 20U;
constexpr std::size_t worth_no_copy = std::size_t{16} << 10U;   // bodies this long are sent from where they are
constexpr std::size_t longest_request = std::size_t{1} << 30U;  // a fixture may be put through the control API

constexpr std::string_view end_of_head = "\r\n\r\n";

// Where the answer begins, behind "100 Continue" if that is still there too.
std::size_t head_start_of(std::string_view answer) {
  return answer.starts_with("HTTP/1.1 100") ? answer.find(end_of_head) + end_of_head.size() : 0;
}
std::size_t body_start_of(std::string_view answer) {
  const auto head = head_start_of(answer);
  return std::min(answer.find(end_of_head, head), answer.size() - end_of_head.size()) + end_of_head.size();
}

}  // namespace

thread_local Line* Line::current = nullptr;

Line::Line(socket_t socket, Terms terms) : socket_(socket), terms_(terms) {
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const timeval patience{terms.patience.count(), 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);

  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (getpeername(socket_, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer.ss_family == AF_INET) {
    const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(peer);
    inet_ntop(AF_INET, &ipv4.sin_addr, text.data(), text.size());
    remote_port_ = ntohs(ipv4.sin_port);
  } else if (peer.ss_family == AF_INET6) {
    const auto& ipv6 = reinterpret_cast<const sockaddr_in6&>(peer);
    inet_ntop(AF_INET6, &ipv6.sin6_addr, text.data(), text.size());
    remote_port_ = ntohs(ipv6.sin6_port);
  }
  remote_address_ = text.data();
  // A client that came over IPv4 to an IPv6 socket is known by its IPv4 address.
  if (remote_address_.starts_with("::ffff:") && remote_address_.find('.') != std::string::npos)
    remote_address_.erase(0, 7);
}

bool Line::wait_for_request() {
  answered = malformed = client_closes = false;
  wire = {};
  hidden_headers.clear();
  has_made_up_length = false;
  body_left_ = 0;
  budget_ = longest_head;
  return in_start_ < in_end_ || receive();
}

void Line::expect_body(std::size_t length) {
  body_left_ = length;
  budget_ = longest_request;
}

bool Line::finish_request() {
  if (is_last() || body_left_ > longest_skipped_body) return false;
  std::array<char, 4096> ignored{};
  while (body_left_ > 0)
    if (read(ignored.data(), std::min(ignored.size(), body_left_)) <= 0) return false;
  return true;
}

bool Line::send(std::string_view bytes, int flags) const {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | flags);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Line::flush(int flags) {
  const bool sent = send(out_, flags);
  out_.clear();
  return sent;
}

// The library calls every status that it does not know an Internal Server Error, as if it were a 500.
void Line::name_unknown_status() {
  constexpr std::string_view version = "HTTP/1.1 ", wrong = " Internal Server Error\r\n";
  const auto status = head_start_of(out_) + version.size();
  const std::string_view answer(out_);
  if (answer.size() < status + 3 || !answer.substr(status + 3).starts_with(wrong)) return;
  if (answer.substr(status, 3) == "500") return;
  out_.replace(status + 3, wrong.size(), answer[status] == '4' ? " Client Error\r\n" : " Server Error\r\n");
}

bool Line::deliver() {
  if (wire.wait.count() > 0) pause(wire.wait);
  if (wire.loss != Loss::none) {
    lose();
    return false;
  }
  if (out_.empty()) return true;
  name_unknown_status();
  const auto body = body_start_of(out_);
  const bool is_cut = wire.cut_at && body + *wire.cut_at < out_.size();
  if (is_cut) out_.resize(body + *wire.cut_at);
  return (wire.bytes_a_second ? drip(*wire.bytes_a_second) : flush()) && !is_cut;
}

// Waits, without holding anything but this thread. False, and at once, when the client goes away or the server stops:
// stopping closes the reading end of every socket.
bool Line::pause(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  pollfd news{socket_, POLLRDHUP, 0};
  for (auto left = time; left.count() > 0;) {
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    if (poll(&news, 1, static_cast<int>(ms)) > 0) return false;
    left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now());
  }
  return true;
}

// A socket that is closed with unread bytes sends RST by itself, so for a FIN they are read first.
void Line::lose() {
  out_.clear();
  if (wire.loss == Loss::reset) {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  } else {
    answered = true;
    finish_request();
  }
}

// The head comes at once; the body in steps of a twentieth of a second, or of one byte.
bool Line::drip(std::size_t bytes_a_second) {
  const auto step = std::max<std::size_t>(bytes_a_second / 20, 1);
  const std::chrono::microseconds interval(1'000'000 * step / bytes_a_second);
  const std::string answer = std::move(out_);
  out_.clear();
  std::string_view body = answer;
  bool is_going_on = send(body.substr(0, body_start_of(answer)));
  body.remove_prefix(body_start_of(answer));
  while (is_going_on && !body.empty()) {
    is_going_on = send(body.substr(0, step));
    body.remove_prefix(std::min(step, body.size()));
    if (is_going_on && !body.empty()) is_going_on = pause(interval);
  }
  return is_going_on;
}

bool Line::receive() {
  if (!flush()) return false;  // the client may be waiting for "100 Continue" before it goes on
  ssize_t count = 0;
  do count = recv(socket_, in_.data(), in_.size(), 0);
  while (count < 0 && errno == EINTR);
  in_start_ = 0;
  in_end_ = count > 0 ? static_cast<std::size_t>(count) : 0;
  return count > 0;
}

ssize_t Line::read(char* to, size_t size) {
  if (size == 1 && in_start_ < in_end_ && budget_ > 0 && body_left_ == 0) {  // the library reads heads byte by byte
    *to = in_[in_start_++];
    --budget_;
    return 1;
  }
  if (budget_ == 0) return -1;
  if (in_start_ == in_end_ && !receive()) return 0;
  const auto count = std::min({size, in_end_ - in_start_, budget_});
  std::memcpy(to, in_.data() + in_start_, count);
  in_start_ += count;
  budget_ -= count;
  body_left_ -= std::min(count, body_left_);
  return static_cast<ssize_t>(count);
}

ssize_t Line::write(const char* from, size_t size) {
  if (size >= worth_no_copy && wire.is_as_it_is()) {
    name_unknown_status();
    if (!flush(MSG_MORE) || !send({from, size})) return -1;
    return static_cast<ssize_t>(size);
  }
  out_.append(from, size);
  return static_cast<ssize_t>(size);
}

void Line::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = remote_address_;
  port = remote_port_;
}

void Line::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace mock
