// The log into something that is not read.
#include "journal/outlet.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <ostream>
#include <regex>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include "support/a_server.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using std::chrono::steady_clock;

struct APipe {
  APipe() {
    std::signal(SIGPIPE, SIG_IGN);  // as in the program
    REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
  }
  ~APipe() {
    for (const int end : ends)
      if (end >= 0) close(end);
  }
  void close_end(std::size_t which) { close(std::exchange(ends.at(which), -1)); }
  /// Some of what was written; nothing at the end.
  std::string read_some() const {
    std::string buffer(65536, '\0');
    const auto count = read(ends[0], buffer.data(), buffer.size());
    buffer.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return buffer;
  }
  std::string read_to_end() const {
    std::string text;
    for (std::string some = read_some(); !some.empty(); some = read_some()) text += some;
    return text;
  }
  std::array<int, 2> ends{-1, -1};
};

// What a reader knows of the lines: how many came, and how many it was told of that were lost.
struct Tally {
  std::uint64_t came = 0;
  std::uint64_t lost = 0;
};

Tally tally_of(const std::string& text) {
  Tally tally;
  std::istringstream lines(text.substr(0, text.rfind('\n') + 1));
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(" lost"))
      tally.lost += std::stoull(line);
    else
      ++tally.came;
  }
  return tally;
}

// What the log of the program says of lines that were lost, in either form.
std::uint64_t number_of_lines_lost(const std::string& log) {
  std::smatch found;
  REQUIRE(std::regex_search(log, found, std::regex(R"((\d+) lines lost:|"lines_lost":(\d+))")));
  return std::stoull(found[1].matched ? found[1] : found[2]);
}

std::string told(std::uint64_t count) { return std::to_string(count) + " lost\n"; }

TEST_CASE("Nobody who writes to an outlet waits, and what was dropped is counted and told",
          "[journal][limits][threads]") {
  APipe pipe;
  std::atomic<std::uint64_t> lost = 0;
  Outlet outlet(pipe.ends[1], told, lost);
  outlet.start();
  std::ostream out(&outlet);
  const std::string line = std::string(999, 'x') + '\n';
  constexpr std::uint64_t written = 5000;  // five times what it keeps
  for (std::uint64_t i = 0; i < written; ++i) out << line;
  CHECK(lost > 2500);

  // What was lost before something could be written, and after it, is told apart.
  std::string text;
  Tally tally;
  while (tally.came + tally.lost < written) {
    text += pipe.read_some();
    tally = tally_of(text);
  }
  CHECK(tally.lost == lost);
  CHECK(tally.came + lost == written);
  out << "after\n";
  outlet.close(std::chrono::seconds(10));
  pipe.close_end(1);
  CHECK(pipe.read_to_end() == "after\n");
}

TEST_CASE("An outlet whose reader has gone drops and counts, and closes at once", "[journal][limits]") {
  APipe pipe;
  std::atomic<std::uint64_t> lost = 0;
  Outlet outlet(pipe.ends[1], told, lost);
  outlet.start();
  pipe.close_end(0);
  std::ostream(&outlet) << "a line\nand another\n";
  constexpr std::chrono::minutes patience(1);
  const auto start = steady_clock::now();
  outlet.close(patience);
  CHECK(seconds_since(start) < 30);
  CHECK(lost == 2);
}

TEST_CASE("Closing an outlet that nobody reads takes as long as it was given", "[journal][limits][threads]") {
  APipe pipe;
  std::atomic<std::uint64_t> lost = 0;
  Outlet outlet(pipe.ends[1], told, lost);
  outlet.start();
  std::ostream(&outlet) << std::string(200'000, 'x') << '\n';
  const auto start = steady_clock::now();
  outlet.close(std::chrono::milliseconds(50));  // and not for ever
  CHECK(seconds_since(start) >= 0.05);
  pipe.ends[1] = -1;  // stays open: the thread that was given up is still writing to it, until the reader goes
}

TEST_CASE("Lines of several threads do not mix in an outlet", "[journal][threads]") {
  APipe pipe;
  std::atomic<std::uint64_t> lost = 0;
  Outlet outlet(pipe.ends[1], told, lost);
  outlet.start();
  std::vector<std::thread> writers;
  for (const char letter : {'a', 'b', 'c', 'd'})
    writers.emplace_back([&outlet, letter] {
      std::ostream out(&outlet);
      for (int i = 0; i < 100; ++i) out << std::string(10, letter) << std::string(10, letter) << std::endl;
    });
  for (auto& writer : writers) writer.join();
  outlet.close(std::chrono::seconds(10));
  pipe.close_end(1);
  const auto text = pipe.read_to_end();
  CHECK(text.size() == std::size_t{400} * 21);
  for (std::size_t at = 0; at + 21 <= text.size(); at += 21) CHECK(text.substr(at, 20) == std::string(20, text[at]));
}

TEST_CASE("A log that nobody reads stops neither answers nor the end, and tells what it lost once it is read",
          "[cli][journal][limits]") {
  APipe pipe;
  const std::string form = GENERATE("text", "json");
  LimitedServing program({"--log", form}, {}, pipe.ends[1]);
  pipe.close_end(1);
  std::string target = "/v1";
  for (int i = 0; i < 800; ++i) target += "/a/b";
  Wire client(program.url());
  constexpr std::uint64_t asked = 1000;
  for (std::uint64_t i = 0; i < asked; ++i) REQUIRE(status_of(client.ask(get(target, sofia))) == 404);
  const auto lost = static_cast<std::uint64_t>(program.metric("aiven_mock_log_lines_lost_total"));
  CHECK(lost > 300);

  SECTION("the end") {
    const auto start = steady_clock::now();
    CHECK(program.stop() == 0);
    CHECK(seconds_since(start) < 1.0 * slowness());
  }
  SECTION("read after all") {
    std::string text;
    while (text.find("lost") == std::string::npos) text += pipe.read_some();
    CHECK(program.stop() == 0);
    text += pipe.read_to_end();
    // When the number was asked for, that request was still to be logged.
    const bool is_logged = text.find("/_mock/metrics") != std::string::npos;
    const auto told = number_of_lines_lost(text);
    CHECK(told == (is_logged ? lost : lost + 1));
    const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    CHECK(lines - 1 + told == asked + 1);
  }
}

TEST_CASE("With standard error closed nothing is written into files that took its place", "[cli][journal]") {
  LimitedServing program({"--log", "text"}, {}, std::nullopt);
  Wire client(program.url());
  for (int i = 0; i < 10; ++i) REQUIRE(status_of(client.ask(get("/v1/me", sofia))) == 200);
  CHECK(program.metric("aiven_mock_log_lines_lost_total") == 0);
  CHECK(program.stop() == 0);
}

}  // namespace
}  // namespace mock::test
