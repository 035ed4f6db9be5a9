// Many worlds on one server.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

// The same path in another world.
std::string in(const std::string& world, const std::string& path) { return "/_world/" + world + path; }

Answer put_world(AWorld& server, const std::string& name, const Json& body) {
  return server.as(nobody).with_header("Host", "localhost:8080").put("/_mock/worlds/" + name, body);
}

std::size_t count_of_users(AWorld& server, const std::string& world) {
  const auto answer = server.as(sofia).get(in(world, users));
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["application_users"].size();
}

TEST_CASE("A world is made from a built-in fixture, and tells what a suite needs", "[worlds]") {
  AWorld server;
  const auto made = put_world(server, "suite-1", {{"fixture_name", "demo"}});
  CHECK(made.status == 200);
  auto told = made.json;
  CHECK(told["tokens"]["mike@acme.example"] == mike);
  CHECK(told["tokens"].size() > 5);
  told.erase("tokens");
  CHECK(told == Json{{"name", "suite-1"},
                     {"base_url", "http://localhost:8080/_world/suite-1"},
                     {"token", sofia},
                     {"organization_id", acme_id},
                     {"organization_name", "Acme"},
                     {"project_name", "acme-website"},
                     {"payment_method_id", "pm5a1e9d0c001"}});
  CHECK(server.as(nobody).with_header("Host", "localhost:8080").get("/_mock/worlds/suite-1").json == made.json);
  CHECK(server.as(sofia).get(in("suite-1", "/v1/me")).status == 200);
  const auto empty = put_world(server, "empty", {{"fixture_name", "empty"}});
  CHECK(empty.json["organization_name"] == "Empty");
  CHECK(empty.json["project_name"].is_null());
}

TEST_CASE("A world gets its name from a label, and an empty body forks the default world", "[worlds]") {
  AWorld server;
  server.make_application_user("here");
  const auto add = [&](const Json& body) { return server.control(Method::post, "/_mock/worlds", body); };
  const auto fork = server.control(Method::post, "/_mock/worlds");
  CHECK(fork.json["name"] == "world-1");
  CHECK(count_of_users(server, "world-1") == count_of_users(server, "default"));
  const std::string name = add({{"label", "TestUsers/it cannot [log in]: \u00e4"}}).json["name"];
  CHECK(name == "TestUsers-it-cannot-log-in-2");
  CHECK(server.as(sofia).get(in(name, "/v1/me")).status == 200);
  CHECK(add({{"label", "../.."}, {"fixture_name", "empty"}}).json["name"] == "..-..-3");
  CHECK(add({{"label", std::string(1000, 'x')}}).json["name"] == std::string(100, 'x') + "-4");
  put_world(server, "taken-5", {{"fork_of", "default"}});
  CHECK(add({{"label", "taken"}}).json["name"] == "taken-6");
  CHECK(add({{"fixture_name", "empty"}, {"fork_of", "default"}}).status == 400);
  CHECK(add({{"fork_of", "nowhere"}}).status == 404);
  CHECK(add({{"colour", "red"}}).message() == "unknown field \"colour\" (at /colour)");
}

TEST_CASE("A world is made from a fixture in the request", "[worlds]") {
  AWorld server;
  auto fixture = demo();
  fixture["organizations"][0]["organization_name"] = "Inline";
  fixture["faults"] = {{{"match", {{"operation", "UserInfo"}}}, {"fault", {{"kind", "status"}, {"status", 500}}}}};
  CHECK(put_world(server, "w", {{"fixture", fixture}}).json["organization_name"] == "Inline");
  CHECK(server.as(sofia).get(in("w", "/v1/me")).status == 500);
  CHECK(server.as(sofia).get("/v1/me").status == 200);
  const auto nobody_there = put_world(server, "bare", {{"fixture", {{"version", 1}}}});
  CHECK(nobody_there.status == 200);
  CHECK(nobody_there.json["token"].is_null());
}

TEST_CASE("A fork begins as its origin is, with its clock and its ids, and goes its own way", "[worlds]") {
  AWorld server;
  server.make_application_user("before");
  server.advance(3600);
  server.fault({{"fault", {{"kind", "latency"}, {"ms", 1}}}});
  server.control(Method::put, "/_mock/snapshots/s");
  CHECK(put_world(server, "fork", {{"fork_of", "default"}}).status == 200);

  CHECK(count_of_users(server, "fork") == count_of_users(server, "default"));
  CHECK(server.control(Method::get, in("fork", "/_mock/clock")).json["now"] == "2026-01-01T01:00:00Z");
  CHECK(server.control(Method::get, in("fork", "/_mock/faults")).json["faults"].empty());
  CHECK(server.control(Method::get, in("fork", "/_mock/snapshots")).json["snapshots"].empty());

  const auto here = server.as(sofia).post(users, {{"name", "n"}}).json;
  const auto there = server.as(sofia).post(in("fork", users), {{"name", "n"}}).json;
  CHECK(here == there);  // the ids to come are the same
  server.as(sofia).post(in("fork", users), {{"name", "another"}});
  CHECK(count_of_users(server, "fork") == count_of_users(server, "default") + 1);

  server.control(Method::post, in("fork", "/_mock/reset"));
  CHECK(count_of_users(server, "fork") + 1 == count_of_users(server, "default"));  // as it was when it was forked
}

TEST_CASE("Every world has a clock, faults and snapshots of its own", "[worlds]") {
  AWorld server;
  put_world(server, "w", {{"fork_of", "default"}});
  server.control(Method::post, in("w", "/_mock/clock/advance"), {{"seconds", 60}});
  CHECK(server.control(Method::get, "/_mock/clock").json["now"] == start_of_time);
  server.control(Method::post, in("w", "/_mock/faults"), {{"fault", {{"kind", "status"}, {"status", 503}}}});
  CHECK(server.as(sofia).get(in("w", "/v1/me")).status == 503);
  CHECK(server.as(sofia).get("/v1/me").status == 200);
  server.control(Method::put, in("w", "/_mock/snapshots/s"));
  CHECK(server.control(Method::post, "/_mock/snapshots/s/restore").status == 404);
}

