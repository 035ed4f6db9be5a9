#include "connection.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "answers/refuse.h"
#include "chunks.h"

namespace mock {
namespace {

constexpr std::size_t most_reserved = std::size_t{1} << 20U;  // for a body of which only its length is known

}  // namespace

// NOLINTNEXTLINE(*-pro-type-member-init): what has not been read into `in_` is not looked at
Connection::Connection(Socket& socket, Pipeline& pipeline, const Site& site, Terms terms)
    : socket_(socket), pipeline_(pipeline), site_(site), terms_(terms), remote_address_(socket.remote_address()) {
  request_.remote_address = remote_address_;
}

Loss Connection::serve() {
  try {
    bool is_going_on = begin();
    while (is_going_on) is_going_on = read_request() && answer();
    end();
  } catch (const HandshakeFailure& failure) {
    pipeline_.tell_of_handshake(remote_address_, failure.what());
    socket_.finish();
  } catch (const Unreadable& unreadable) {
    refuse(unreadable.status, unreadable.what());
  } catch (const std::bad_alloc&) {
    body_ = {};
    refuse(500, "aiven-mock has no memory left for this request");
  }
  return loss_;
}

// The first byte of a connection, and of what is in a tunnel, tells whether it is encrypted.
bool Connection::begin() {
  constexpr char handshake = 0x16;  // a record of TLS begins with its type, and this one comes first
  if (unread().empty() && !read_more()) return false;
  if (site_.tls != nullptr && unread().front() == handshake) encrypt();
  return true;
}

void Connection::encrypt() {
  constexpr std::chrono::milliseconds longest = std::chrono::seconds(10);
  const auto first = unread();
  const auto end = std::chrono::steady_clock::now() + std::min(longest, terms_.patience);
  socket_.wait_until(end);
  try {
    encrypted_.push_back(std::make_unique<Encrypted>(*site_.tls, *bytes_, first));
  } catch (const HandshakeFailure&) {
    if (std::chrono::steady_clock::now() < end) throw;
    throw HandshakeFailure("it was not done in time");
  }
  socket_.wait_until(std::nullopt);
  bytes_ = encrypted_.back().get();
  request_.scheme = "https";
  start_ = end_ = 0;
  begun_.reset();
}

bool Connection::read_request() {
  parser_.restart();
  begun_.reset();
  kept_ = 0;
  if (body_.capacity() > most_reserved) body_ = {};
  if (start_ == end_) start_ = end_ = 0;
  while (!parser_.parse(unread()))
    if (!read_more()) return false;
  message_ = understood(parser_.head());
  start_ += parser_.size();
  kept_ = start_;
  return read_body();
}

bool Connection::read_body() {
  request_.body = {};
  if (!message_.is_chunked && message_.body_length == 0) return true;
  if (message_.waits_for_continue && unread().empty() && !bytes_->write("HTTP/1.1 100 Continue\r\n\r\n", {}))
    return false;
  return message_.is_chunked ? read_chunked_body() : read_known_body();
}

bool Connection::read_known_body() {
  const auto length = message_.body_length;
  if (unread().size() >= length) {
    request_.body = unread().substr(0, length);
    start_ += length;
    return true;
  }
  body_.clear();
  body_.reserve(std::min(length, most_reserved));
  while (true) {
    const auto piece = unread().substr(0, length - body_.size());
    body_ += piece;
    start_ += piece.size();
    if (body_.size() == length) break;
    if (!read_more()) return false;
  }
  request_.body = body_;
  return true;
}

bool Connection::read_chunked_body() {
  Chunks chunks;
  body_.clear();
  while (true) {
    start_ += chunks.take(unread(), body_);
    if (chunks.is_whole()) break;
    if (!read_more()) return false;
  }
  request_.body = body_;
  return true;
}

// Reads behind what is unread, which is moved up to what is kept.
bool Connection::read_more() {
  if (start_ > kept_) {
    std::memmove(in_.data() + kept_, in_.data() + start_, end_ - start_);
    end_ = kept_ + (end_ - start_);
    start_ = kept_;
    if (kept_ == 0) parser_.restart();
  }
  const bool has_begun = end_ > 0;
  const auto now = has_begun ? std::chrono::steady_clock::now() : std::chrono::steady_clock::time_point();
  if (has_begun && !begun_) begun_ = now;
  // One encrypted read may take many of the socket, as long as a record does not come whole.
  if (!encrypted_.empty()) socket_.wait_until(begun_.value_or(std::chrono::steady_clock::now()) + terms_.patience);
  const auto count = bytes_->read(in_.data() + end_, in_.size() - end_);
  end_ += count;
  if (has_begun && std::chrono::steady_clock::now() - *begun_ >= terms_.patience)
    throw Unreadable(408, "The request has not come whole within " +
                              std::to_string(std::chrono::ceil<std::chrono::seconds>(terms_.patience).count()) +
                              " seconds");
  return count > 0;
}

// What follows in the tunnel is a connection of its own to the host that we stand in for.
bool Connection::open_tunnel() {
  if (is_in_tunnel_) throw Unreadable(501, "There is no tunnel in a tunnel");
  if (site_.tls == nullptr)
    throw Unreadable(501, "CONNECT needs a certificate for " + std::string(stood_in_for) +
                              ": start the server with --tls, or the command with exec --intercept");
  is_in_tunnel_ = true;
  kept_ = 0;
  return bytes_->write("HTTP/1.1 200 Connection established\r\n\r\n", {}) && begin();
}

// A target that names its host is for a proxy. We are one for a single host, and for what asks ourselves as if we were.
void Connection::refuse_others() const {
  const auto& authority = *message_.authority;
  if (equal_ignoring_case(host_in(authority), stood_in_for)) return;
  if (!message_.is_connect && site_.is(authority, socket_.own_address())) return;
  throw Unreadable(403, "aiven-mock is a proxy for " + std::string(stood_in_for) + " alone, and leads nobody to " +
                            std::string(host_in(authority)) + ": NO_PROXY may name what is not to be asked through it");
}

bool Connection::answer() {
  if (message_.authority) refuse_others();
  if (message_.is_connect) return open_tunnel();
  request_.method = message_.method;
  request_.target = message_.target;
  std::swap(request_.headers, parser_.head().fields);
  if (message_.authority)
    for (auto& [name, value] : request_.headers)
      if (equal_ignoring_case(name, "Host")) value = *message_.authority;
  const bool is_last = !message_.keeps_connection || terms_.is_for_one_request;
  const auto kept = parser_.head().minor_version == 0 ? Persistence::kept : Persistence::by_default;
  if (message_.target == "*") {
    Delivery delivery{no_content()};
    delivery.reply.headers.emplace_back("Allow", "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT");
    return deliver(delivery, is_last ? Persistence::closes : kept);
  }
  return deliver(pipeline_.serve(request_), is_last ? Persistence::closes : kept);
}

// False when the connection is over.
bool Connection::deliver(const Delivery& delivery, Persistence persistence) {
  const auto& [reply, wire] = delivery;
  if (reply.more && !message_.is_head) return deliver_as_it_comes(reply);
  out_.clear();
  write_head(out_, reply, persistence);
  const auto body = message_.is_head ? std::string_view() : std::string_view(reply.body);
  const bool is_going_on = wire.is_as_it_is() ? bytes_->write(out_, body) : deliver_in_its_way(out_, body, wire);
  return is_going_on && persistence != Persistence::closes;
}

// Whoever waits for more holds no thread that a request needs. Its end is that of the connection.
bool Connection::deliver_as_it_comes(const Reply& reply) {
  const auto wakeup = std::make_shared<const Wakeup>();  // the source may ring until it is gone
  const Pool::Leave leave(terms_.seat);
  if (!wakeup->is_there() || !leave.is_granted())
    throw Unreadable(503, "There are as many answers without end as there may be, " +
                              std::to_string(Pool::most_on_leave) + ": end another one first");
  reply.more->call_when_there_is_more([wakeup] { wakeup->ring(); });
  out_.clear();
  write_head(out_, reply, Persistence::closes);
  if (bytes_->write(out_, reply.body))
    while (go_on_with(*reply.more, *wakeup)) {
    }
  return false;
}

// False when it is over.
bool Connection::go_on_with(Source& source, const Wakeup& wakeup) {
  constexpr auto a_while = std::chrono::seconds(15);
  wakeup.clear();
  while (true) {
    const auto piece = source.take();
    if (!piece) return false;
    if (piece->empty()) break;
    if (!bytes_->write(*piece, {})) return false;
  }
  const auto news = socket_.wait_for(wakeup, a_while);
  if (news == Socket::News::none) return bytes_->write(source.sign_of_life(), {});
  return news != Socket::News::over;
}

bool Connection::deliver_in_its_way(std::string_view head, std::string_view body, const WireEffect& wire) {
  if (wire.wait.count() > 0) socket_.pause(wire.wait);
  loss_ = wire.loss;
  if (loss_ == Loss::reset) socket_.break_off();
  is_lost_ = loss_ != Loss::none;
  if (is_lost_) return false;
  const bool is_cut = wire.cut_at && *wire.cut_at < body.size();
  if (is_cut) body = body.substr(0, *wire.cut_at);
  is_lost_ = is_cut;
  const bool is_sent = wire.bytes_a_second ? drip(head, body, *wire.bytes_a_second) : bytes_->write(head, body);
  return is_sent && !is_cut;
}

// The head comes at once; the body in steps of a twentieth of a second, or of one byte.
bool Connection::drip(std::string_view head, std::string_view body, std::size_t bytes_a_second) {
  const auto step = std::max<std::size_t>(bytes_a_second / 20, 1);
  const std::chrono::microseconds interval(1'000'000 * step / bytes_a_second);
  bool is_going_on = bytes_->write(head, {});
  while (is_going_on && !body.empty()) {
    is_going_on = bytes_->write(body.substr(0, step), {});
    body.remove_prefix(std::min(step, body.size()));
    if (is_going_on && !body.empty()) is_going_on = socket_.pause(interval);
  }
  return is_going_on;
}

void Connection::refuse(int status, std::string_view why) {
  message_.is_head = parser_.head().method == "HEAD";
  deliver({answers::refuse(status, why)}, Persistence::closes);
  end();
  socket_.finish();
}

// A client that is not told that this was all has to take it for cut off.
void Connection::end() {
  if (!encrypted_.empty() && !is_lost_) encrypted_.back()->end();
}

}  // namespace mock
