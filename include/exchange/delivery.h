#pragma once
// A reply and how it is to travel: what http/ is handed, and what tests look at instead of waiting.
#include <chrono>
#include <cstddef>
#include <optional>

#include "exchange/reply.h"

namespace mock {

/// How a connection ends without an answer.
enum class Loss {
  none,
  closed,  // as if the server had gone: FIN
  reset,   // as if the connection had broken: RST
};

/// What happens to a reply on the wire. As it is: nothing, it goes out at once and whole.
struct WireEffect {
  std::chrono::milliseconds wait{0};          // real time, before the first byte
  Loss loss = Loss::none;                     // instead of the reply
  std::optional<std::size_t> cut_at;          // bytes of the body, after which the connection closes
  std::optional<std::size_t> bytes_a_second;  // of the body

  [[nodiscard]] bool is_as_it_is() const {
    return wait.count() == 0 && loss == Loss::none && !cut_at && !bytes_a_second;
  }
};

struct Delivery {
  Reply reply;
  WireEffect wire{};
};

}  // namespace mock
