// What becomes of connections when something runs out: threads, descriptors, memory. They wait, or are told, or are
// closed; the server goes on, and the control API answers.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>

#include "paths.h"
#include "support/a_server.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using std::chrono::steady_clock;

std::vector<Wire> clients_of(const std::string& url, std::size_t count) {
  std::vector<Wire> clients;
  for (std::size_t i = 0; i < count; ++i) {
    clients.emplace_back(url);
    clients.back().send(get("/v1/me", sofia));
  }
  return clients;
}

bool comes_true(const std::function<bool()>& condition) {
  const auto end = steady_clock::now() + std::chrono::seconds(20);
  bool is_true = condition();
  while (!is_true && steady_clock::now() < end) is_true = condition();
  return is_true;
}

// They keep their connections, so that each holds what it got until it has been served and goes.
void expect_all_to_be_served(std::vector<Wire> clients) {
  std::size_t number = 0;
  for (auto& client : clients) {
    INFO("client " << ++number);
    REQUIRE(status_of(client.answer()) == 200);
    const Wire goes = std::move(client);
  }
}

// Sanitizers take more than is given here.
constexpr bool is_sanitized = std::string_view(AIVEN_MOCK_SANITIZE) != "";
void pass() { SUCCEED("tried without sanitizers"); }

TEST_CASE("When no more threads can be made, connections wait for one, and all are served", "[http][limits][alone]") {
  LimitedServing program({}, {.threads = 20});
  auto clients = clients_of(program.url(), 100);
  CHECK(comes_true([&] { return program.metric("aiven_mock_connections_waiting") > 50; }));
  expect_all_to_be_served(std::move(clients));
  CHECK(comes_true([&] { return program.metric("aiven_mock_connections_waiting") == 0; }));
  CHECK(program.stop() == 0);
}

TEST_CASE("A program that gets no threads at all says so and ends with 2", "[cli][limits][alone]") {
  if (is_sanitized) return pass();
  for (rlim_t threads = 1; threads <= 5; ++threads) {
    INFO(threads << " threads");
    int errors[2];
    REQUIRE(pipe(errors) == 0);
    CHECK_THROWS_WITH(LimitedServing({}, {.threads = threads}, errors[1]), "the program does not serve: ");
    std::array<char, 200> said{};
    const auto count = read(errors[0], said.data(), said.size());
    CHECK(std::string(said.data(), static_cast<std::size_t>(std::max(count, ssize_t{0}))) ==
          "aiven-mock: cannot start a thread: Resource temporarily unavailable\n");
    close(errors[0]);
    close(errors[1]);
  }
}

TEST_CASE("When no more descriptors are left, connections wait for one, and all are served", "[http][limits]") {
  LimitedServing program({}, {.files = 64});
  auto clients = clients_of(program.url(), 100);
  REQUIRE(status_of(clients.front().answer()) == 200);

  // Meanwhile the server does not spin: half a second of an answer that is slow costs next to nothing.
  // At first some of the others are still being served.
  const auto cost_of_a_slow_answer = [&] {
    clients.front().ask(
        with_body("POST", "/_mock/faults", "", R"({"times": 1, "fault": {"kind": "latency", "ms": 500}})"));
    const auto before = program.cpu_seconds();
    REQUIRE(status_of(clients.front().ask(get("/v1/me", sofia))) == 200);
    return program.cpu_seconds() - before;
  };
  CHECK(comes_true([&] { return cost_of_a_slow_answer() < 0.1; }));

  clients.front().send(get("/v1/me", sofia));
  expect_all_to_be_served(std::move(clients));
  CHECK(program.stop() == 0);
}

TEST_CASE("A request that is too large for the memory is refused, and the server goes on", "[http][limits]") {
  if (is_sanitized) return pass();
  constexpr std::size_t megabyte = std::size_t{1} << 20U;
  LimitedServing program({}, {.bytes = 400 * megabyte});
  for (int i = 0; i < 3; ++i) {
    Wire client(program.url());
    client.send("PUT /_mock/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 314572800\r\n\r\n");
    const std::string piece(megabyte, ' ');
    for (int sent = 0; sent < 300; ++sent) client.send(piece);
    const auto answer = client.rest();
    CHECK((answer.empty() || status_of(answer) == 500));
  }
  CHECK(status_of(Wire(program.url()).ask(get("/v1/me", sofia))) == 200);
  CHECK(program.stop() == 0);
}

const auto hang = R"({"match": {"path": "/v1/*"}, "fault": {"kind": "hang", "ms": 60000}})";

TEST_CASE("The control API answers although every connection hangs, and what hangs can be undone", "[http][limits]") {
  const std::size_t most = GENERATE(1, 4);
  AServer server(most);
  server.fault(nlohmann::json::parse(hang));
  auto stuck = clients_of(server.url(), most);
  auto waiting = clients_of(server.url(), 3);

  auto wire = server.connect();
  const auto removed = wire.ask("DELETE /_mock/faults HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(status_of(removed) == 204);
  CHECK(removed.find("\r\nConnection: close\r\n") != std::string::npos);  // its thread is for those who come next
  CHECK(wire.is_closed());
  CHECK(status_of(server.connect().ask(get("/_world/default/_mock/health"))) == 200);
  CHECK(status_of(server.connect().ask(get("//_mock/health"))) == 200);

  stuck.clear();
  expect_all_to_be_served(std::move(waiting));
}

TEST_CASE("A client that says slowly that it wants the control API is heard", "[http][limits]") {
  AServer server(1);
  auto idle = server.connect();
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  auto silent = server.connect();
  auto slow = server.connect();
  for (const auto* piece : {"G", "ET /_mo", "ck/health HTTP/1.1\r\nHost: loc"}) {
    slow.send(piece);
    CHECK(status_of(server.connect().ask(get("/_mock/health"))) == 200);  // others are not kept waiting by it
  }
  slow.send("alhost\r\n\r\n");
  CHECK(status_of(slow.answer()) == 200);
  silent.send(get("/_mock/health"));
  CHECK(status_of(silent.answer()) == 200);
}

TEST_CASE("A client that gave up waiting is not served, and its place is free", "[http][limits]") {
  AServer server(1);
  auto idle = server.connect();
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  for (int i = 0; i < 100; ++i) static_cast<void>(server.connect());
  CHECK(comes_true([&] {
    const auto metrics = server.connect().ask(get("/_mock/metrics"));
    return metrics.find("\naiven_mock_connections_waiting 0\n") != std::string::npos;
  }));
}

TEST_CASE("Connections that hang, and others that wait, end when the server stops", "[http][limits]") {
  AServer server(2);
  server.fault(nlohmann::json::parse(hang));
  auto stuck = clients_of(server.url(), 2);
  auto waiting = clients_of(server.url(), 50);
  REQUIRE(status_of(server.connect().ask(get("/_mock/health"))) == 200);  // so all that came before have been taken in
  CHECK(server.stop_patiently());
}

}  // namespace
}  // namespace mock::test
