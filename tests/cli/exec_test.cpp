// aiven-mock exec.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <vector>

#include "paths.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/stopwatch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

TEST_CASE("exec runs a command against a mock of its own, and exits as it does", "[cli]") {
  CHECK(run("$MOCK exec -- sh -c 'exit 7'").exit_code == 7);
  CHECK(run("$MOCK exec -- true").exit_code == 0);
  CHECK(run("$MOCK exec -- sh -c 'kill -9 $$'").exit_code == 128 + SIGKILL);
  const auto missing = run("$MOCK exec -- no-such-command 2>&1");
  CHECK(missing.exit_code == 127);
  CHECK(missing.output == "aiven-mock: cannot run no-such-command: No such file or directory\n");
}

TEST_CASE("exec takes a world on a server that runs already, and deletes it afterwards", "[cli][worlds]") {
  AFolder folder;
  Serving server(folder);
  const auto on_server = "$MOCK exec --server " + server.url();
  const auto seen = run(on_server +
                        " --world suite -- sh -c 'echo $AIVEN_WEB_URL $AIVEN_TOKEN $AIVEN_ORGANIZATION_NAME "
                        "$AIVEN_PROJECT_NAME $AIVEN_PAYMENT_METHOD_ID $AIVEN_MOCK_CONTROL_URL; exit 7'");
  CHECK(seen.exit_code == 7);
  CHECK(seen.output == server.url() + "/_world/suite " + std::string(sofia) + " Acme acme-website pm5a1e9d0c001 " +
                           server.url() + "/_world/suite/_mock\n");
  CHECK(server.get_json("/_mock/health")["worlds"] == 1);
  const auto unnamed = run(on_server + "/ -- sh -c 'echo $AIVEN_WEB_URL'");
  CHECK(unnamed.output.starts_with(server.url() + "/_world/exec-"));
  CHECK(run(on_server + " -- sh -c 'kill -9 $$'").exit_code == 128 + SIGKILL);
  CHECK(run(on_server + " -- no-such-command 2>/dev/null").exit_code == 127);
  CHECK(server.get_json("/_mock/health")["worlds"] == 1);
}

TEST_CASE("exec leaves alone a world that somebody else has", "[cli][worlds]") {
  AFolder folder;
  Serving server(folder);
  const auto nested = run("$MOCK exec --server " + server.url() + " --world w -- $MOCK exec --server " + server.url() +
                          " --world w -- echo never 2>&1");
  CHECK(nested.exit_code == 2);
  CHECK(nested.output == "aiven-mock: cannot make a world on " + server.url() + ": There is a world \"w\" already\n");
}

TEST_CASE("exec says so when there is no server, or none of ours, or its options make no sense", "[cli][worlds]") {
  const auto nobody_there = run("$MOCK exec --server http://127.0.0.1:1 -- echo never 2>&1");
  CHECK(nobody_there.exit_code == 2);
  CHECK(nobody_there.output ==
        "aiven-mock: nobody answers at http://127.0.0.1:1: --server takes a URL like http://127.0.0.1:8080\n");
  CHECK(run("$MOCK exec --server localhost -- echo never 2>&1").exit_code == 2);
  CHECK(run("$MOCK exec --world w -- echo never 2>&1").output ==
        "aiven-mock: --world requires --server (try --help)\n");
  CHECK(run("$MOCK exec --server http://127.0.0.1:1 --seed 1 -- echo never 2>&1").exit_code == 2);
  AFolder folder;
  Serving server(folder, "--control-token t0ken");
  CHECK(run("$MOCK exec --server " + server.url() + " -- echo never 2>&1").exit_code == 2);
  CHECK(run("$MOCK exec --server " + server.url() + " --control-token t0ken -- echo once").output == "once\n");
}

TEST_CASE("exec gives its command the environment that clients need", "[cli]") {
  const auto seen =
      run("AIVEN_PROJECT_NAME=mine $MOCK exec -- sh -c 'echo $AIVEN_TOKEN $AIVEN_AUTH_TOKEN $AIVEN_ORGANIZATION_ID "
          "$AIVEN_ORGANIZATION_NAME $AIVEN_ACCOUNT_NAME $AIVEN_PROJECT_NAME; echo $AIVEN_WEB_URL; echo "
          "$AIVEN_MOCK_CONTROL_URL'")
          .output;
  std::istringstream lines(seen);
  std::string first;
  std::string url;
  std::string control;
  std::getline(lines, first);
  std::getline(lines, url);
  std::getline(lines, control);
  CHECK(first == "sofia-super-admin-demo-token sofia-super-admin-demo-token org5a1e9d0ac1e Acme Acme acme-website");
  CHECK(url.starts_with("http://127.0.0.1:"));
  CHECK(control == url + "/_mock");
}

TEST_CASE("exec lets no token from outside through to a world that has none", "[cli]") {
  AFolder folder;
  const auto file = folder.write("f.json", R"({"version": 1})");
  CHECK(run("AIVEN_TOKEN=a-real-one $MOCK exec --fixture " + file + " -- sh -c 'echo [$AIVEN_TOKEN]'").output ==
        "[]\n");
}

