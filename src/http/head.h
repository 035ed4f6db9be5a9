#pragma once
// Finds the parts of a request's head where they lie (RFC 9112, 2 to 5): the method, the target, the fields. Nothing is
// copied. What they mean is for message.h.
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "exchange/request.h"

namespace mock {

/// Thrown: the request cannot be read, or where it ends cannot be told. It is answered, and the connection closed.
struct Unreadable : std::runtime_error {
  Unreadable(int answer, const std::string& why) : std::runtime_error(why), status(answer) {}
  int status;
};

inline constexpr std::size_t longest_head = std::size_t{64} << 10U;
inline constexpr std::size_t longest_target = std::size_t{8} << 10U;

struct Head {
  std::string_view method, target;
  int minor_version = 1;  // of HTTP/1
  Headers fields;         // without the spaces around their values
};

class HeadParser {
 public:
  /// `bytes` is all that has come of the request: at the same place as before, with more behind. True when the head is
  /// whole. Each line is looked at once, however slowly it comes.
  bool parse(std::string_view bytes);
  /// The next bytes are those of another request, or stand at another place.
  void restart();

  /// What has been found so far; whoever uses the fields may take them.
  [[nodiscard]] Head& head() { return head_; }
  [[nodiscard]] std::size_t size() const { return line_; }  // of a head that is whole

 private:
  void take(std::string_view line);
  void take_request_line(std::string_view line);

  Head head_;
  std::size_t line_ = 0;      // where the line at hand begins
  std::size_t searched_ = 0;  // its end is not before this
  bool has_request_line_ = false;
};

/// Takes a field apart that stands in a line of its own, of a head or behind chunks.
Headers::value_type field_in(std::string_view line);

/// The text without the blanks around it.
std::string_view without_blanks(std::string_view text);

/// "host" or "host:port", as it may stand in a target or in the field Host.
bool is_authority(std::string_view text);

/// Nothing that would end the value of a field, or is not to stand in one.
bool is_field_value(std::string_view text);

}  // namespace mock
