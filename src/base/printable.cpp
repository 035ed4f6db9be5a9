#include "base/printable.h"

namespace mock {

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : ' ');
    const bool is_of_the_second_set = byte == 0xc2U && next >= 0x80U && next < 0xa0U;
    if (is_of_the_second_set) ++at;
    out += is_of_the_second_set || byte < ' ' || byte == 0x7fU ? '?' : text[at];
  }
  return out;
}

}  // namespace mock
