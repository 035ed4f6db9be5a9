// A server in the process of a test, as C++ programs have it.
#include "aiven_mock/server.h"

#include "support/a_world.h"
#include "support/catch.h"
#include "support/wire.h"

namespace mock::test {
namespace {

const std::string application_users = acme + "/application-users";

// The status and the id of an application user that is made.
std::string make_bot(const aiven_mock::Server& server) {
  const auto answer =
      Wire(server.url()).ask(with_body("POST", application_users, server.token(), R"({"name": "nightly"})"));
  REQUIRE(status_of(answer) == 200);
  return nlohmann::json::parse(body_of(answer)).at("user_id");
}

TEST_CASE("A server in the process serves the demo, and tells what clients need to know") {
  const aiven_mock::Server server;
  CHECK(status_of(Wire(server.url()).ask(get("/v1/me", server.token()))) == 200);
  CHECK(server.token() == sofia);
  CHECK(server.organization_id() == acme_id);
  CHECK(server.organization_name() == "Acme");
  CHECK(server.project_name() == "acme-website");
  CHECK(server.payment_method_id() == "pm5a1e9d0c001");
}

TEST_CASE("Servers in one process do not see each other") {
  const aiven_mock::Server one;
  const aiven_mock::Server other;
  make_bot(one);
  CHECK(Wire(one.url()).ask(get(application_users, sofia)).find("nightly") != std::string::npos);
  CHECK(Wire(other.url()).ask(get(application_users, sofia)).find("nightly") == std::string::npos);
}

TEST_CASE("A server in the process begins with a fixture, a time and a seed of one's own") {
  const aiven_mock::Server empty({.fixture = "empty", .clock = "2031-01-31T09:30:00Z"});
  CHECK(empty.organization_name() == "Empty");
  CHECK(empty.project_name().empty());

  auto fixture = demo();
  fixture["organizations"][0]["organization_name"] = "Mine";
  aiven_mock::Server mine({.fixture = fixture.dump(), .clock = "2031-01-31T09:30:00Z", .seed = 7});
  CHECK(mine.organization_name() == "Mine");
  CHECK(nlohmann::json::parse(mine.control("GET", "/clock")).at("now") == "2031-01-31T09:30:00Z");

  const aiven_mock::Server again({.fixture = fixture.dump(), .seed = 7});
  CHECK(make_bot(mine) == make_bot(again));
}

TEST_CASE("A server in the process is controlled without a socket") {
  aiven_mock::Server server;
  server.control("POST", "/faults", R"({"times": 1, "fault": {"kind": "status", "status": 503}})");
  auto wire = Wire(server.url());
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 503);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  CHECK(nlohmann::json::parse(server.control("GET", "/journal")).at("requests").size() == 2);
  server.advance(std::chrono::hours(24 * 365 * 200));
  CHECK(nlohmann::json::parse(server.control("GET", "/clock")).at("now").get<std::string>().starts_with("22"));
}

template <class Act>
std::string refusal_of(Act act) {
  try {
    act();
  } catch (const aiven_mock::Refused& refused) {
    return refused.what();
  }
  return "none";
}

TEST_CASE("What is wrong with a server in the process is told, and where") {
  using aiven_mock::Server;
  CHECK(refusal_of([] { Server({.clock = "noon"}); }) == R"(clock: "noon" is no time such as 2026-01-31T09:30:00Z)");
  CHECK(refusal_of([] { Server({.fixture = "dmeo"}); }).starts_with("fixture:1:1: "));
  CHECK(refusal_of([] { Server({.fixture = R"({"version": 1, "user": []})"}); }).find("user") != std::string::npos);
  Server server;
  const auto asked = [&](std::string_view method, std::string_view path, std::string_view body) {
    return refusal_of([&] { server.control(method, path, body); });
  };
  CHECK(asked("GET", "/nowhere", "").find("404") != std::string::npos);
  CHECK(asked("FLY", "/clock", "").find("405") != std::string::npos);
  CHECK(asked("POST", "/faults", R"({"fault": {"kind": "flood"}})").find("/fault/kind") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
