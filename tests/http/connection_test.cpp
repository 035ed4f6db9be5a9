// One connection without a server around it: its patience can be short.
#include "http/connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <thread>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/wire.h"

namespace mock::test {
namespace {

// What a client is answered that sends this, and then nothing, and does not go away.
std::string answer_after_patience(std::string_view sent) {
  Worlds worlds(state_of(demo()));
  std::ostringstream nowhere;
  Log log(LogForm::off, nowhere);
  Pipeline pipeline(worlds, log);
  std::array<int, 2> ends{};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  std::thread server([&] {
    constexpr std::chrono::milliseconds patience(50);
    Socket socket(ends[0], patience);
    Connection(socket, socket, pipeline, {patience}).serve();
    close(ends[0]);
  });
  REQUIRE(write(ends[1], sent.data(), sent.size()) == static_cast<ssize_t>(sent.size()));
  std::string all;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = read(ends[1], piece.data(), piece.size())) > 0;)
    all.append(piece.data(), static_cast<std::size_t>(count));
  close(ends[1]);
  server.join();
  return all;
}

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

}  // namespace
}  // namespace mock::test
