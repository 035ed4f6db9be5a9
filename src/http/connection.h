#pragma once
// One connection: reads requests into its buffer, has them answered where they lie, and writes the answers, in the way
// that a fault rule may want, until one of both sides ends it.
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "answer.h"
#include "bytes.h"
#include "exchange/delivery.h"
#include "head.h"
#include "message.h"
#include "pipeline/pipeline.h"
#include "socket.h"

namespace mock {

class Connection {
 public:
  struct Terms {
    std::chrono::milliseconds patience{0};  // a request that has begun must be whole after that
    bool is_for_one_request = false;
  };
  /// `bytes` are those that come and go through `socket`: itself, or what encrypts them.
  Connection(Bytes& bytes, const Socket& socket, Pipeline& pipeline, Terms terms);

  /// Serves the connection to its end. Returns how the last answer was lost.
  Loss serve();

 private:
  bool read_request();
  bool read_body();
  bool read_known_body();
  bool read_chunked_body();
  bool read_more();
  [[nodiscard]] std::string_view unread() const { return {in_.data() + start_, end_ - start_}; }
  bool answer();
  bool deliver(const Delivery& delivery, Persistence persistence);
  bool deliver_in_its_way(std::string_view head, std::string_view body, const WireEffect& wire);
  bool drip(std::string_view head, std::string_view body, std::size_t bytes_a_second);
  void refuse(int status, std::string_view why);

  static constexpr std::size_t room_for_bodies = std::size_t{16} << 10U;

  Bytes& bytes_;
  const Socket& socket_;
  Pipeline& pipeline_;
  const Terms terms_;
  const std::string remote_address_;
  Loss loss_ = Loss::none;

  // The request at hand. Its head stays where it is in `in_` until it is answered.
  HeadParser parser_;
  Message message_{};
  Request request_{};
  std::string body_;                                              // if it is not in `in_` as well
  std::string out_;                                               // the head of its answer
  std::optional<std::chrono::steady_clock::time_point> begun_{};  // when it had not come whole at once

  std::size_t kept_ = 0, start_ = 0, end_ = 0;           // in `in_`: the head ends; what is unread begins, and ends
  std::array<char, longest_head + room_for_bodies> in_;  // NOLINT(*-member-init): pages that are not used cost nothing
};

}  // namespace mock
