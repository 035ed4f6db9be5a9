// RFC 9110 and 9112 as a client meets them, byte by byte. docs/reliability.md has the same cases as a table.
#include "support/a_server.h"
#include "support/catch.h"

namespace mock::test {
namespace {

const std::string host = "Host: localhost\r\n";
const std::string as_sofia = "Authorization: aivenv1 " + std::string(sofia) + "\r\n";
const std::string users = acme + "/application-users";
const std::string body = R"({"name": "n"})";

std::string post(const std::string& fields, const std::string& what_follows) {
  return "POST " + users + " HTTP/1.1\r\n" + host + as_sofia + fields + "\r\n" + what_follows;
}

// A status of its own, told as JSON, and then the end of the connection, which is not broken: what else was sent has
// been read, and makes no other request.
void expect_refusal(const std::string& bytes, int status) {
  INFO(bytes.substr(0, 200));
  AServer server;
  auto wire = server.connect();
  wire.send(bytes);
  const auto answer = wire.answer();
  CHECK(status_of(answer) == status);
  CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(nlohmann::json::parse(body_of(answer))["errors"][0]["status"] == status);
  CHECK(wire.rest().empty());
  CHECK_FALSE(wire.was_reset());
}

// The status, on a connection that serves the next request too.
void expect_answer(const std::string& bytes, int status) {
  INFO(bytes.substr(0, 200));
  AServer server;
  auto wire = server.connect();
  CHECK(status_of(wire.ask(bytes)) == status);
  CHECK(body_of(wire.ask(get("/v1/me", mike))).find("mike@acme.example") != std::string::npos);
}

TEST_CASE("The values of headers are taken as they are sent: nothing in them is decoded", "[http][conformance]") {
  auto token = std::string(sofia);
  token.replace(token.find('-'), 1, "%2D");
  expect_answer(get("/v1/me", token), 401);
  expect_answer("GET /v1/me HTTP/1.1\r\n" + host + "authorization: \t aivenv1 " + std::string(sofia) + " \t\r\n\r\n",
                200);
  expect_answer(get("/v1/me", sofia, "X-Name: J\xc3\xb6rg, \"a\\b\"\r\nX-Empty:\r\n"), 200);
}

TEST_CASE("A length that can be understood in two ways, or in none, is refused", "[http][conformance]") {
  const auto [fields, status] = GENERATE(table<std::string, int>({
      {"Content-Length: 13\r\nContent-Length: 14\r\n", 400},
      {"Content-Length: 13, 13\r\n", 400},
      {"Content-Length: +13\r\n", 400},
      {"Content-Length: 0x0d\r\n", 400},
      {"Content-Length: 1 3\r\n", 400},
      {"Content-Length:\r\n", 400},
      {"Content-Length: 13\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\nContent-Length: 13\r\n", 400},
      {"Transfer-Encoding: xchunked\r\n", 400},
      {"Transfer-Encoding: gzip\r\n", 400},
      {"Transfer-Encoding: identity\r\n", 400},
      {"Transfer-Encoding: chunked, gzip\r\n", 400},
      {"Transfer-Encoding: chunked, chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 400},
      {"Transfer-Encoding: chunked;q=1\r\n", 400},
      {"Transfer-Encoding: \"chunked\"\r\n", 400},
      {"Transfer-Encoding:\r\n", 400},
      {"Transfer-Encoding: gzip, chunked\r\n", 501},
      {"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", 501},
  }));
  expect_refusal(post(fields, "d\r\n" + body + "\r\n0\r\n\r\n"), status);
}

TEST_CASE("A length that is told twice and is the same counts once", "[http][conformance]") {
  expect_answer(post("Content-Length: 13\r\ncontent-length: 13\r\n", body), 200);
}

TEST_CASE("Chunks are read with their extensions and trailers", "[http][conformance]") {
  const auto chunked = GENERATE(as<std::string>{},                                                               //
                                "d\r\n{\"name\": \"n\"}\r\n0\r\n\r\n",                                           //
                                "000D\r\n{\"name\": \"n\"}\r\n000\r\n\r\n",                                      //
                                "8;a;b=c\r\n{\"name\":\r\n5 ; d=\"e;f\"\r\n \"n\"}\r\n0;last\r\n\r\n",           //
                                "d\r\n{\"name\": \"n\"}\r\n0\r\nX-Sum: 1\r\nContent-Length: 99\r\nX-B:\r\n\r\n"  //
  );
  expect_answer(post("Transfer-Encoding: Chunked\r\n", chunked), 200);
}

TEST_CASE("Chunks that are none are refused", "[http][conformance]") {
  const auto [chunked, status] = GENERATE(table<std::string, int>({
      {"zz\r\n", 400},
      {"\r\n", 400},
      {"-1\r\n", 400},
      {"0x5\r\n", 400},
      {" 5\r\n", 400},
      {"5 5\r\n", 400},
      {"5\n{\"a\":\r\n", 400},
      {"5;\x01\r\n", 400},
      {"5\r\n{\"a\": 1}\r\n0\r\n\r\n", 400},
      {"0\r\nno header\r\n\r\n", 400},
      {"0\r\n folded\r\n\r\n", 400},
      {"0\r\nX: 1\n\r\n", 400},
      {"40000001\r\n", 413},
      {"ffffffffffffffffff\r\n", 413},
      {"5;" + std::string(5000, 'x') + "\r\n", 431},
      {std::string(5000, '0'), 431},
  }));
  expect_refusal(post("Transfer-Encoding: chunked\r\n", chunked), status);
}

TEST_CASE("Trailers and extensions without end are cut off", "[http][conformance][limits]") {
  std::string trailers = "0\r\n";
  std::string extensions;
  for (int i = 0; i < 40; ++i) {
    trailers += "X-Trailer: " + std::string(2000, 'x') + "\r\n";
    extensions += "1;" + std::string(2000, 'x') + "\r\n \r\n";
  }
  expect_refusal(post("Transfer-Encoding: chunked\r\n", trailers), 431);
  expect_refusal(post("Transfer-Encoding: chunked\r\n", extensions), 431);
}

TEST_CASE("The body of a GET or a DELETE is read, and is not the next request", "[http][conformance]") {
  const std::string trap = "DELETE " + users + " HTTP/1.1\r\n" + host + "\r\n";
  const auto length = "Content-Length: " + std::to_string(trap.size()) + "\r\n\r\n" + trap;
  const std::string chunks = "Transfer-Encoding: chunked\r\n\r\n4\r\nGET \r\n0\r\n\r\n";
  for (const auto& rest : {length, chunks}) {
    expect_answer("GET /v1/me HTTP/1.1\r\n" + host + as_sofia + rest, 200);
    expect_answer("DELETE /v1/me HTTP/1.1\r\n" + host + as_sofia + rest, 405);
    expect_answer("OPTIONS /v1/me HTTP/1.1\r\n" + host + as_sofia + rest, 204);
  }
}

TEST_CASE("A target in absolute form means its path, and its host instead of Host", "[http][conformance]") {
  const auto [target, status] = GENERATE(table<std::string, int>({
      {"http://localhost/v1/me", 200},
      {"HTTP://API.aiven.io:8080/v1/me?a=b", 200},
      {"http://127.0.0.1:1/v1/me", 200},
      {"https://[::1]:8080/v1/me", 200},
      {"http://localhost", 301},
      {"http://localhost/_mock/health", 200},
      {"http://api.aiven.io/_mock/health", 421},
  }));
  expect_answer("GET " + target + " HTTP/1.1\r\n" + host + as_sofia + "\r\n", status);
}

TEST_CASE("A waiting client that asks for the control API in absolute form is heard", "[http][conformance][limits]") {
  AServer server(1);
  auto idle = server.connect();
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  CHECK(status_of(server.connect().ask(get("http://localhost/_mock/health"))) == 200);
}

TEST_CASE("Targets of other forms are refused", "[http][conformance]") {
  const auto [line, status] = GENERATE(table<std::string, int>({
      {"GET v1/me", 400},
      {"GET localhost:8080", 400},
      {"GET *", 400},
      {"GET http://", 400},
      {"GET http:///v1/me", 400},
      {"GET http://user@localhost/v1/me", 400},
      {"GET ftp://localhost/v1/me", 400},
      {"GET /v1/me#part", 400},
      {"GET /v1/\x01", 400},
      {"GET /v1/\x7f", 400},
      {"GET  /v1/me", 400},
      {"GET\t/v1/me", 400},
      {"GET /v1/me HTTP/1.1", 400},
      {"GET http://127.0.0.2/v1/me", 403},
      {"GET http://api.example:8080/v1/me", 403},
      {"GET https://api.aiven.io.evil.example/_mock/health", 403},
      {"CONNECT /v1/me", 400},
      {"CONNECT api.example", 400},
      {"CONNECT api.example:443", 403},
      {"CONNECT localhost:443", 403},
      {"CONNECT api.aiven.io:443", 501},  // no certificate
  }));
  expect_refusal(line + " HTTP/1.1\r\n" + host + "\r\n", status);
}

TEST_CASE("OPTIONS * tells the methods of the server", "[http][conformance]") {
  AServer server;
  CHECK(server.connect().ask("OPTIONS * HTTP/1.1\r\n" + host + "\r\n") ==
        "HTTP/1.1 204 No Content\r\nAllow: DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT\r\n\r\n");
}

TEST_CASE("A method that nobody knows is 501, one that a path lacks 405", "[http][conformance]") {
  for (const auto* method : {"FETCH", "get", "PROPFIND", "GE!T"})
    expect_refusal(std::string(method) + " /v1/me HTTP/1.1\r\n" + host + "\r\n", 501);
  for (const auto* method : {"TRACE", "PUT", "DELETE"})
    expect_answer(std::string(method) + " /v1/me HTTP/1.1\r\n" + host + "\r\n", 405);
}

TEST_CASE("What is too long is told by what it is", "[http][conformance][limits]") {
  const std::string long_target = "GET /" + std::string(8192, 'x');
  expect_refusal(long_target + " HTTP/1.1\r\n" + host + "\r\n", 414);
  expect_refusal(long_target + std::string(100, 'x'), 414);  // is told before it ends
  expect_answer("GET /" + std::string(8191, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 404);
  expect_refusal("GET /v1/me HTTP/1.1\r\n" + host + "X-Long: " + std::string(std::size_t{64} << 10U, 'x'), 431);
  expect_answer(get("/v1/me", sofia, "X-Long: " + std::string(60'000, 'x') + "\r\n"), 200);
  expect_refusal(post("Content-Length: 1073741825\r\n", ""), 413);
  expect_refusal(post("Content-Length: 99999999999999999999\r\n", ""), 413);
  expect_refusal(std::string(9000, 'x'), 400);
}

TEST_CASE("Who expects to be told to continue is told so when the body is wanted and has not come",
          "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  const auto chunked = post("Expect: 100-Continue\r\nTransfer-Encoding: chunked\r\n", "");
  CHECK(wire.ask(chunked) == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(status_of(wire.ask("d\r\n" + body + "\r\n0\r\n\r\n")) == 200);
  CHECK(status_of(wire.ask(post("Expect: 100-continue\r\nContent-Length: 13\r\n", body))) == 200);
  CHECK(status_of(wire.ask(get("/v1/me", sofia, "Expect: 100-continue\r\n"))) == 200);
  CHECK(status_of(wire.ask("POST " + users + " HTTP/1.0\r\n" + as_sofia +
                           "Connection: keep-alive\r\nExpect: 100-continue\r\nContent-Length: 13\r\n\r\n" + body)) ==
        200);
  expect_refusal(post("Expect: 100-continue\r\nContent-Length: 1073741825\r\n", ""), 413);
  expect_refusal(post("Expect: miracles\r\nContent-Length: 13\r\n", body), 417);
}

TEST_CASE("HTTP/1.0 ends the connection, unless the client asks to keep it and is told so", "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  const auto old = [](const std::string& fields) { return "GET /v1/me HTTP/1.0\r\n" + as_sofia + fields + "\r\n"; };
  for (const auto* kept :
       {"Connection: keep-alive\r\n", "Connection:, keep-alive\t\r\n", "Connection: u, keep-alive\r\n"})
    CHECK(wire.ask(old(kept)).starts_with("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n"));
  CHECK(wire.ask(old("")).starts_with("HTTP/1.1 200 OK\r\nConnection: close\r\n"));
  CHECK(wire.is_closed());
  expect_refusal("POST " + users + " HTTP/1.0\r\n" + as_sofia + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
}

TEST_CASE("Versions: newer ones of HTTP/1 are served, others are not", "[http][conformance]") {
  expect_answer("GET /v1/me HTTP/1.7\r\n" + host + as_sofia + "\r\n", 200);
  expect_refusal("GET /v1/me HTTP/2.0\r\n" + host + "\r\n", 505);
  expect_refusal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
  for (const auto* version : {"", " ", " http/1.1", " HTTP/1", " HTTP/1.10", " HTTP/1.1 ", " HTTX/1.1"})
    expect_refusal("GET /v1/me" + std::string(version) + "\r\n" + host + "\r\n", 400);
}

TEST_CASE("Options of the connection are a list, in any case and in any number of headers", "[http][conformance]") {
  const auto fields = GENERATE(as<std::string>{}, "Connection: close\r\n", "connection: Keep-Alive, , CLOSE\r\n",
                               "Connection: upgrade\r\nConnection: close\r\nConnection: keep-alive\r\n");
  AServer server;
  auto wire = server.connect();
  CHECK(wire.ask(get("/v1/me", sofia, fields)).find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(wire.is_closed());
  expect_answer(get("/v1/me", sofia, "Connection: closed, keep-alive\r\nUpgrade: h2c\r\n"), 200);
}

TEST_CASE("Host must be there once, and be a host", "[http][conformance]") {
  expect_refusal("GET /v1/me HTTP/1.1\r\n" + as_sofia + "\r\n", 400);
  expect_refusal(get("/v1/me", sofia, host), 400);
  for (const auto* value : {"a b", "user@localhost", "localhost/v1", "a,b?"})
    expect_refusal("GET /v1/me HTTP/1.1\r\nHost: " + std::string(value) + "\r\n" + as_sofia + "\r\n", 400);
  for (const auto* value : {"", "[::1]:80", "api.example:"})
    expect_answer("GET /v1/me HTTP/1.1\r\nHost: " + std::string(value) + "\r\n" + as_sofia + "\r\n", 200);
}

TEST_CASE("Lines that could be read in two ways are refused", "[http][conformance]") {
  using namespace std::string_literals;
  const auto line = GENERATE(as<std::string>{},     //
                             "X-A : 1\r\n",         // a blank before the colon
                             "X-A\t: 1\r\n",        //
                             "X-A: 1\r\n 2\r\n",    // a folded line
                             "X-A: 1\r\n\t2\r\n",   //
                             "X-A: a\0b\r\n"s,      // control characters
                             "X-A: a\rb\r\n",       // CR alone
                             "X-A: a\x01\r\n",      //
                             "X-A: a\x7f\r\n",      //
                             "X-A: 1\nX-B: 2\r\n",  // LF alone
                             "X-A: 1\r\r\n",        //
                             ": 1\r\n",             // no name
                             "X A: 1\r\n",          //
                             "X(A): 1\r\n",         //
                             "X\xc3\xa4: 1\r\n",    //
                             "X-A\r\n"              // no colon
  );
  expect_refusal(get("/v1/me", sofia, line), 400);
  expect_refusal("GET /v1/me HTTP/1.1\r\n " + host + line + "\r\n", 400);  // as the first one
}

TEST_CASE("What is no HTTP at all is told at its first byte or line", "[http][conformance]") {
  for (const auto* bytes :
       {"\x16\x03\x01", "\r\n\x80", " GET / HTTP/1.1\r\n", "\n", "GET / HTTP/1.1\n", "GET /\r\n", "\r\r\n"})
    expect_refusal(bytes, 400);
}

TEST_CASE("Empty lines before a request are skipped", "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  CHECK(status_of(wire.ask("\r\n" + get("/v1/me", sofia))) == 200);
  wire.send("\r\n\r\n");
  wire.send("\r");
  wire.send("\n");
  CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  std::string many;
  for (std::size_t i = 0; i <= std::size_t{32} << 10U; ++i) many += "\r\n";
  expect_refusal(many, 431);
}

TEST_CASE("Requests in a row are answered in order, whatever they are, and none is made of what another one holds",
          "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  const auto in_chunks = post("Transfer-Encoding: chunked\r\n", "d\r\n" + body + "\r\n0\r\nX: y\r\n\r\n");
  std::string all;
  for (int i = 0; i < 200; ++i) {
    all += get("/v1/me", sofia) + with_body("POST", users, sofia, body) + "\r\n" + get("/v1/nothing") + in_chunks +
           "HEAD /_mock/health HTTP/1.1\r\n" + host + "\r\n";
  }
  wire.send(all);  // longer than what is read at once, so that requests lie across the seam
  std::vector<int> statuses;
  for (int i = 0; i < 200; ++i) {
    for (const int expected : {200, 200, 404, 200}) CHECK(status_of(wire.answer()) == expected);
    CHECK(wire.head().starts_with("HTTP/1.1 200 OK\r\n"));
  }
}

TEST_CASE("A request that comes in pieces is the same request, wherever it is cut", "[http][conformance]") {
  AServer server;
  const auto request =
      post("Transfer-Encoding: chunked\r\n", "8;x=y\r\n{\"name\":\r\n5\r\n \"n\"}\r\n0\r\nX: y\r\n\r\n");
  for (std::size_t cut = 1; cut < request.size(); ++cut) {
    INFO(cut);
    auto wire = server.connect();
    wire.send(request.substr(0, cut));
    wire.send(request.substr(cut) + get("/v1/me", sofia));
    CHECK(status_of(wire.answer()) == 200);
    REQUIRE(status_of(wire.answer()) == 200);
  }
}

TEST_CASE("The control API's answer to HEAD is that to GET without its body", "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  const auto whole = wire.ask(get("/doc/openapi.json"));
  wire.send("HEAD /doc/openapi.json HTTP/1.1\r\n" + host + "\r\n");
  CHECK(wire.head() == whole.substr(0, whole.size() - body_of(whole).size()));
  CHECK(wire.ask(get("/doc/openapi.json")) == whole);
}

TEST_CASE("A refused client that goes on sending can still read why", "[http][conformance]") {
  AServer server;
  auto wire = server.connect();
  wire.send("NONSENSE\r\n" + std::string(300'000, 'x'));
  CHECK(status_of(wire.answer()) == 400);
}

}  // namespace
}  // namespace mock::test
