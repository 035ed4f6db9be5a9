#include "base/nearest.h"

#include "support/catch.h"

namespace mock::test {
namespace {

using Names = std::vector<std::string_view>;

TEST_CASE("A word with a slip in it is taken for the name it was meant to be", "[nearest]") {
  const Names names{"latency", "stale_read", "status", "ApplicationUserCreate", "ApplicationUsersList", "demo"};
  const auto [word, name] = GENERATE(table<const char*, const char*>({
      {"latncy", "latency"},                               // left out
      {"sstatus", "status"},                               // added
      {"stale-read", "stale_read"},                        // changed
      {"dmeo", "demo"},                                    // swapped
      {"applicationusercreate", "ApplicationUserCreate"},  // only the case differs
      {"ApplicationUserCrate", "ApplicationUserCreate"},
      {"ApplicationUserList", "ApplicationUsersList"},
      {"LATNECY", "latency"},
  }));
  INFO(word);
  CHECK(nearest(word, names) == name);
}

TEST_CASE("A word that is near to nothing gets no name", "[nearest]") {
  const Names names{"get", "id", "latency"};
  for (const auto* word : {"", "x", "ie", "put", "lateness of trains", "rain"}) {
    INFO(word);
    CHECK_FALSE(nearest(word, names).has_value());
  }
  CHECK_FALSE(nearest("latency", Names{}).has_value());
}

TEST_CASE("Of two letters nothing but the case may be wrong, and of three one", "[nearest]") {
  CHECK(nearest("ID", {"id"}) == "id");
  CHECK_FALSE(nearest("ie", {"id"}).has_value());
  CHECK(nearest("gte", {"get"}) == "get");
  CHECK_FALSE(nearest("git", {"bat"}).has_value());
}

TEST_CASE("Of names that are equally near the case decides, and then the order", "[nearest]") {
  CHECK(nearest("post", {"pose", "POST"}) == "POST");
  CHECK(nearest("namee", {"NAME", "name"}) == "name");
  CHECK(nearest("caat", {"cart", "cast"}) == "cart");
  CHECK(nearest("caat", {"cast", "cart"}) == "cast");
}

TEST_CASE("A word that is one of the names is no slip", "[nearest]") {
  CHECK_FALSE(nearest("users", {"user", "users"}).has_value());
}

TEST_CASE("Words of more than 100 characters are not looked at, nor names", "[nearest]") {
  const std::string longest(100, 'a');
  CHECK(nearest(longest, {"aaa", std::string_view(longest).substr(1)}) == std::string_view(longest).substr(1));
  CHECK_FALSE(nearest(longest + 'a', {longest}).has_value());
  const auto too_long = longest + 'a';
  CHECK_FALSE(nearest(longest, {too_long}).has_value());
}

TEST_CASE("The question is put behind a message", "[nearest]") {
  CHECK(did_you_mean("dmeo", {"demo", "empty"}) == "; did you mean \"demo\"?");
  CHECK(did_you_mean("nothing of the kind", {"demo", "empty"}).empty());
}

}  // namespace
}  // namespace mock::test
