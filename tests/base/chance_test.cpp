#include "base/chance.h"

#include <set>

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("The same seed makes the same ids and tokens", "[chance]") {
  Chance a{42, 0}, b{42, 0}, other{43, 0};
  const auto first = a.hex(11);
  CHECK(b.hex(11) == first);
  CHECK(other.hex(11) != first);
  CHECK(a.base64(103) == b.base64(103));
}

TEST_CASE("A copy goes on like the original: chance is part of the world", "[chance]") {
  Chance original{7, 0};
  original.hex(11);
  Chance copy = original;
  CHECK(copy == original);
  CHECK(copy.hex(11) == original.hex(11));
}

TEST_CASE("Base64 has its alphabet, its length and its padding", "[chance]") {
  Chance chance{1, 0};
  const auto [bytes, length, padding] =
      GENERATE(table<int, int, const char*>({{103, 140, "=="}, {104, 140, "="}, {105, 140, ""}}));
  const auto text = chance.base64(static_cast<std::size_t>(bytes));
  CHECK(text.size() == static_cast<std::size_t>(length));
  const auto body = text.substr(0, text.find('='));
  CHECK(text.substr(body.size()) == padding);
  CHECK(body.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") ==
        std::string::npos);
}

TEST_CASE("A hundred thousand ids are all different", "[chance]") {
  Chance chance{0, 0};
  std::set<std::string> ids;
  for (int i = 0; i < 100'000; ++i) ids.insert(chance.hex(11));
  CHECK(ids.size() == 100'000);
}

}  // namespace
}  // namespace mock
