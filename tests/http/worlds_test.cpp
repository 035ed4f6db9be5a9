// Many suites on one server at the same time.
#include <atomic>
#include <set>
#include <thread>

#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

std::string in(const std::string& world, const std::string& path) { return "/_world/" + world + path; }

int control(Wire& wire, std::string_view method, const std::string& path, const Json& body = nullptr) {
  return status_of(wire.ask(with_body(method, path, "", body.is_null() ? "" : body.dump())));
}

TEST_CASE("Eight suites on eight worlds see nothing of each other, while a ninth resets its own all the time",
          "[http][worlds][threads]") {
  constexpr int suites = 8;
  constexpr int rounds = 12;
  AServer server;
  auto wire = server.connect();
  REQUIRE(control(wire, "PUT", "/_mock/worlds/restless", {{"fork_of", "default"}}) == 200);

  std::atomic<bool> done = false;
  std::atomic<int> resets = 0;
  std::thread restless([&] {
    auto own = server.connect();
    do {
      own.ask(with_body("POST", in("restless", acme + "/application-users"), sofia, R"({"name": "restless"})"));
      resets += control(own, "POST", in("restless", "/_mock/reset")) == 204 ? 1 : 0;
    } while (!done);
  });

  std::atomic<int> wrong = 0;
  const auto suite = [&](int number) {
    const auto name = "suite-" + std::to_string(number);
    auto own = server.connect();
    wrong += control(own, "PUT", "/_mock/worlds/" + name, {{"fork_of", "default"}}) != 200 ? 1 : 0;
    const auto users = in(name, acme + "/application-users");
    const auto names = [&] {
      std::multiset<std::string> all;
      const auto listed = Json::parse(body_of(own.ask(get(users, sofia))));
      for (const auto& user : listed["application_users"]) all.insert(user["name"]);
      return all;
    };
    auto expected = names();
    for (int round = 0; round < rounds; ++round) {
      const auto made = name + "-" + std::to_string(round);
      wrong += status_of(own.ask(with_body("POST", users, sofia, Json{{"name", made}}.dump()))) != 200 ? 1 : 0;
      expected.insert(made);
      wrong += names() != expected ? 1 : 0;
      if (round == rounds / 2) wrong += control(own, "PUT", in(name, "/_mock/snapshots/half")) != 204 ? 1 : 0;
    }
    wrong += control(own, "POST", in(name, "/_mock/snapshots/half/restore")) != 204 ? 1 : 0;
    for (int round = rounds / 2 + 1; round < rounds; ++round) expected.erase(name + "-" + std::to_string(round));
    wrong += names() != expected ? 1 : 0;
    wrong += control(own, "DELETE", "/_mock/worlds/" + name) != 204 ? 1 : 0;
  };
  std::vector<std::thread> threads;
  for (int number = 0; number < suites; ++number) threads.emplace_back(suite, number);
  for (auto& thread : threads) thread.join();
  done = true;
  restless.join();
  CHECK(wrong == 0);
  CHECK(resets > 0);
}

// What a suite saw: every answer, byte by byte.
std::string transcript(AServer& server, const std::string& world) {
  auto wire = server.connect();
  std::string all;
  const auto users = in(world, acme + "/application-users");
  control(wire, "POST", in(world, "/_mock/faults"),
          {{"match", {{"method", "POST"}}}, {"probability", 0.5}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  for (int i = 0; i < 30; ++i) {
    all += wire.ask(with_body("POST", users, sofia, Json{{"name", "n" + std::to_string(i)}}.dump()));
    if (i % 10 == 0) all += wire.ask(get(users, sofia));
    if (i == 15) control(wire, "PUT", in(world, "/_mock/snapshots/s"));
  }
  control(wire, "POST", in(world, "/_mock/snapshots/s/restore"));
  all += wire.ask(with_body("POST", users, sofia, R"({"name": "last"})"));
  return all;
}

TEST_CASE("The same requests make the same ids, tokens and faults in every fork, in parallel and after a reset",
          "[http][worlds][determinism][threads]") {
  constexpr int suites = 8;
  AServer server;
  server.world().touch([](State& state) { state.clock = Clock::frozen_at(Time()); });
  auto wire = server.connect();
  for (int number = 0; number < suites; ++number)
    REQUIRE(control(wire, "PUT", "/_mock/worlds/w" + std::to_string(number), {{"fork_of", "default"}}) == 200);

  std::vector<std::string> seen(suites);
  std::vector<std::thread> threads;
  for (int number = 0; number < suites; ++number)
    threads.emplace_back([&, number] { seen[number] = transcript(server, "w" + std::to_string(number)); });
  for (auto& thread : threads) thread.join();
  CHECK(seen[0].find("HTTP/1.1 503") != std::string::npos);
  CHECK(seen[0].find("HTTP/1.1 200") != std::string::npos);
  for (const auto& each : seen) CHECK(each == seen[0]);

  REQUIRE(control(wire, "POST", in("w0", "/_mock/reset")) == 204);
  CHECK(transcript(server, "w0") == seen[0]);
}

TEST_CASE("A world that is deleted in the middle of a request lets it finish", "[http][worlds][threads]") {
  AServer server;
  auto wire = server.connect();
  REQUIRE(control(wire, "PUT", "/_mock/worlds/w", {{"fork_of", "default"}}) == 200);
  control(wire, "POST", in("w", "/_mock/faults"), {{"fault", {{"kind", "latency"}, {"ms", 150}}}});
  auto slow = server.connect();
  slow.send(get(in("w", "/v1/me"), sofia));
  REQUIRE(control(wire, "DELETE", "/_mock/worlds/w") == 204);
  const auto answer = status_of(slow.answer());
  CHECK((answer == 200 || answer == 404));  // whichever of the two came first, it was answered whole
  CHECK(status_of(wire.ask(get(in("w", "/v1/me"), sofia))) == 404);
}

}  // namespace
}  // namespace mock::test
