// What can run out: each ends in one clear line and exit code 2, or is borne.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "paths.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

// Sanitizers want more memory and files than there are here.
constexpr bool is_sanitized = std::string_view(AIVEN_MOCK_SANITIZE) != "";
void pass() { SUCCEED("tried without sanitizers"); }

void says_one_line(const Outcome& outcome, const std::string& part) {
  INFO(outcome.output);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.starts_with("aiven-mock: "));
  CHECK(outcome.output.find(part) != std::string::npos);
  CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == 1);
}

TEST_CASE("Too little memory for a fixture is told, with exit code 2", "[cli]") {
  if (is_sanitized) return pass();
  AFolder folder;
  auto fixture = demo();
  for (int i = 0; i < 30'000; ++i)
    fixture["users"].push_back({{"user_email", "u" + std::to_string(i) + "@huge.example"}});
  const auto file = folder.write("f.json", fixture.dump());
  for (const std::string command : {"serve --port 0 --fixture ", "exec --fixture ", "check "})
    says_one_line(run("ulimit -v 40000; timeout 60 $MOCK " + command + file +
                      (command.starts_with("exec") ? " -- true" : "") + " 2>&1 >/dev/null"),
                  "there is not enough memory");
}

TEST_CASE("However little memory there is, the program starts or says in one line why not", "[cli]") {
  if (is_sanitized) return pass();
  AFolder folder;
  std::string told;
  int exit_code = -1;
  // Where not even the program's own image fits, the kernel ends it before its first instruction. Above that and below
  // some 18 000 kB it is the system that says so, which cannot load the libraries. What libraries do before main()
  // begins runs out between that and the first line of the program.
  for (int kilobytes = 8'000; kilobytes < 400'000 && exit_code != 0; kilobytes += kilobytes < 24'000 ? 250 : 2'000) {
    const auto outcome =
        run("exec 2>&1 >/dev/null; ulimit -v " + std::to_string(kilobytes) +
            "; exec $MOCK exec --watch --fixture demo --state " + folder.file("state.json") + " -- true");
    exit_code = outcome.exit_code;
    INFO(kilobytes << " kB: " << outcome.output);
    if (told.empty() && outcome.output.empty() && exit_code == 128 + SIGSEGV) continue;  // nothing has begun yet
    constexpr int cannot_be_run = 127;  // the program by the system, or `true` by the program
    CHECK((exit_code == 0 || exit_code == 2 || exit_code == cannot_be_run));
    CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == (exit_code == 0 ? 0 : 1));
    told += outcome.output;
  }
  CHECK(exit_code == 0);
  CHECK(told.find("aiven-mock: cannot start a thread: ") != std::string::npos);
}

TEST_CASE("Too few descriptors at the start are told, with exit code 2", "[cli]") {
  if (is_sanitized) return pass();
  AFolder folder;
  constexpr int cannot_be_loaded = 127;  // the system says so: it opens the libraries of the program
  int too_few = 0;
  bool is_enough = false;
  for (int limit = 4; limit < 40 && !is_enough; ++limit) {
    const auto outcome = run("exec 2>&1 >/dev/null; ulimit -n " + std::to_string(limit) + "; exec $MOCK exec --state " +
                             folder.file("state.json") + " -- true");
    INFO(limit);
    is_enough = outcome.exit_code == 0;
    if (is_enough) break;
    if (outcome.exit_code == cannot_be_loaded) continue;
    ++too_few;
    says_one_line(outcome, "");
  }
  CHECK(is_enough);
  CHECK(too_few > 1);
}

TEST_CASE("A disk that is full is told where something is to be printed or written", "[cli]") {
  const auto full = std::string("No space left on device");
  for (const auto* command : {"routes", "schema", "--version", "--help"})
    says_one_line(run("$MOCK " + std::string(command) + " 2>&1 >/dev/full"), full);
  AFolder folder;
  const auto bad = folder.write("bad.json", "{}");
  says_one_line(run("$MOCK check " + bad + " 2>&1 >/dev/full"), full);
  says_one_line(
      run("ulimit -f 0; timeout 20 $MOCK serve --port 0 --ready-file " + folder.file("ready") + " 2>&1 >/dev/null"),
      "cannot write the ready file " + folder.file("ready") + ": File too large");
  says_one_line(
      run("ulimit -f 0; timeout 20 $MOCK serve --port 0 --state " + folder.file("state") + " 2>&1 >/dev/null"),
      "cannot write the state file " + folder.file("state") + ": File too large");
}

TEST_CASE("A log that cannot be written stops nothing", "[cli]") {
  AFolder folder;
  const auto ready = folder.file("ready");
  Running serve("exec $MOCK serve --port 0 --log text --ready-file " + ready + " >/dev/full 2>/dev/full");
  REQUIRE(wait_until([&] { return std::filesystem::exists(ready); }));
  std::string url;
  std::ifstream(ready) >> url;
  for (int i = 0; i < 100; ++i) REQUIRE(status_of(Wire(url).ask(get("/v1/me", sofia))) == 200);
  CHECK(serve.stop(SIGTERM) == 0);
}

TEST_CASE("Without standard input, output and error no file is taken for one of them", "[cli]") {
  AFolder folder;
  const auto ready = folder.file("ready");
  const auto state = folder.file("state.json");
  Running serve("exec $MOCK serve --port 0 --log text --state " + state + " --ready-file " + ready + " <&- >&- 2>&-");
  REQUIRE(wait_until([&] { return std::filesystem::exists(ready); }));
  std::string url;
  std::ifstream(ready) >> url;
  CHECK(status_of(Wire(url).ask(get("/v1/me", sofia))) == 200);
  CHECK(text_of(state + ".lock") == std::to_string(serve.pid()) + "\n");
  CHECK(serve.stop(SIGTERM) == 0);
  CHECK(run("$MOCK check " + state).exit_code == 0);
}

}  // namespace
}  // namespace mock::test
