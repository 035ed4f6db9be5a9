// GET /_mock/journal/stream over real sockets.
#include <chrono>
#include <thread>
#include <vector>

#include "support/a_server.h"
#include "support/catch.h"

namespace mock::test {
namespace {

using std::chrono::steady_clock;

// A stream that has begun: what comes from now on is told to it.
Wire stream(const AServer& server, std::string_view headers = {}, std::string_view query = {}) {
  auto wire = server.connect();
  wire.send(get("/_mock/journal/stream" + std::string(query), "", headers));
  const auto begin = wire.until("retry: 1000\n\n");
  REQUIRE(status_of(begin) == 200);
  return wire;
}

// "FILLING.NUMBER"
std::string id_of(std::string_view event) {
  REQUIRE(event.starts_with("id: "));
  return std::string(event.substr(4, event.find('\n') - 4));
}

std::string number_of(std::string_view event) {
  const auto id = id_of(event);
  return id.substr(id.find('.') + 1);
}

nlohmann::json data_of(std::string_view event) {
  const auto begin = event.find("\ndata: ") + 7;
  return nlohmann::json::parse(event.substr(begin, event.find('\n', begin) - begin));
}

TEST_CASE("The stream of the journal tells a request as soon as it is made", "[http][journal_stream][threads]") {
  AServer server;
  server.connect().ask(get("/v1/me", mike));
  auto reader = stream(server);
  server.connect().ask(get("/v1/organizations", sofia));
  const auto event = reader.until("\n\n");
  CHECK(number_of(event) == "2");
  CHECK(event.find("\nevent: request\ndata: {") != std::string::npos);
  CHECK(data_of(event)["path"] == "/v1/organizations");
  CHECK(data_of(event)["request_headers"]["Authorization"].get<std::string>().find(sofia.substr(20)) ==
        std::string::npos);
}

TEST_CASE("The head of the stream promises no length, and no cache keeps it", "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  wire.send(get("/_mock/journal/stream"));
  CHECK(wire.head() ==
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n");
  auto other = server.connect();
  other.send("HEAD /_mock/journal/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(status_of(other.head()) == 200);
  CHECK(status_of(other.ask(get("/v1/me", mike))) == 200);  // the connection goes on
}

TEST_CASE("A reader that comes back goes on behind the last event it knows", "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  for (int i = 0; i < 5; ++i) wire.ask(get("/v1/me", mike));
  auto reader = stream(server, "Last-Event-ID: 3\r\n");
  CHECK(number_of(reader.until("\n\n")) == "4");
  CHECK(number_of(reader.until("\n\n")) == "5");
  CHECK(status_of(wire.ask(get("/_mock/journal/stream", "", "Last-Event-ID: yesterday\r\n"))) == 400);
}

TEST_CASE("The stream tells the requests that its query means", "[http][journal_stream][threads]") {
  AServer server;
  auto reader = stream(server, {}, "?status=401");
  auto wire = server.connect();
  for (int i = 0; i < 120; ++i) wire.ask(get("/v1/me", mike));
  wire.ask(get("/v1/me"));
  CHECK(reader.until("event: request").find(".121\n") != std::string::npos);
  CHECK(status_of(wire.ask(get("/_mock/journal/stream?operation=Nothing"))) == 400);
}

TEST_CASE("A slow reader loses entries and is told how many", "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  for (int i = 0; i < 1003; ++i) wire.ask(get("/v1/me", mike));
  auto reader = stream(server, "Last-Event-ID: 1\r\n");
  CHECK(reader.until("\n\n") == "event: lost\ndata: {\"count\":2}\n\n");
  CHECK(number_of(reader.until("\n\n")) == "4");
}

TEST_CASE("A reader that does not read holds up nobody", "[http][journal_stream][threads]") {
  AServer server;
  const auto reader = stream(server);
  auto wire = server.connect();
  for (int i = 0; i < 5000; ++i) REQUIRE(status_of(wire.ask(get("/v1/me", mike))) == 200);
}

TEST_CASE("A journal that is cleared is told, and its numbers begin again", "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  wire.ask(get("/v1/me", mike));
  auto reader = stream(server);
  wire.ask(with_body("DELETE", "/_mock/journal", "", ""));
  CHECK(reader.until("\n\n") == "event: cleared\ndata: {}\n\n");
  wire.ask(get("/v1/me", mike));
  CHECK(number_of(reader.until("\n\n")) == "1");
  wire.ask(with_body("POST", "/_mock/reset", "", ""));
  CHECK(reader.until("\n\n").starts_with("event: cleared\n"));
}

TEST_CASE("A reader that comes back from before the journal was emptied is told, and reads what came since",
          "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  const auto ask = [&](int times) {
    for (int i = 0; i < times; ++i) wire.ask(get("/v1/me", mike));
  };
  ask(3);
  std::string last;
  {
    auto reader = stream(server, "Last-Event-ID: 2\r\n");
    last = id_of(reader.until("\n\n"));
  }
  const auto comes_back = [&](const AServer& to) {
    auto reader = stream(to, "Last-Event-ID: " + last + "\r\n");
    CHECK(reader.until("\n\n") == "event: cleared\ndata: {}\n\n");
    CHECK(number_of(reader.until("\n\n")) == "1");
  };
  for (const auto& empty : {with_body("DELETE", "/_mock/journal", "", ""), with_body("POST", "/_mock/reset", "", "")}) {
    INFO(empty);
    wire.ask(empty);
    ask(5);  // more than the reader knows: its number is there again
    comes_back(server);
  }
  AServer another;
  auto other_wire = another.connect();
  for (int i = 0; i < 5; ++i) other_wire.ask(get("/v1/me", mike));
  comes_back(another);
  CHECK(status_of(wire.ask(get("/_mock/journal/stream", "", "Last-Event-ID: 1.\r\n"))) == 400);
  CHECK(status_of(wire.ask(get("/_mock/journal/stream", "", "Last-Event-ID: .1\r\n"))) == 400);
}

TEST_CASE("The stream of a world ends with the world", "[http][journal_stream][threads]") {
  AServer server;
  auto wire = server.connect();
  const std::string fork = R"({"fork_of": "default"})";
  wire.ask(with_body("PUT", "/_mock/worlds/w", "", fork));
  const auto open = [&] {
    auto reader = server.connect();
    reader.send(get("/_world/w/_mock/journal/stream"));
    reader.until("retry: 1000\n\n");
    return reader;
  };
  auto first = open();
  wire.ask(with_body("PUT", "/_mock/worlds/w", "", fork));
  CHECK(first.is_closed());
  auto second = open();
  wire.ask(with_body("DELETE", "/_mock/worlds/w", "", ""));
  CHECK(second.is_closed());
}

TEST_CASE("Streams take no connection away from requests, and there may be 64", "[http][journal_stream][threads]") {
  AServer server(2);
  std::vector<Wire> readers;
  for (int i = 0; i < 64; ++i) readers.push_back(stream(server));
  auto one = server.connect();
  auto two = server.connect();
  CHECK(status_of(one.ask(get("/v1/me", mike))) == 200);
  CHECK(status_of(two.ask(get("/v1/me", mike))) == 200);
  CHECK(status_of(server.connect().ask(get("/_mock/health"))) == 200);  // by the threads kept aside
  CHECK(status_of(server.connect().ask(get("/_mock/journal/stream"))) == 503);
  for (auto& reader : readers) CHECK(number_of(reader.until("\n\n")) == "1");
  readers.clear();
  // Their places are free again as soon as the server has seen that they went.
  std::string answer;
  const auto start = steady_clock::now();
  while (answer.empty() && seconds_since(start) < 10) {
    auto next = server.connect();
    next.send(get("/_mock/journal/stream"));
    if (status_of(next.head()) == 200) answer = "200";
  }
  CHECK(answer == "200");
}

TEST_CASE("Streams end by themselves when the server stops", "[http][journal_stream][threads]") {
  AServer server;
  auto reader = stream(server);
  std::vector<Wire> others;
  for (int i = 0; i < 20; ++i) others.push_back(stream(server));
  CHECK(server.stop_patiently());
  CHECK(reader.rest().empty());
}

}  // namespace
}  // namespace mock::test
