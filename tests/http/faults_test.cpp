// Faults as a client meets them: byte by byte, on a real connection.
#include <atomic>
#include <chrono>
#include <thread>

#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using std::chrono::steady_clock;

const std::string users = acme + "/application-users";
const std::string make_user = with_body("POST", users, sofia, R"({"name": "n"})");

// Of the paths that these tests use, and once.
Json once(const Json& fault) { return {{"match", {{"path", "/v1/*"}}}, {"times", 1}, {"fault", fault}}; }

std::string the_answer_to_me(AServer& server) { return server.connect().ask(get("/v1/me", sofia)); }

std::size_t count_of_users(AServer& server) {
  const auto answer = server.connect().ask(get(users, sofia));
  return Json::parse(body_of(answer))["application_users"].size();
}

TEST_CASE("status on the wire: a whole answer, and the connection lives on", "[http][faults]") {
  AServer server;
  auto wire = server.connect();
  server.fault(once({{"kind", "status"}, {"status", 503}, {"headers", {{"Retry-After", "2"}}}}));
  const std::string body =
      R"({"errors":[{"message":"Service unavailable","status":503}],"message":"Service unavailable"})";
  CHECK(wire.ask(get("/v1/me", sofia)) ==
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\nContent-Type: application/json\r\nRetry-After: 2\r\n\r\n" + body);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE(
    "A status fault that says what the body is has one Content-Type, and unknown statuses are told by their class",
    "[http][faults]") {
  AServer server;
  auto wire = server.connect();
  const auto [status, line] = GENERATE(table<int, std::string>({
      {499, "HTTP/1.1 499 Client Error\r\n"},
      {418, "HTTP/1.1 418 I'm a teapot\r\n"},
      {500, "HTTP/1.1 500 Internal Server Error\r\n"},
      {520, "HTTP/1.1 520 Server Error\r\n"},
      {599, "HTTP/1.1 599 Server Error\r\n"},
  }));
  server.fault(once({{"kind", "status"},
                     {"status", status},
                     {"message", std::string(20'000, 'm')},  // sent from where it is
                     {"headers", {{"content-type", "text/html"}}}}));
  server.fault(once({{"kind", "status"}, {"status", status}, {"headers", {{"content-type", "text/html"}}}}));
  for (int i = 0; i < 2; ++i) {
    const auto answer = wire.ask(get("/v1/me", sofia));
    const auto head = answer.substr(0, answer.find("\r\n\r\n"));
    INFO(head);
    CHECK(answer.starts_with(line));
    CHECK(head.find("text/html") != std::string::npos);
    CHECK(head.find("application/json") == std::string::npos);
  }
}

TEST_CASE("A status fault cannot set one header twice", "[faults][control]") {
  AServer server;
  const Json rule{{"fault", {{"kind", "status"}, {"status", 503}, {"headers", {{"X-A", "1"}, {"x-a", "2"}}}}}};
  const auto answer = server.connect().ask(with_body("POST", "/_mock/faults", "", rule.dump()));
  CHECK(status_of(answer) == 400);
  CHECK(body_of(answer).find("this header is given twice") != std::string::npos);
}

TEST_CASE("rate_limit on the wire: 429 says when to come back, and the connection lives on", "[http][faults]") {
  AServer server;
  server.world().touch([](State& state) { state.clock = Clock::frozen_at(Time()); });
  server.fault({{"fault", {{"kind", "rate_limit"}, {"requests", 1}, {"per_seconds", 30}}}});
  auto wire = server.connect();
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  const auto refused = wire.ask(get("/v1/me", sofia));
  CHECK(refused.starts_with("HTTP/1.1 429 Too Many Requests\r\n"));
  CHECK(refused.find("\r\nRetry-After: 30\r\n") != std::string::npos);
  server.world().touch([](State& state) { state.clock = state.clock.advanced(Seconds(30)); });
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("drop on the wire: not a byte, and a proper end of the connection", "[http][faults]") {
  AServer server;
  const auto before = count_of_users(server);
  for (const std::size_t made : {0, 1}) {
    server.fault(once({{"kind", "drop"}, {"when", made == 0 ? "before" : "after"}}));
    auto wire = server.connect();
    wire.send(make_user);
    CHECK(wire.rest().empty());
    CHECK_FALSE(wire.was_reset());
    CHECK(count_of_users(server) == before + made);
  }
}

TEST_CASE("drop on the wire: also when the client has sent more than was read", "[http][faults]") {
  AServer server;
  server.fault(once({{"kind", "drop"}}));
  auto wire = server.connect();
  wire.send("GET /v1/me HTTP/1.1\r\nHost: mock\r\nContent-Length: 5\r\n\r\nhello");
  CHECK(wire.rest().empty());
  CHECK_FALSE(wire.was_reset());
}

TEST_CASE("reset on the wire: not a byte, and a real RST", "[http][faults]") {
  AServer server;
  const auto before = count_of_users(server);
  for (const std::size_t made : {0, 1}) {
    server.fault(once({{"kind", "reset"}, {"when", made == 0 ? "before" : "after"}}));
    auto wire = server.connect();
    wire.send(make_user);
    CHECK(wire.rest().empty());
    CHECK(wire.was_reset());
    CHECK(count_of_users(server) == before + made);
  }
}

TEST_CASE("A connection that has served before is dropped and reset like a new one", "[http][faults]") {
  const auto* kind = GENERATE("drop", "reset");
  AServer server;
  auto wire = server.connect();
  REQUIRE(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  server.fault(once({{"kind", kind}}));
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest().empty());
  CHECK(wire.was_reset() == (kind == std::string("reset")));
}

TEST_CASE("truncate on the wire: the length of the whole is promised, and the body ends early", "[http][faults]") {
  AServer server;
  const auto whole = the_answer_to_me(server);
  server.fault(once({{"kind", "truncate"}, {"bytes", 10}}));
  auto wire = server.connect();
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest() == whole.substr(0, whole.size() - body_of(whole).size() + 10));
  CHECK_FALSE(wire.was_reset());
}

TEST_CASE("truncate on the wire: a body that is no longer than that comes whole, and the connection lives on",
          "[http][faults][limits]") {
  AServer server;
  const auto whole = the_answer_to_me(server);
  auto wire = server.connect();
  server.fault(once({{"kind", "truncate"}, {"bytes", body_of(whole).size()}}));
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
  server.fault(once({{"kind", "truncate"}, {"bytes", body_of(whole).size() - 1}}));
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest() == whole.substr(0, whole.size() - 1));
}

TEST_CASE("Long answers are cut, lost and late as short ones are", "[http][faults]") {
  AServer server;
  for (int i = 0; i < 200; ++i) server.connect().ask(make_user);
  const auto whole = server.connect().ask(get(users, sofia));
  REQUIRE(body_of(whole).size() > 20'000);
  const auto head = whole.size() - body_of(whole).size();
  const auto rest_with = [&](const Json& fault) {
    server.fault(once(fault));
    auto wire = server.connect();
    wire.send(get(users, sofia));
    return wire.rest();
  };
  CHECK(rest_with({{"kind", "truncate"}, {"bytes", 18'000}}) == whole.substr(0, head + 18'000));
  CHECK(rest_with({{"kind", "drop"}}).empty());
  const auto start = steady_clock::now();
  server.fault(once({{"kind", "latency"}, {"ms", 50}}));
  CHECK(server.connect().ask(get(users, sofia)) == whole);
  CHECK(steady_clock::now() - start >= std::chrono::milliseconds(50));
}

TEST_CASE("truncate on the wire: nothing of the body at all", "[http][faults][limits]") {
  AServer server;
  const auto whole = the_answer_to_me(server);
  server.fault(once({{"kind", "truncate"}, {"bytes", 0}}));
  auto wire = server.connect();
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest() == whole.substr(0, whole.size() - body_of(whole).size()));
}

TEST_CASE("garbage on the wire: a whole answer that says it is JSON, and the connection lives on", "[http][faults]") {
  AServer server;
  auto wire = server.connect();
  server.fault(once({{"kind", "garbage"}, {"bytes", 20}}));
  const auto answer = wire.ask(get("/v1/me", sofia));
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Type: application/json\r\n\r\n<"));
  CHECK(body_of(answer).size() == 20);
  CHECK(Json::parse(body_of(answer), nullptr, false).is_discarded());
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("drip on the wire: the same bytes, at their pace, and the connection lives on", "[http][faults]") {
  AServer server;
  const auto whole = the_answer_to_me(server);
  const auto rate = body_of(whole).size() * 4;  // a quarter of a second
  auto wire = server.connect();
  server.fault(once({{"kind", "drip"}, {"bytes_per_second", rate}}));
  const auto start = steady_clock::now();
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
  CHECK(seconds_since(start) > 0.15);
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
}

TEST_CASE("latency on the wire: not before its time, and the connection lives on", "[http][faults]") {
  AServer server;
  auto wire = server.connect();
  server.fault(once({{"kind", "latency"}, {"ms", 80}}));
  const auto start = steady_clock::now();
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  CHECK(seconds_since(start) >= 0.08);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("hang on the wire: nothing, then the end", "[http][faults]") {
  AServer server;
  const auto before = count_of_users(server);
  server.fault(once({{"kind", "hang"}, {"ms", 80}}));
  auto wire = server.connect();
  const auto start = steady_clock::now();
  wire.send(make_user);
  CHECK(wire.rest().empty());
  CHECK(seconds_since(start) >= 0.08);
  CHECK_FALSE(wire.was_reset());
  CHECK(count_of_users(server) == before);
}

TEST_CASE("expire_token and stale_read on the wire: whole answers, and the connection lives on", "[http][faults]") {
  AServer server;
  auto wire = server.connect();
  server.fault(once({{"kind", "expire_token"}}));
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 401);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);

  const auto before = wire.ask(get(users, sofia));
  server.fault({{"match", {{"method", "GET"}}}, {"fault", {{"kind", "stale_read"}, {"writes", 1}}}});
  CHECK(status_of(wire.ask(make_user)) == 200);
  CHECK(wire.ask(get(users, sofia)) == before);
}

TEST_CASE("Match, after, times and probability hold on one connection that lives on", "[http][faults]") {
  AServer server;
  server.fault({{"match", {{"operation", "UserInfo"}}},
                {"after", 1},
                {"times", 2},
                {"probability", 1},
                {"fault", {{"kind", "status"}, {"status", 500}}}});
  auto wire = server.connect();
  std::vector<int> statuses;
  for (int i = 0; i < 5; ++i) {
    statuses.push_back(status_of(wire.ask(get("/v1/me", sofia))));
    CHECK(status_of(wire.ask(get(users, sofia))) == 200);
  }
  CHECK(statuses == std::vector{200, 500, 500, 200, 200});
}

TEST_CASE("Slow answers and hanging ones hold up nobody else", "[http][faults][threads]") {
  AServer server;
  server.fault(
      {{"match", {{"principal", mike_id}, {"method", "GET"}}}, {"fault", {{"kind", "drip"}, {"bytes_per_second", 1}}}});
  server.fault({{"match", {{"principal", mike_id}}}, {"fault", {{"kind", "hang"}, {"ms", 3'600'000}}}});
  server.fault({{"match", {{"principal", olga_id}}}, {"fault", {{"kind", "latency"}, {"ms", 3'600'000}}}});
  std::vector<Wire> slow;
  for (int i = 0; i < 50; ++i) {
    for (const auto& request : {get("/v1/me", mike), with_body("POST", users, mike, "{}"), get("/v1/me", olga)}) {
      slow.push_back(server.connect());
      slow.back().send(request);
    }
  }
  auto wire = server.connect();
  for (int i = 0; i < 100; ++i) REQUIRE(status_of(wire.ask(i % 2 == 0 ? make_user : get(users, sofia))) == 200);

  CHECK(server.stop_patiently());
  CHECK(slow.front().rest().starts_with("HTTP/1.1 200 OK\r\n"));  // the head and the beginning of the body had come
}

TEST_CASE("A client that goes away while it waits leaves its connection free", "[http][faults][threads]") {
  AServer server(1);
  server.fault(once({{"kind", "hang"}, {"ms", 3'600'000}}));
  {
    auto wire = server.connect();
    wire.send(get("/v1/me", sofia));
  }
  CHECK(status_of(server.connect().ask(get("/v1/me", sofia))) == 200);
}

}  // namespace
}  // namespace mock::test
