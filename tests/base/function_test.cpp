#include "base/function.h"

#include <memory>
#include <string>

#include "support/catch.h"

namespace mock::test {
namespace {

int doubled(int number) { return 2 * number; }

TEST_CASE("A function is called with what it is given, and answers", "[base][function]") {
  const Function<std::string(const std::string&, int)> repeated = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  CHECK(repeated("ab", 3) == "ababab");
  CHECK(Function<int(int)>(doubled)(21) == 42);
}

TEST_CASE("A function that nobody set is none", "[base][function]") {
  Function<int(int)> function;
  CHECK_FALSE(function);
  function = doubled;
  CHECK(function);
  function = {};
  CHECK_FALSE(function);
}

TEST_CASE("Copies share what a function holds, and the last one lets go of it", "[base][function]") {
  const auto held = std::make_shared<int>(7);
  Function<int()> one = [held] { return *held; };
  CHECK(held.use_count() == 2);
  {
    const auto other = one;
    one = {};
    CHECK(other() == 7);
    CHECK(held.use_count() == 2);
  }
  CHECK(held.use_count() == 1);
}

TEST_CASE("A function can change what it is given", "[base][function]") {
  const Function<void(int&)> raise = [](int& number) { ++number; };
  int number = 1;
  raise(number);
  CHECK(number == 2);
}

}  // namespace
}  // namespace mock::test
