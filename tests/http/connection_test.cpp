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

constexpr std::chrono::milliseconds a_moment(50);

std::array<int, 2> two_ends() {
  std::array<int, 2> ends{};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  return ends;
}

// Serves one end of a socket, closes it, and returns what is logged meanwhile.
std::string serve(int end, const Site& site, std::chrono::milliseconds patience) {
  Worlds worlds(state_of(demo()));
  std::ostringstream lines;
  Log log(LogForm::text, lines);
  Pipeline pipeline(worlds, log);
  Socket socket(end, patience);
  Connection(socket, pipeline, site, {patience}).serve();
  close(end);
  return lines.str();
}

// What a client is answered that sends this, and then nothing, and goes away or does not; and what is logged. All that
// it does is done before it is served: however slow the machine is, only silence is waited for.
struct Outcome {
  std::string answer, log;
};
Outcome outcome_after_patience(std::string_view sent, const Site& site = {}, bool goes_away = false) {
  const auto [server, client] = two_ends();
  const auto written = write(client, sent.data(), sent.size());
  CHECK(written == static_cast<ssize_t>(sent.size()));
  if (goes_away) shutdown(client, SHUT_WR);
  Outcome outcome;
  outcome.log = serve(server, site, goes_away ? std::chrono::minutes(1) : a_moment);
  outcome.answer = Wire(client).rest();
  return outcome;
}

std::string answer_after_patience(std::string_view sent) { return outcome_after_patience(sent).answer; }

TEST_CASE("A request that does not become whole is 408 in the end, wherever it stops", "[http][conformance]") {
  const auto* sent =
      GENERATE("GET", "GET /v1/me HTTP/1.1\r\nHost: m", "POST / HTTP/1.1\r\nHost: m\r\nContent-Length: 3\r\n\r\nab",
               "POST / HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
  INFO(sent);
  CHECK(status_of(answer_after_patience(sent)) == 408);
}

TEST_CASE("A client that says nothing is let go without a word", "[http][conformance]") {
  CHECK(answer_after_patience("").empty());
  const auto answered = answer_after_patience(get("/v1/me", sofia));
  CHECK(answered.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answered.ends_with("}"));
}

TEST_CASE("A handshake that is not done in time, or by a client that goes away, ends and is told", "[http][tls]") {
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

// How a connection ended on which a request over TLS did not become whole.
struct Ending {
  std::string trust, answer;
  bool was_announced = false;
};
Ending ending_over_tls(const std::string& authority, const Site& site, std::chrono::milliseconds patience) {
  const auto ends = two_ends();
  std::thread server([&] { serve(ends[0], site, patience); });
  Wire client(ends[1]);
  Ending ending;
  ending.trust = client.encrypt(authority, "localhost");
  client.send("GET /v1/me HTTP/1.1\r\nHost: m");
  ending.answer = client.rest();
  ending.was_announced = client.has_ended_well();
  server.join();
  return ending;
}

TEST_CASE("A request over TLS that does not become whole is 408 as well, and the connection ends as it should",
          "[http][tls][threads]") {
  const auto made = certificate::for_server({"localhost"}, real_time());
  const Tls tls({made.chain, made.key});
  const Site site{{}, &tls};
  // Where the handshake alone takes as long as the server has patience, that says nothing.
  auto patience = a_moment;
  auto ending = ending_over_tls(made.authority, site, patience);
  while (ending.answer.empty() && patience < std::chrono::seconds(20))
    ending = ending_over_tls(made.authority, site, patience *= 2);
  CHECK(ending.trust == "ok");
  CHECK(status_of(ending.answer) == 408);
  CHECK(ending.was_announced);
}

}  // namespace
}  // namespace mock::test
