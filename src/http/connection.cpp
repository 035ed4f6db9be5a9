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

Connection::Connection(Bytes& bytes, const Socket& socket, Pipeline& pipeline, Terms terms)
    : bytes_(bytes), socket_(socket), pipeline_(pipeline), terms_(terms), remote_address_(socket.remote_address()) {
  request_.remote_address = remote_address_;
}

Loss Connection::serve() {
  try {
    while (read_request() && answer()) {
    }
  } catch (const Unreadable& unreadable) {
    refuse(unreadable.status, unreadable.what());
  } catch (const std::bad_alloc&) {
    body_ = {};
    refuse(500, "aiven-mock has no memory left for this request");
  }
  return loss_;
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
  if (message_.waits_for_continue && unread().empty() && !bytes_.write("HTTP/1.1 100 Continue\r\n\r\n", {}))
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
  const auto count = bytes_.read(in_.data() + end_, in_.size() - end_);
  end_ += count;
  if (has_begun && std::chrono::steady_clock::now() - *begun_ >= terms_.patience)
    throw Unreadable(408, "The request has not come whole within " +
                              std::to_string(std::chrono::ceil<std::chrono::seconds>(terms_.patience).count()) +
                              " seconds");
  return count > 0;
}

bool Connection::answer() {
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
    delivery.reply.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    return deliver(delivery, is_last ? Persistence::closes : kept);
  }
  return deliver(pipeline_.serve(request_), is_last ? Persistence::closes : kept);
}

// False when the connection is over.
bool Connection::deliver(const Delivery& delivery, Persistence persistence) {
  const auto& [reply, wire] = delivery;
  out_.clear();
  write_head(out_, reply, persistence);
  const auto body = message_.is_head ? std::string_view() : std::string_view(reply.body);
  const bool is_going_on = wire.is_as_it_is() ? bytes_.write(out_, body) : deliver_in_its_way(out_, body, wire);
  return is_going_on && persistence != Persistence::closes;
}

bool Connection::deliver_in_its_way(std::string_view head, std::string_view body, const WireEffect& wire) {
  if (wire.wait.count() > 0) socket_.pause(wire.wait);
  loss_ = wire.loss;
  if (loss_ == Loss::reset) socket_.break_off();
  if (loss_ != Loss::none) return false;
  const bool is_cut = wire.cut_at && *wire.cut_at < body.size();
  if (is_cut) body = body.substr(0, *wire.cut_at);
  const bool is_sent = wire.bytes_a_second ? drip(head, body, *wire.bytes_a_second) : bytes_.write(head, body);
  return is_sent && !is_cut;
}

// The head comes at once; the body in steps of a twentieth of a second, or of one byte.
bool Connection::drip(std::string_view head, std::string_view body, std::size_t bytes_a_second) {
  const auto step = std::max<std::size_t>(bytes_a_second / 20, 1);
  const std::chrono::microseconds interval(1'000'000 * step / bytes_a_second);
  bool is_going_on = bytes_.write(head, {});
  while (is_going_on && !body.empty()) {
    is_going_on = bytes_.write(body.substr(0, step), {});
    body.remove_prefix(std::min(step, body.size()));
    if (is_going_on && !body.empty()) is_going_on = socket_.pause(interval);
  }
  return is_going_on;
}

void Connection::refuse(int status, std::string_view why) {
  message_.is_head = parser_.head().method == "HEAD";
  deliver({answers::refuse(status, why)}, Persistence::closes);
  socket_.finish();
}

}  // namespace mock
