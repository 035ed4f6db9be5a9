// HTTPS on the port that speaks HTTP as well, and the proxy for the host that the mock stands in for.
#include <algorithm>
#include <chrono>
#include <future>
#include <string>
#include <vector>

#include "base/server_certificate.h"
#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const certificate::ServerCertificate& identity() {
  static const auto made = certificate::for_server({"127.0.0.1", "api.aiven.io"}, real_time());
  return made;
}

ServerOptions with_tls(std::size_t max_connections = 4096) {
  return {.max_connections = max_connections, .tls = TlsIdentity{identity().chain, identity().key}};
}

Wire encrypted(const AServer& server, const std::string& host = "127.0.0.1") {
  auto wire = server.connect();
  REQUIRE(wire.encrypt(identity().authority, host) == "ok");
  return wire;
}

const std::string connect_to_aiven = "CONNECT api.aiven.io:443 HTTP/1.1\r\nHost: api.aiven.io:443\r\n\r\n";

Wire in_a_tunnel(Wire wire) {
  wire.send(connect_to_aiven);
  REQUIRE(wire.head() == "HTTP/1.1 200 Connection established\r\n\r\n");
  REQUIRE(wire.encrypt(identity().authority, "api.aiven.io") == "ok");
  return wire;
}

Json once(const Json& fault) { return {{"match", {{"path", "/v1/*"}}}, {"times", 1}, {"fault", fault}}; }

std::string base_url_told_to(Wire wire, std::string_view headers = {}) {
  return Json::parse(body_of(wire.ask(get("/_mock/worlds", {}, headers))))["worlds"][0]["base_url"];
}

TEST_CASE("One port speaks HTTP and HTTPS, on connections that live on", "[http][tls]") {
  AServer server(with_tls());
  CHECK(server.url().starts_with("https://127.0.0.1:"));
  auto plain = server.connect();
  auto hidden = encrypted(server);
  for (int i = 0; i < 3; ++i)
    for (auto* wire : {&plain, &hidden}) CHECK(status_of(wire->ask(get("/v1/me", sofia))) == 200);
  CHECK(plain.ask(get("/v1/me", sofia)) == hidden.ask(get("/v1/me", sofia)));
}

