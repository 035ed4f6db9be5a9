#include "base/rare.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("What is given seldom takes a pointer's room", "[seldom]") {
  STATIC_REQUIRE(sizeof(Rare<std::string>) == sizeof(void*));
  STATIC_REQUIRE(sizeof(Rare<std::vector<int>>) == sizeof(void*));
}

TEST_CASE("It is used like std::optional", "[seldom]") {
  Rare<std::string> city;
  CHECK_FALSE(city.has_value());
  CHECK(city != std::string());  // none is not the empty text
  city = std::string_view("Turku");
  REQUIRE(city);
  CHECK(*city == "Turku");
  CHECK(city->size() == 5);
  CHECK(city == "Turku");
  city = std::optional<std::string>("Oulu");
  CHECK(city == std::string_view("Oulu"));
  city = std::optional<std::string>();
  CHECK(city == Rare<std::string>());
  city = "Vaasa";
  city.reset();
  CHECK_FALSE(city);
}

TEST_CASE("A copy keeps its value whatever becomes of the original", "[seldom]") {
  Rare<std::string> original = "Turku";
  const auto copy = original;
  CHECK(copy == original);
  original = "Oulu";
  CHECK(copy == "Turku");
  CHECK(copy != original);
}

}  // namespace
}  // namespace mock
