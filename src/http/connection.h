#pragma once
// One connection: reads requests into its buffer, has them answered where they lie, and writes the answers, in the way
// that a fault rule may want, until one of both sides ends it.
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer.h"
#include "bytes.h"
#include "encrypted.h"
#include "exchange/delivery.h"
#include "head.h"
#include "message.h"
#include "pipeline/pipeline.h"
#include "pool.h"
#include "site.h"
#include "socket.h"

namespace mock {

class Connection {
 public:
  struct Terms {
    std::chrono::milliseconds patience{0};  // a request that has begun must be whole after that
    bool is_for_one_request = false;
    Pool::Seat* seat = nullptr;  // in the pool, which it leaves to an answer without end; null: there are none
  };
  Connection(Socket& socket, Pipeline& pipeline, const Site& site, Terms terms);

  /// Serves the connection to its end. Returns how the last answer was lost.
  Loss serve();

 private:
  bool begin();
  void encrypt();
  bool open_tunnel();
  void refuse_others() const;
  bool read_request();
  bool read_body();
  bool read_known_body();
  bool read_chunked_body();
  bool read_more();
  [[nodiscard]] std::string_view unread() const { return {in_.data() + start_, end_ - start_}; }
  bool answer();
  bool deliver(const Delivery& delivery, Persistence persistence);
  bool deliver_in_its_way(std::string_view head, std::string_view body, const WireEffect& wire);
  bool deliver_as_it_comes(const Reply& reply);
  bool go_on_with(Source& source, const Wakeup& wakeup);
  bool drip(std::string_view head, std::string_view body, std::size_t bytes_a_second);
  void refuse(int status, std::string_view why);
  void end();

  static constexpr std::size_t room_for_bodies = std::size_t{16} << 10U;

  Socket& socket_;
  Pipeline& pipeline_;
  const Site& site_;
  const Terms terms_;
  std::vector<std::unique_ptr<Encrypted>> encrypted_;  // each inside of the one before
  Bytes* bytes_ = &socket_;                            // the last of them, if any
  bool is_in_tunnel_ = false;
  const std::string remote_address_;
  Loss loss_ = Loss::none;
  bool is_lost_ = false;  // the last answer, or its end: then the client is not told that this was all

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
