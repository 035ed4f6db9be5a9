#include "base/ascii.h"

#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("Letters and digits are those of ASCII, whatever byte is asked about", "[base][ascii]") {
  const std::string_view digits = "0123456789";
  const std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
  const std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    const auto is_in = [&](std::string_view set) { return set.find(c) != std::string_view::npos; };
    INFO(byte);
    CHECK(ascii::is_digit(c) == is_in(digits));
    CHECK(ascii::is_lower(c) == is_in(lower));
    CHECK(ascii::is_upper(c) == is_in(upper));
    CHECK(ascii::is_letter(c) == (is_in(lower) || is_in(upper)));
    CHECK(ascii::is_letter_or_digit(c) == (is_in(digits) || is_in(lower) || is_in(upper)));
    CHECK(ascii::is_hex_digit(c) == is_in("0123456789abcdefABCDEF"));
    CHECK(ascii::to_lower(c) == (is_in(upper) ? lower[upper.find(c)] : c));
    CHECK(ascii::to_upper(c) == (is_in(lower) ? upper[lower.find(c)] : c));
  }
}

TEST_CASE("Text in lower case keeps what is not ASCII", "[base][ascii]") {
  CHECK(ascii::lower_case("Sofía@ACME.example Ä9") == "sofía@acme.example Ä9");
}

TEST_CASE("A text is all digits when each of its characters is one, and when it has none", "[base][ascii]") {
  CHECK(ascii::all("2026", ascii::is_digit));
  CHECK(ascii::all("", ascii::is_digit));
  CHECK_FALSE(ascii::all("20a6", ascii::is_digit));
}

}  // namespace
}  // namespace mock::test
