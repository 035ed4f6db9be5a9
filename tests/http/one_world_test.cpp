// Requests that are in flight while the world is replaced.
#include <array>
#include <atomic>
#include <thread>
#include <vector>

#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

// Signs up, and does with the new account what needs it to be there until the answer.
void live_a_short_life(Wire& wire, int number, std::array<std::atomic<int>, 600>& statuses) {
  const auto count = [&](const std::string& answer) { ++statuses[static_cast<std::size_t>(status_of(answer))]; };
  const Json wish{{"email", "n" + std::to_string(number) + "@new.example"},
                  {"real_name", "N"},
                  {"password", "Nobody guesses this 17"}};
  const auto made = wire.ask(with_body("POST", "/v1/user", "", wish.dump()));
  count(made);
  if (status_of(made) != 200) return;
  const std::string token = Json::parse(body_of(made))["token"];
  for (int i = 0; i < 4; ++i) {
    count(wire.ask(with_body("PATCH", "/v1/me", token, R"({"real_name": "M"})")));
    count(wire.ask(get("/v1/me", token)));
    // After a reset the same sign-ups make the same tokens, so all clients may find themselves in one account, whose
    // tokens have a limit.
    if (i < 2) count(wire.ask(with_body("POST", "/v1/access_token", token, R"({"description": "d"})")));
    count(
        wire.ask(with_body("PUT", "/v1/me/2fa", token, R"({"method": "otp", "password": "Nobody guesses this 17"})")));
  }
}

TEST_CASE("A request sees one world, whole, while others reset it", "[http][threads]") {
  AServer server;
  std::array<std::atomic<int>, 600> statuses{};
  std::atomic<bool> done = false;
  std::thread restless([&] {
    auto wire = server.connect();
    while (!done) wire.ask(with_body("POST", "/_mock/reset", "", ""));
  });
  std::vector<std::thread> clients;
  for (int client = 0; client < 4; ++client)
    clients.emplace_back([&, client] {
      auto wire = server.connect();
      for (int i = 0; i < 60; ++i) live_a_short_life(wire, client * 1000 + i, statuses);
    });
  for (auto& client : clients) client.join();
  done = true;
  restless.join();
  std::vector<int> seen;
  for (int status = 0; status < 600; ++status)
    if (statuses[static_cast<std::size_t>(status)] > 0) seen.push_back(status);
  CHECK(seen == std::vector{200, 401});  // 401: of whom the account has gone with the world that it was in
}

}  // namespace
}  // namespace mock::test