TEST_CASE("exec passes a signal on to its command", "[cli]") {
  AFolder folder;
  const auto started = folder.file("started");
  const auto outcome = run("$MOCK exec -- sh -c 'trap \"exit 9\" TERM; touch " + started +
                           "; while true; do sleep 0.01; done' & pid=$!; while [ ! -e " + started +
                           " ]; do sleep 0.01; done; kill -TERM $pid; wait $pid");
  CHECK(outcome.exit_code == 9);
}

// The variables that docs/commands.md says COMMAND finds in its environment.
std::vector<std::string> documented_variables() {
  const auto document = text_of(AIVEN_MOCK_SOURCE "/docs/commands.md");
  const auto serve = document.substr(document.find("\n## serve\n"));
  const auto table = serve.substr(0, serve.find("\n## exec\n"));
  std::vector<std::string> names;
  for (auto at = table.find("`AIVEN_"); at != std::string::npos; at = table.find("`AIVEN_", at + 1)) {
    const auto name = table.substr(at + 1, table.find('`', at + 1) - at - 1);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

TEST_CASE("exec lets no value from outside through, of all the variables that it is documented to set", "[cli]") {
  AFolder folder;
  const auto names = documented_variables();
  REQUIRE(names.size() == 9);
  for (const auto& name : names) setenv(name.c_str(), "real-production", 1);
  setenv("AIVEN_OF_SOMEBODY_ELSE", "kept", 1);
  const auto seen = [](const std::string& options) { return run("$MOCK exec " + options + " -- env").output; };
  const auto is_clean = [&](const std::string& environment) {
    CHECK(environment.find("real-production") == std::string::npos);
    CHECK(environment.find("AIVEN_OF_SOMEBODY_ELSE=kept\n") != std::string::npos);
    CHECK(environment.find("\nAIVEN_MOCK_CONTROL_URL=http://") != std::string::npos);
  };
  for (const auto& fixture : {folder.write("f.json", R"({"version": 1})"), std::string("empty"), std::string("demo")}) {
    is_clean(seen("--fixture " + fixture));
    Serving server(folder, "--fixture " + fixture);
    is_clean(seen("--server " + server.url()));
  }
  for (const auto& name : names) unsetenv(name.c_str());
  unsetenv("AIVEN_OF_SOMEBODY_ELSE");
}

TEST_CASE("A hangup ends COMMAND, and exec after it", "[cli]") {
  AFolder folder;
  Running exec("exec $MOCK exec --ready-file " + folder.file("ready") + " -- sh -c 'trap \"exit 9\" HUP; touch " +
               folder.file("started") + "; while true; do sleep 0.01; done'");
  REQUIRE(wait_until([&] { return std::filesystem::exists(folder.file("started")); }));
  CHECK(exec.stop(SIGHUP) == 9);
  CHECK_FALSE(std::filesystem::exists(folder.file("ready")));
}

// A server that never answers: it listens, and accepts nobody. With `is_full` nobody can even connect.
class Silence {
 public:
  explicit Silence(bool is_full) : listening_(socket(AF_INET, SOCK_STREAM, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    auto* address = reinterpret_cast<sockaddr*>(&address_);
    REQUIRE(bind(listening_, address, size) == 0);
    REQUIRE(listen(listening_, 0) == 0);
    REQUIRE(getsockname(listening_, address, &size) == 0);
    for (int i = 0; is_full && i < 4; ++i) {
      waiting_.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
      static_cast<void>(connect(waiting_.back(), address, size));
    }
  }
  ~Silence() {
    for (const int each : waiting_) close(each);
    close(listening_);
  }
  Silence(const Silence&) = delete;
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)); }

 private:
  int listening_;
  sockaddr_in address_{};
  std::vector<int> waiting_;
};

TEST_CASE("exec --server can be stopped while it waits for the server", "[cli][worlds]") {
  const int signal = GENERATE(SIGTERM, SIGINT, SIGHUP);
  const bool is_full = GENERATE(true, false);
  const Silence server(is_full);
  Running exec("exec $MOCK exec --server " + server.url() + " -- true 2>/dev/null");
  // It waits as soon as it has a socket.
  const auto sockets = "ls -l /proc/" + std::to_string(exec.pid()) + "/fd 2>/dev/null | grep -c socket:";
  REQUIRE(wait_until([&] { return run(sockets).output != "0\n"; }));
  const auto told = std::chrono::steady_clock::now();
  CHECK(exec.stop(signal) == 128 + signal);
  CHECK(seconds_since(told) < 1.0 * slowness());
}

TEST_CASE("exec --server gives up when nobody answers for a while", "[cli][worlds]") {
  const bool is_full = GENERATE(true, false);
  const Silence server(is_full);
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome = run("timeout 60 $MOCK exec --server " + server.url() + " -- echo never 2>&1");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.starts_with("aiven-mock: nobody answers at " + server.url()));
  CHECK(seconds_since(begin) < 20 * slowness());
}

}  // namespace
}  // namespace mock::test