TEST_CASE("Over HTTPS a request may come in pieces, and answers and bodies may be longer than a record",
          "[http][tls]") {
  AServer server(with_tls());
  auto wire = encrypted(server);
  for (const char c : get("/v1/me", sofia)) wire.send({&c, 1});
  CHECK(status_of(wire.answer()) == 200);
  const std::string name(300'000, 'n');
  const auto refusal = wire.ask(with_body("POST", acme + "/application-users", sofia, Json{{"name", name}}.dump()));
  CHECK(status_of(refusal) == 400);
  const auto state = wire.ask(get("/_mock/state"));
  CHECK(body_of(state).size() > 16'384);
  CHECK(Json::accept(body_of(state)));
  wire.send(get("/v1/me", sofia) + get("/v1/me", mike));
  CHECK(body_of(wire.answer()).find("sofia@") != std::string::npos);
  CHECK(body_of(wire.answer()).find("mike@") != std::string::npos);
}

TEST_CASE("The URLs that are answered have the scheme that was asked by", "[http][tls]") {
  AServer server(with_tls());
  CHECK(base_url_told_to(server.connect()) == "http://localhost");
  CHECK(base_url_told_to(encrypted(server)) == "https://localhost");
}

TEST_CASE("An encrypted connection that ends as it should says so", "[http][tls]") {
  AServer server(with_tls());
  auto polite = encrypted(server);
  polite.send(get("/v1/me", sofia, "Connection: close\r\n"));
  CHECK(status_of(polite.rest()) == 200);
  CHECK(polite.has_ended_well());
  auto refused = encrypted(server);
  refused.send("nonsense\r\n\r\n");
  CHECK(status_of(refused.rest()) == 400);
  CHECK(refused.has_ended_well());
  auto idle = encrypted(server);
  server.stop();
  CHECK(idle.rest().empty());
  CHECK(idle.has_ended_well());
}

TEST_CASE("reset, drop and hang inside of TLS: not a byte, and no word that this was all", "[http][tls][faults]") {
  AServer server(with_tls());
  const auto [fault, is_reset] = GENERATE(table<Json, bool>({
      {Json{{"kind", "reset"}}, true},
      {Json{{"kind", "drop"}}, false},
      {Json{{"kind", "hang"}, {"ms", 1}}, false},
  }));
  auto wire = encrypted(server);
  REQUIRE(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  server.fault(once(fault));
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest().empty());
  CHECK_FALSE(wire.has_ended_well());
  CHECK(wire.was_reset() == is_reset);
}

TEST_CASE("truncate inside of TLS: the body ends early, and the client can tell", "[http][tls][faults]") {
  AServer server(with_tls());
  auto wire = encrypted(server);
  const auto whole = wire.ask(get("/v1/me", sofia));
  server.fault(once({{"kind", "truncate"}, {"bytes", 10}}));
  wire.send(get("/v1/me", sofia));
  CHECK(wire.rest() == whole.substr(0, whole.size() - body_of(whole).size() + 10));
  CHECK_FALSE(wire.has_ended_well());
}

TEST_CASE("Faults that answer are the same inside of TLS, and the connection lives on", "[http][tls][faults]") {
  AServer server(with_tls());
  auto wire = encrypted(server);
  const auto whole = wire.ask(get("/v1/me", sofia));
  server.fault(once({{"kind", "drip"}, {"bytes_per_second", 1'000'000}}));
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
  server.fault(once({{"kind", "latency"}, {"ms", 1}}));
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
  server.fault(once({{"kind", "garbage"}, {"bytes", 20'000}}));
  CHECK(body_of(wire.ask(get("/v1/me", sofia))).size() == 20'000);
  server.fault(once({{"kind", "status"}, {"status", 503}}));
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 503);
  CHECK(wire.ask(get("/v1/me", sofia)) == whole);
}

TEST_CASE("A handshake that is not finished holds up nobody", "[http][tls]") {
  AServer server(with_tls());
  std::vector<Wire> begun;
  for (int i = 0; i < 50; ++i) begun.push_back(server.connect());
  for (auto& wire : begun) wire.send("\x16\x03\x01");
  CHECK(status_of(encrypted(server).ask(get("/v1/me", sofia))) == 200);
  CHECK(status_of(server.connect().ask(get("/v1/me", sofia))) == 200);
  CHECK(server.stop_patiently());
}

TEST_CASE("A handshake that fails is one line in the log, and says who and why", "[http][tls]") {
  AServer server(with_tls(), LogForm::text);
  auto distrustful = server.connect();
  const auto another = certificate::for_server({"127.0.0.1"}, real_time()).authority;
  CHECK(distrustful.encrypt(another, "127.0.0.1") != "ok");
  auto garbled = server.connect();
  garbled.send(std::string("\x16\x03\x01\0\x05hello", 10));
  CHECK_FALSE(garbled.rest().empty());  // an alert
  server.stop();
  const auto log = server.log();
  INFO(log);
  CHECK(std::count(log.begin(), log.end(), '\n') == 2);
  CHECK(log.find(" TLS with 127.0.0.1 failed: tlsv1 alert unknown ca\n") != std::string::npos);
  CHECK(log.find(" TLS with 127.0.0.1 failed: unexpected message\n") != std::string::npos);
}

TEST_CASE("Without a certificate TLS is no HTTP", "[http][tls]") {
  AServer server;
  CHECK(server.connect().encrypt(identity().authority, "127.0.0.1").empty());
  CHECK(status_of(server.connect().ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("CONNECT to api.aiven.io leads to the mock, whose certificate says that it is that host",
          "[http][tls][proxy]") {
  AServer server(with_tls());
  const bool is_proxy_encrypted = GENERATE(false, true);
  auto wire = in_a_tunnel(is_proxy_encrypted ? encrypted(server) : server.connect());
  for (int i = 0; i < 3; ++i) CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  server.fault(once({{"kind", "truncate"}, {"bytes", 10}}));
  wire.send(get("/v1/me", sofia));
  CHECK(body_of(wire.rest()).size() == 10);
}

TEST_CASE("What is in a tunnel may be in the clear as well", "[http][tls][proxy]") {
  AServer server(with_tls());
  auto wire = server.connect();
  wire.send(connect_to_aiven + get("/v1/me", sofia));  // without waiting
  CHECK(wire.head() == "HTTP/1.1 200 Connection established\r\n\r\n");
  CHECK(status_of(wire.answer()) == 200);
}

TEST_CASE("A request in absolute form to api.aiven.io is answered by the mock, as a proxy would",
          "[http][tls][proxy]") {
  AServer server(with_tls());
  const auto* scheme = GENERATE("http", "https");
  auto wire = server.connect();
  for (int i = 0; i < 2; ++i)
    CHECK(status_of(wire.ask(get(scheme + std::string("://api.aiven.io/v1/me"), sofia))) == 200);
}

TEST_CASE("The proxy leads to no other host, in no form, and says so", "[http][tls][proxy]") {
  AServer server(with_tls());
  const auto request = GENERATE(as<std::string>{},  //
                                "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n",
                                "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: api.aiven.io\r\n\r\n",
                                "CONNECT api.aiven.io.example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n",
                                "CONNECT [::1]:443 HTTP/1.1\r\nHost: api.aiven.io\r\n\r\n",
                                "GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n",
                                "GET https://example.com/v1/me HTTP/1.1\r\nHost: api.aiven.io\r\n\r\n");
  auto wire = server.connect();
  wire.send(request);
  const auto answer = wire.rest();
  CHECK(status_of(answer) == 403);
  CHECK(body_of(answer).find("aiven-mock is a proxy for api.aiven.io alone") != std::string::npos);
}

TEST_CASE("There is no tunnel in a tunnel, and none with a body", "[http][tls][proxy]") {
  AServer server(with_tls());
  auto wire = in_a_tunnel(server.connect());
  CHECK(status_of(wire.ask(connect_to_aiven)) == 501);
  CHECK(status_of(server.connect().ask(
            "CONNECT api.aiven.io:443 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")) == 400);
}

TEST_CASE("A client that asks for a tunnel where there is no certificate is told what is missing",
          "[http][tls][proxy]") {
  AServer server;
  auto wire = server.connect();
  const auto answer = wire.ask(connect_to_aiven);
  CHECK(status_of(answer) == 501);
  CHECK(body_of(answer).find("start the server with --tls") != std::string::npos);
}

TEST_CASE("While all connections are taken, HTTP on the port of HTTPS still reaches the control API", "[http][tls]") {
  AServer server(with_tls(1));
  auto idle = encrypted(server);
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  auto waiting = server.connect();
  auto handshake = std::async(std::launch::async, [&] { return waiting.encrypt(identity().authority, "127.0.0.1"); });
  CHECK(status_of(server.connect().ask(get("/_mock/health"))) == 200);
  { const auto gone = std::move(idle); }
  CHECK(handshake.get() == "ok");
}

}  // namespace
}  // namespace mock::test
