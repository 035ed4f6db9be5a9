#pragma once
// A body that comes in chunks (RFC 9112, 7.1). What chunks and trailers say beside the body is read and let go of.
#include <cstddef>
#include <string>
#include <string_view>

namespace mock {

class Chunks {
 public:
  /// Takes what it can from the front of `bytes`, adds what belongs to the body to `body`, and tells how many bytes it
  /// took: call again with the rest and more behind it, until is_whole(). Throws Unreadable.
  std::size_t take(std::string_view bytes, std::string& body);
  [[nodiscard]] bool is_whole() const { return next_ == Next::nothing; }

 private:
  enum class Next { size, data, end_of_data, trailer, nothing };
  void take_line(std::string_view line);
  void take_size(std::string_view line);

  Next next_ = Next::size;
  std::size_t left_ = 0;                 // bytes of the chunk at hand
  std::size_t in_all_ = 0, beside_ = 0;  // bytes of the body, and of what stands beside it
};

}  // namespace mock
