// What the mock reads when it is the client: exec --server, env, access and health ask other servers.
#include "http/answer_reader.h"

#include <algorithm>
#include <string>

#include "support/catch.h"

namespace mock::test {
namespace {

// Gives what it was made with, a few bytes at a time, and then the end of the connection.
class Said final : public Bytes {
 public:
  explicit Said(std::string all, std::size_t at_once) : all_(std::move(all)), at_once_(at_once) {}
  std::size_t read(char* to, std::size_t size) override {
    const auto count = all_.copy(to, std::min(size, at_once_));
    all_.erase(0, count);
    return count;
  }
  bool write(std::string_view, std::string_view) override { return true; }

 private:
  std::string all_;
  std::size_t at_once_;
};

std::optional<HttpAnswer> reading(const std::string& said, std::size_t at_once = 3) {
  Said bytes(said, at_once);
  return read_answer(bytes);
}

TEST_CASE("A body ends where its length, its chunks or the connection say, however it comes in pieces", "[http]") {
  const std::string said =
      GENERATE("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.0 200 OK\r\n\r\nhello",
               "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
               "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello more");
  const std::size_t at_once = GENERATE(1, 3, 1000);
  const auto answer = reading(said, at_once);
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->body == "hello");
}

TEST_CASE("An answer without content has none, and is not waited for", "[http]") {
  const auto answer = reading("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Another\r\n\r\n");
  REQUIRE(answer);
  CHECK(answer->status == 204);
  CHECK(answer->body.empty());
}

TEST_CASE("What is cut off, or is no answer of HTTP, is none", "[http]") {
  const std::string said =
      GENERATE("", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
               "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
               "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "HTTP/1.1 two OK\r\n\r\n",
               "SSH-2.0-x\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\nhello\r\n0\r\n\r\n");
  CHECK_FALSE(reading(said).has_value());
}

}  // namespace
}  // namespace mock::test
