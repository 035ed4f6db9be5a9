#pragma once
// Reads one request out of bytes, in pieces, as a connection does.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock::fuzz {

struct ReadMessage {
  int refused = 0;  // with this status
  std::string why;  // it was refused
  bool is_whole = false;
  std::size_t size = 0;  // bytes that it takes, when it is whole
  std::string method, target;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
  bool keeps_connection = false;

  bool operator==(const ReadMessage&) const = default;
};

/// `step` bytes more at a time.
ReadMessage read_message(std::string_view bytes, std::size_t step);

}  // namespace mock::fuzz