TEST_CASE("Worlds are listed, counted and deleted", "[worlds]") {
  AWorld server;
  put_world(server, "b", {{"fork_of", "default"}});
  put_world(server, "a", {{"fork_of", "b"}});
  const auto listed = server.as(nobody).with_header("Host", "127.0.0.1").get(in("a", "/_mock/worlds")).json;
  CHECK(listed == Json{{"worlds",
                        {{{"name", "a"}, {"base_url", "http://127.0.0.1/_world/a"}},
                         {{"name", "b"}, {"base_url", "http://127.0.0.1/_world/b"}},
                         {{"name", "default"}, {"base_url", "http://127.0.0.1"}}}}});
  CHECK(server.control(Method::get, "/_mock/health").json["worlds"] == 3);
  CHECK(server.control(Method::remove, "/_mock/worlds/a").status == 204);
  CHECK(server.control(Method::get, "/_mock/health").json["worlds"] == 2);
  CHECK(count_of_users(server, "b") > 0);
}

TEST_CASE("A world that is put again is a new one", "[worlds]") {
  AWorld server;
  put_world(server, "w", {{"fork_of", "default"}});
  server.as(sofia).post(in("w", users), {{"name", "n"}});
  const auto before = count_of_users(server, "default");
  CHECK(count_of_users(server, "w") == before + 1);
  CHECK(put_world(server, "w", {{"fork_of", "default"}}).status == 200);
  CHECK(count_of_users(server, "w") == before);
}

TEST_CASE("With If-None-Match a world is only made if there is none", "[worlds]") {
  AWorld server;
  const auto put_new = [&](std::string_view condition) {
    return server.as(nobody).with_header("If-None-Match", condition).put("/_mock/worlds/w", {{"fork_of", "default"}});
  };
  CHECK(put_new("*").status == 200);
  server.as(sofia).post(in("w", users), {{"name", "n"}});
  const auto refused = put_new("*");
  CHECK(refused.status == 412);
  CHECK(refused.message() == "There is a world \"w\" already");
  CHECK(count_of_users(server, "w") == count_of_users(server, "default") + 1);
  CHECK(put_new("\"tag\"").status == 400);
}

TEST_CASE("A world that is not there is 404, and named", "[worlds]") {
  AWorld server;
  const auto message = "There is no world \"lost\"";
  for (const auto* path : {"/v1/me", "/_mock/state", "/_mock/worlds", ""}) {
    const auto answer = server.as(sofia).get(in("lost", path));
    CHECK(answer.status == 404);
    CHECK(answer.message() == message);
  }
  CHECK(server.control(Method::remove, "/_mock/worlds/lost").message() == message);
  CHECK(server.control(Method::get, "/_mock/worlds/lost").message() == message);
  const auto fork = put_world(server, "w", {{"fork_of", "lost"}});
  CHECK(fork.status == 404);
  CHECK(fork.message() == message);
  CHECK(server.control(Method::get, "/_mock/health").json["worlds"] == 1);
}

TEST_CASE("The default world is neither replaced nor deleted", "[worlds]") {
  AWorld server;
  const auto replaced = put_world(server, "default", {{"fixture_name", "empty"}});
  CHECK(replaced.status == 409);
  CHECK(replaced.message() == "The world \"default\" is always there; PUT /_mock/state replaces what is in it");
  CHECK(server.control(Method::remove, "/_mock/worlds/default").status == 409);
  CHECK(count_of_users(server, "default") > 0);
}

TEST_CASE("What cannot become a world is refused with everything that is wrong with it", "[worlds][limits]") {
  AWorld server;
  CHECK(put_world(server, std::string(128, 'n'), {{"fork_of", "default"}}).status == 200);
  for (const auto& name : {std::string(129, 'n'), std::string("a%20b"), std::string("%C3%A4"), std::string("..")}) {
    const auto answer = put_world(server, name, {{"fork_of", "default"}});
    CHECK(answer.status == 400);
    CHECK(answer.message().starts_with("the name of a world has 1 to 128 letters, digits, '.', '_' and '-', not "));
  }
  CHECK(put_world(server, "w", Json::object()).message() ==
        "a world needs exactly one of fixture, fixture_name and fork_of");
  CHECK(put_world(server, "w", {{"fork_of", "default"}, {"fixture_name", "demo"}}).status == 400);
  CHECK(put_world(server, "w", {{"fork_of", 1}}).message() == "fork_of must be a string, not an integer (at /fork_of)");
  CHECK(put_world(server, "w", {{"fixture_name", "mine"}}).message() ==
        "there is no built-in fixture \"mine\", only demo and empty (at /fixture_name)");

  auto fixture = demo();
  fixture["users"][0]["user_id"] = fixture["users"][1]["user_id"];
  fixture["users"][2]["colour"] = "red";
  const auto by_shape = put_world(server, "w", {{"fixture", fixture}});
  CHECK(by_shape.message() == "unknown field \"colour\" (at /fixture/users/2/colour)");
  fixture["users"][2].erase("colour");
  const auto by_meaning = put_world(server, "w", {{"fixture", fixture}});
  CHECK(by_meaning.status == 400);
  CHECK(by_meaning.message().find("(at /fixture/users/1/user_id)") != std::string::npos);
  CHECK(server.control(Method::get, "/_mock/worlds/w").status == 404);
}

}  // namespace
}  // namespace mock::test
