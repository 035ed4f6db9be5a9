// The server over real sockets.

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <sstream>
#include <thread>

#include "support/a_server.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/wire.h"

namespace mock::test {
namespace {

using std::chrono::steady_clock;

TEST_CASE("An answer on the wire has a status, its length and its type, and nothing else", "[http]") {
  AServer server;
  const auto answer = server.connect().ask(get("/v1/organizations", mike));
  const auto body = std::string(body_of(answer));
  CHECK(answer == "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                      "\r\nContent-Type: application/json\r\n\r\n" + body);
  CHECK(nlohmann::json::parse(body)["organizations"][0]["organization_name"] == "Acme");
}

TEST_CASE("A 204 has neither body nor Content-Type nor Content-Length", "[http]") {
  AServer server;
  CHECK(server.connect().ask(with_body("DELETE", ci, sofia, "")) == "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("One connection serves request after request, whatever their outcome", "[http]") {
  AServer server;
  auto wire = server.connect();
  for (int i = 0; i < 300; ++i) {
    REQUIRE(status_of(wire.ask(get("/v1/me", sofia))) == 200);
    REQUIRE(status_of(wire.ask(get("/v1/nothing", sofia))) == 404);
    REQUIRE(status_of(wire.ask(get("/v1/me"))) == 401);
    REQUIRE(status_of(wire.ask(with_body("POST", acme + "/application-users", sofia, "{"))) == 400);
  }
}

TEST_CASE("Requests that are sent at once are answered in order", "[http]") {
  AServer server;
  auto wire = server.connect();
  wire.send(get("/v1/me", sofia) + with_body("POST", acme + "/application-users", sofia, R"({"name": "n"})") +
            get("/v1/nothing") + get("/v1/me", mike));
  CHECK(status_of(wire.answer()) == 200);
  CHECK(body_of(wire.answer()).find("\"name\":\"n\"") != std::string::npos);
  CHECK(status_of(wire.answer()) == 404);
  CHECK(body_of(wire.answer()).find("mike@acme.example") != std::string::npos);
}

TEST_CASE("A long answer comes whole, and in its turn", "[http]") {
  AServer server;
  auto wire = server.connect();
  const auto alone = wire.ask(get("/doc/openapi.json"));
  REQUIRE(body_of(alone).size() > 100'000);
  CHECK(nlohmann::json::accept(body_of(alone)));
  wire.send(get("/v1/me", sofia) + get("/doc/openapi.json") + get("/doc/openapi.json") + get("/v1/me", mike));
  CHECK(body_of(wire.answer()).find("sofia@acme.example") != std::string::npos);
  CHECK(wire.answer() == alone);
  CHECK(wire.answer() == alone);
  CHECK(body_of(wire.answer()).find("mike@acme.example") != std::string::npos);
}

TEST_CASE("A request that trickles in byte by byte is answered when it is whole", "[http]") {
  AServer server;
  auto wire = server.connect();
  for (const char c : with_body("POST", acme + "/application-users", sofia, R"({"name": "slow"})")) wire.send({&c, 1});
  CHECK(body_of(wire.answer()).find("\"name\":\"slow\"") != std::string::npos);
}

TEST_CASE("Bodies are read however they are sent", "[http]") {
  AServer server;
  auto wire = server.connect();
  const std::string head = "POST " + acme + "/application-users HTTP/1.1\r\nHost: mock\r\nAuthorization: Bearer " +
                           std::string(sofia) + "\r\n";
  const auto [what, rest, status] = GENERATE(table<std::string, std::string, int>({
      {"chunked", "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n5\r\n\"c\"}\n\r\n0\r\n\r\n", 200},
      {"as curl sends it",
       "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 13\r\n\r\n{\"name\": \"f\"}", 200},
      {"as a form with files",
       "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 13\r\n\r\n{\"name\": \"m\"}", 200},
      {"without length or body", "\r\n", 400},
      {"with a length of zero", "Content-Length: 0\r\n\r\n", 400},
  }));
  INFO(what);
  CHECK(status_of(wire.ask(head + rest)) == status);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);  // and the connection lives on
}

TEST_CASE("A client that asks to be told to continue is told, and then sends its body", "[http]") {
  AServer server;
  auto wire = server.connect();
  wire.send("POST " + acme + "/application-users HTTP/1.1\r\nHost: m\r\nAuthorization: aivenv1 " + std::string(sofia) +
            "\r\nExpect: 100-continue\r\nContent-Length: 13\r\n\r\n");
  CHECK(wire.answer() == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(status_of(wire.ask("{\"name\": \"e\"}")) == 200);
}

TEST_CASE("A body that nobody asked for does not become the next request", "[http]") {
  AServer server;
  auto wire = server.connect();
  const std::string trap = "DELETE /v1/me HTTP/1.1\r\n\r\n";
  CHECK(status_of(wire.ask(get("/v1/me", sofia, "Content-Length: " + std::to_string(trap.size()) + "\r\n") + trap)) ==
        200);
  CHECK(status_of(wire.ask(get("/v1/me", mike))) == 200);
}

TEST_CASE("HEAD is GET without the body", "[http]") {
  AServer server;
  auto wire = server.connect();
  wire.send(
      "HEAD /_mock/health HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /v1/nothing HTTP/1.1\r\nHost: mock\r\nConnection: "
      "close\r\n\r\n");
  std::string all;
  for (std::string part; !(part = wire.answer()).empty();) all += part;
  CHECK(all.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(all.find("HTTP/1.1 404 Not Found\r\n") != std::string::npos);
  CHECK(all.find('{') == std::string::npos);
}

TEST_CASE("Answers are sent whole and as they are: no ranges, no compression", "[http]") {
  AServer server;
  const auto answer = server.connect().ask(
      get("/v1/organizations", sofia, "Range: bytes=0-3\r\nAccept-Encoding: gzip, deflate, br\r\n"));
  CHECK(status_of(answer) == 200);
  CHECK(nlohmann::json::accept(body_of(answer)));
}

TEST_CASE("What is no HTTP is refused as JSON, and the connection closed", "[http]") {
  AServer server;
  auto wire = server.connect();
  const auto [bytes, status] = GENERATE(table<std::string, int>({
      {"nonsense\r\n\r\n", 400},
      {"GET /v1/me\r\n\r\n", 400},
      {"FETCH /v1/me HTTP/1.1\r\n\r\n", 501},
      {"GET /" + std::string(10'000, 'x') + " HTTP/1.1\r\n\r\n", 414},
      {"POST /v1/access_token HTTP/1.1\r\nHost: mock\r\nContent-Length: many\r\n\r\n", 400},
      {"POST /v1/access_token HTTP/1.1\r\nHost: mock\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST /v1/access_token HTTP/1.1\r\nHost: mock\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
  }));
  INFO(bytes.substr(0, 60));
  const auto answer = wire.ask(bytes);
  CHECK(status_of(answer) == status);
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  CHECK(nlohmann::json::parse(body_of(answer))["errors"][0]["status"] == status);
  CHECK(wire.is_closed());
}

TEST_CASE("Other methods are refused with what the path has", "[http]") {
  AServer server;
  auto wire = server.connect();
  const auto answer = wire.ask("TRACE /v1/organizations HTTP/1.1\r\nHost: mock\r\n\r\n");
  CHECK(status_of(answer) == 405);
  CHECK(answer.find("Allow: GET,OPTIONS,POST\r\n") != std::string::npos);
}

TEST_CASE("A client that asks for it has its connection closed after the answer", "[http]") {
  AServer server;
  auto wire = server.connect();
  CHECK(status_of(wire.ask(get("/v1/me", sofia, "Connection: close\r\n"))) == 200);
  CHECK(wire.is_closed());
}

TEST_CASE("An encoded slash does not split a path, and a plus is a plus", "[http]") {
  AServer server;
  auto wire = server.connect();
  const auto answer = wire.ask(get(acme + "/user/a%2Fb+c", mike));
  CHECK(status_of(answer) == 404);
  CHECK(body_of(answer).find("User not in organization") != std::string::npos);
}

TEST_CASE("A body of a megabyte is taken, and more is 413 on a connection that lives on", "[http][limits]") {
  AServer server;
  auto wire = server.connect();
  const auto padded = [](std::size_t size) { return R"({"name": "n"})" + std::string(size - 13, ' '); };
  CHECK(status_of(wire.ask(with_body("POST", acme + "/application-users", sofia, padded(longest_body)))) == 200);
  CHECK(status_of(wire.ask(with_body("POST", acme + "/application-users", sofia, padded(longest_body + 1)))) == 413);
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("A head that does not end is cut off", "[http][limits]") {
  AServer server;
  auto wire = server.connect();
  wire.send("GET /v1/me HTTP/1.1\r\nHost: mock\r\n");
  for (int i = 0; i < 100; ++i) wire.send("X-Header-" + std::to_string(i) + ": " + std::string(1000, 'x') + "\r\n");
  CHECK(status_of(wire.answer()) == 431);
}

TEST_CASE("A port that is in use is told, not shared", "[http]") {
  AServer first;
  Worlds worlds(state_of(demo()));
  std::ostringstream nowhere;
  Log log(LogForm::off, nowhere);
  Pipeline pipeline(worlds, log);
  const int port = std::stoi(first.url().substr(first.url().rfind(':') + 1));
  Server second(pipeline, {"127.0.0.1", port, 16});
  CHECK_THROWS_WITH(second.start(), "cannot listen on 127.0.0.1 port " + std::to_string(port) +
                                        ": the port is in use or the address is not one of this machine");
}

TEST_CASE("Stopping ends all clients that read what they asked for, and cuts one that does not", "[http][threads]") {
  AServer server;
  std::vector<Wire> clients;
  for (int i = 0; i < 50; ++i) {  // idle ones that have been served,
    clients.push_back(server.connect());
    REQUIRE(status_of(clients.back().ask(get("/v1/me", sofia))) == 200);
  }
  clients.push_back(server.connect());  // one that has said nothing yet,
  clients.push_back(server.connect());  // one in the middle of its head,
  clients.back().send("GET /v1/me HT");
  clients.push_back(server.connect());  // one in the middle of its body,
  clients.back().send("POST /v1/access_token HTTP/1.1\r\nHost: mock\r\nContent-Length: 100\r\n\r\n{");
  const bool reads = GENERATE(true, false);
  if (reads) {
    CHECK(server.stop_patiently());
  } else {
    clients.push_back(server.connect());  // and one that asks and asks, and reads nothing
    for (int i = 0; i < 2000; ++i) clients.back().send(get("/doc/openapi.json"));
    CHECK_FALSE(server.stop());
  }
  CHECK(clients.front().is_closed());
}

TEST_CASE("Idle clients do not keep others waiting", "[http][threads]") {
  AServer server;
  std::vector<Wire> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(server.connect());
    REQUIRE(status_of(idle.back().ask(get("/v1/me", sofia))) == 200);
  }
  CHECK(status_of(server.connect().ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("More clients than connections are served one after another", "[http][threads]") {
  AServer server(2);
  std::vector<std::thread> clients;
  std::atomic<int> served = 0;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] { served += status_of(server.connect().ask(get("/v1/me", sofia))) == 200 ? 1 : 0; });
  for (auto& client : clients) client.join();
  CHECK(served == 8);
}

TEST_CASE("Many clients read and write at the same time, and every write is there", "[http][threads]") {
  AServer server;
  constexpr int client_count = 8;
  constexpr int each = 25;
  std::atomic<int> good = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < client_count; ++i)
    clients.emplace_back([&] {
      auto wire = server.connect();
      for (int n = 0; n < each; ++n) {
        good += status_of(wire.ask(with_body("POST", acme + "/application-users", sofia, R"({"name": "n"})"))) == 200
                    ? 1
                    : 0;
        good += status_of(wire.ask(get(acme + "/user", mike))) == 200 ? 1 : 0;
      }
    });
  for (auto& client : clients) client.join();
  CHECK(good == 2 * client_count * each);
  const auto users = nlohmann::json::parse(body_of(server.connect().ask(get(acme + "/application-users", sofia))));
  CHECK(users["application_users"].size() == 2 + client_count * each);
}

#if !defined(__SANITIZE_THREAD__)  // thousands of threads are more than ThreadSanitizer is made for
TEST_CASE("Two thousand clients are connected at once, each is served twice, and none waits a second",
          "[http][crowd][alone]") {
  constexpr std::size_t crowd = 2000;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  REQUIRE(files.rlim_cur > 2 * crowd + 100);

  AServer server;
  std::vector<Wire> clients;
  double longest = 0;
  for (std::size_t i = 0; i < crowd; ++i) {
    const auto start = steady_clock::now();
    clients.push_back(server.connect());
    longest = std::max(longest, seconds_since(start));
  }
  for (int round = 0; round < 2; ++round)
    for (auto& client : clients) {
      const auto start = steady_clock::now();
      REQUIRE(status_of(client.ask(get("/v1/me", sofia))) == 200);
      longest = std::max(longest, seconds_since(start));
    }
  INFO("longest wait: " << longest << " s");
  CHECK(longest < 1.0 * slowness());
}
#endif

}  // namespace
}  // namespace mock::test
