// One connection without a server around it: its patience can be short.
#include "http/connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <thread>

#include "base/server_certificate.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/wire.h"

namespace mock::test {
namespace {

// What a client is answered that sends this, and then nothing, and goes away or does not; and what is logged.
struct Outcome {
  std::string answer, log;
};
constexpr std::chrono::milliseconds patience(50);

// Serves the other end of a socket from a thread of its own, and returns what is logged meanwhile.
template <class Client>
std::string log_while(const Site& site, Client client) {
  Worlds worlds(state_of(demo()));
  std::ostringstream lines;
  Log log(LogForm::text, lines);
  Pipeline pipeline(worlds, log);
  std::array<int, 2> ends{};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  std::thread server([&] {
    Socket socket(ends[0], patience);
    Connection(socket, pipeline, site, {patience}).serve();
    close(ends[0]);
  });
  client(ends[1]);
  server.join();
  return lines.str();
}

Outcome outcome_after_patience(std::string_view sent, const Site& site = {}, bool goes_away = false) {
  std::string all;
  const auto log = log_while(site, [&](int end) {
    const auto written = write(end, sent.data(), sent.size());
    CHECK(written == static_cast<ssize_t>(sent.size()));
    if (goes_away) shutdown(end, SHUT_WR);
    std::array<char, 4096> piece{};
    for (ssize_t count = 0; (count = read(end, piece.data(), piece.size())) > 0;)
      all.append(piece.data(), static_cast<std::size_t>(count));
    close(end);
  });
  return {all, log};
}

std::string answer_after_patience(std::string_view sent) { return outcome_after_patience(sent).answer; }

TEST_CASE("A request that does not become whole is 408 in the end, wherever it stops", "[http][conformance][threads]") {
  const auto* sent =
      GENERATE("GET", "GET /v1/me HTTP/1.1\r\nHost: m", "POST / HTTP/1.1\r\nHost: m\r\nContent-Length: 3\r\n\r\nab",
               "POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
  INFO(sent);
  CHECK(status_of(answer_after_patience(sent)) == 408);
}

TEST_CASE("A client that says nothing is let go without a word", "[http][conformance][threads]") {
  CHECK(answer_after_patience("").empty());
  const auto answered = answer_after_patience(get("/v1/me", sofia));
  CHECK(answered.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answered.ends_with("}"));
}

TEST_CASE("A handshake that is not done in time, or by a client that goes away, ends and is told",
          "[http][tls][threads]") {
  const auto made = certificate::for_server({"localhost"}, real_time());
  const Tls tls({made.chain, made.key});
  const Site site{{}, &tls};
  using namespace std::string_literals;
  const auto connect = "CONNECT api.aiven.io:443 HTTP/1.1\r\nHost: a\r\n\r\n"s;
  const auto sent = GENERATE_COPY("\x16"s, "\x16\x03\x01\x02\x00\x01"s, connect + "\x16\x03"s);
  const auto [answer, log] = outcome_after_patience(sent, site);
  const bool is_in_tunnel = sent.starts_with("CONNECT");
  CHECK(answer.starts_with(is_in_tunnel ? "HTTP/1.1 200 Connection established\r\n\r\n\x15\x03" : "\x15\x03"));
  CHECK(log.find(" failed: it was not done in time\n") != std::string::npos);
  constexpr bool goes_away = true;
  CHECK(outcome_after_patience(sent, site, goes_away).log.find(" failed: the client has gone away\n") !=
        std::string::npos);
}

TEST_CASE("A request over TLS that does not become whole is 408 as well, and the connection ends as it should",
          "[http][tls][threads]") {
  const auto made = certificate::for_server({"localhost"}, real_time());
  const Tls tls({made.chain, made.key});
  std::string trust;
  std::string answer;
  bool has_ended_well = false;
  log_while(Site{{}, &tls}, [&](int end) {
    Wire client(end);
    trust = client.encrypt(made.authority, "localhost");
    client.send("GET /v1/me HTTP/1.1\r\nHost: m");
    answer = client.rest();
    has_ended_well = client.has_ended_well();
  });
  CHECK(trust == "ok");
  CHECK(status_of(answer) == 408);
  CHECK(has_ended_well);
}

}  // namespace
}  // namespace mock::test
