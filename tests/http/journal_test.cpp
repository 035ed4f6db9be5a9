// The journal while many ask.
#include <atomic>
#include <thread>

#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

TEST_CASE("The journal is read and emptied while many clients ask", "[http][journal][threads]") {
  constexpr int clients = 6, requests = 200;
  AServer server;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::thread reader([&] {
    auto wire = server.connect();
    while (!done) {
      const auto found = Json::parse(body_of(wire.ask(get("/_mock/journal?limit=50"))));
      std::uint64_t last = 0;
      for (const auto& request : found["requests"]) {
        wrong += request["number"] <= last || request["path"] != "/v1/me" || request["status"] != 200;
        last = request["number"];
      }
      wrong += status_of(wire.ask(get("/_mock/metrics"))) != 200;
      if (last > 300) wire.ask(with_body("DELETE", "/_mock/journal", "", ""));
    }
  });
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i)
    threads.emplace_back([&] {
      auto wire = server.connect();
      for (int n = 0; n < requests; ++n) wrong += status_of(wire.ask(get("/v1/me", sofia))) != 200;
    });
  for (auto& thread : threads) thread.join();
  done = true;
  reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("The journal shows the headers that a client sent, and no others", "[http][journal]") {
  AServer server;
  auto wire = server.connect();
  wire.ask(get("/v1/me", sofia, "Accept-Encoding: gzip\r\nRange: bytes=0-1\r\n"));
  const auto found = Json::parse(body_of(wire.ask(get("/_mock/journal"))));
  CHECK(found["requests"][0]["request_headers"] == Json{{"Host", "localhost"},
                                                        {"Authorization", "aivenv1 sofia-super-..."},
                                                        {"Accept-Encoding", "gzip"},
                                                        {"Range", "bytes=0-1"}});
}

}  // namespace
}  // namespace mock::test
