// How the console is served. What it does in a browser is tested by scripts/console-test.
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

constexpr auto of_browsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

TEST_CASE("People who open the server come to the console, in their world and behind any prefix", "[console]") {
  AWorld world;
  const auto location = [&](std::string_view target) {
    const auto answer = world.as(nobody).with_header("Accept", of_browsers).get(target);
    CHECK(answer.status == 302);
    CHECK(answer.header("Vary") == "Accept");
    return std::string(answer.header("Location"));
  };
  CHECK(location("/") == "_mock/");
  CHECK(location("/_world/default/") == "_mock/");
  CHECK(location("/_world/default") == "default/_mock/");
  CHECK(location("/_mock") == "_mock/");
  CHECK(location("/doc/") == "../_mock/#/operations");
}

TEST_CASE("The files of the console may run nothing but themselves, and are in nobody's frame", "[console]") {
  AWorld world;
  for (const std::string target : {"/_mock/", "/_world/default/_mock/", "/_mock/console/app.js",
                                   "/_mock/console/views/requests.js", "/_mock/console/console.css"}) {
    INFO(target);
    const auto answer = world.as(nobody).get(target);
    CHECK(answer.status == 200);
    const std::string policy(answer.header("Content-Security-Policy"));
    CHECK(policy.starts_with("default-src 'none'; script-src 'self'; "));
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Referrer-Policy") == "no-referrer");
    const std::string tag(answer.header("ETag"));
    REQUIRE_FALSE(tag.empty());
    const auto again = world.as(nobody).with_header("If-None-Match", tag).get(target);
    CHECK(again.status == 304);
    CHECK(again.text.empty());
    CHECK(again.header("ETag") == tag);
  }
  CHECK(world.as(nobody).get("/_mock/console/nothing.js").status == 404);
  CHECK(world.as(nobody).get("/_mock/console/views/nothing.js").status == 404);
  const auto put = world.as(nobody).put("/_mock/console/app.js", {{"a", "b"}});
  CHECK(put.status == 405);
  CHECK(put.header("Allow") == "GET,HEAD");
}

TEST_CASE("The page comes without the control token, what it asks does not", "[console]") {
  AWorld world({.control = {.token = "secret"}});
  CHECK(world.as(nobody).get("/_mock/").status == 200);
  CHECK(world.as(nobody).get("/_mock/console/app.js").status == 200);
  CHECK(world.as(nobody).get("/_mock/journal").status == 401);
  CHECK(world.as(nobody).get("/_mock/journal/stream").status == 401);
}

}  // namespace
}  // namespace mock::test
