// --state FILE.
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

fs::perms mode_of(const std::string& file) { return fs::status(file).permissions() & fs::perms::all; }

std::string files_in(const AFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.file(""))) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const auto& name : names) all += name + " ";
  return all;
}

void rename_acme(const Serving& serving, const std::string& name) {
  const auto body = nlohmann::json{{"name", name}}.dump();
  REQUIRE(status_of(Wire(serving.url()).ask(with_body("PATCH", acme, sofia, body))) == 200);
}

bool becomes(const std::string& file, const std::string& part) {
  return wait_until([&] { return text_of(file).find(part) != std::string::npos; });
}

TEST_CASE("A state file keeps the world from one server to the next", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  {
    Serving first(folder, "--fixture empty --state " + state);
    CHECK(fs::exists(state));
    const auto token = nlohmann::json::parse(std::ifstream(state))["users"][0]["access_tokens"][0]["full_token"];
    const auto made =
        Wire(first.url())
            .ask(with_body("POST", "/v1/account", token.get<std::string>(), R"({"account_name": "Kept"})"));
    CHECK(status_of(made) == 200);
    CHECK(wait_until([&] {
      std::stringstream text;
      text << std::ifstream(state).rdbuf();
      return text.str().find("\"Kept\"") != std::string::npos;  // written while it runs
    }));
    CHECK(first.stop(SIGTERM) == 0);
  }
  Serving second(folder, "--fixture demo --state " + state);  // what was kept goes before the fixture
  std::vector<std::string> names;
  const auto kept = second.get_json("/_mock/state");
  for (const auto& organization : kept.at("organizations")) names.push_back(organization["organization_name"]);
  CHECK(names == std::vector<std::string>{"Empty", "Kept"});
}

TEST_CASE("A faulty state file, or one that cannot be written, is told, and nothing is served", "[cli]") {
  AFolder folder;
  const auto faulty = run("$MOCK serve --port 0 --state " + folder.write("state.json", "{}") + " 2>&1");
  CHECK(faulty.exit_code == 2);
  CHECK(faulty.output.find("state.json:1:1: missing field \"version\"") != std::string::npos);
  const auto nowhere = run("$MOCK exec --state /no/such/folder/state -- echo served 2>&1");
  CHECK(nowhere.exit_code == 2);
  CHECK(nowhere.output == "aiven-mock: cannot write the state file /no/such/folder/state: No such file or directory\n");
}

TEST_CASE("A new state file is for its owner alone, and one that is there keeps its mode", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  Serving(folder, "--state " + state, "umask 0;").stop(SIGTERM);
  CHECK(mode_of(state) == fs::perms(0600));
  fs::permissions(state, fs::perms(0640));
  {
    Serving serving(folder, "--state " + state);
    rename_acme(serving, "Changed");
    CHECK(becomes(state, "Changed"));
  }
  CHECK(mode_of(state) == fs::perms(0640));
  CHECK(files_in(folder) == "errors output state.json ");
}

TEST_CASE("Nothing that lies beside the state file and the ready file is written to", "[cli]") {
  AFolder folder;
  const auto victim = folder.write("victim", "precious");
  const auto state = folder.file("state.json");
  for (const auto* name : {"ready.part", "state.json.part"}) {
    SECTION(std::string("a link at ") + name) { REQUIRE_NOTHROW(fs::create_symlink(victim, folder.file(name))); }
    SECTION(std::string("a pipe at ") + name) { REQUIRE(mkfifo(folder.file(name).c_str(), 0600) == 0); }
    SECTION(std::string("a folder at ") + name) { REQUIRE(fs::create_directory(folder.file(name))); }
  }
  Serving serving(folder, "--state " + state);
  CHECK(serving.stop(SIGTERM) == 0);
  CHECK(fs::is_regular_file(fs::symlink_status(state)));
  CHECK(text_of(victim) == "precious");
}

TEST_CASE("A lock file that is a link is not followed", "[cli]") {
  AFolder folder;
  const auto victim = folder.write("victim", "precious");
  fs::create_symlink(victim, folder.file("state.json.lock"));
  const auto outcome = run("$MOCK serve --port 0 --state " + folder.file("state.json") + " 2>&1");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.find("Too many levels of symbolic links") != std::string::npos);
  CHECK(text_of(victim) == "precious");
}

TEST_CASE("A state file that is a link stays one, and what it leads to is written", "[cli]") {
  AFolder folder;
  const auto link = folder.file("state.json");
  fs::create_directory(folder.file("kept"));
  fs::create_symlink("kept/link.json", link);
  fs::create_symlink("world.json", folder.file("kept/link.json"));  // to nothing at first
  Serving(folder, "--state " + link).stop(SIGTERM);
  const bool it_is_there = fs::is_regular_file(fs::symlink_status(folder.file("kept/world.json")));
  REQUIRE(it_is_there);
  {
    Serving serving(folder, "--state " + link);
    rename_acme(serving, "Changed");
    CHECK(becomes(folder.file("kept/world.json"), "Changed"));
    CHECK(fs::exists(folder.file("kept/world.json.lock")));
  }
  CHECK(fs::is_symlink(link));
  CHECK(fs::is_symlink(folder.file("kept/link.json")));
}

TEST_CASE("What is no file cannot keep a state, and is left alone", "[cli]") {
  AFolder folder;
  const auto name = folder.file("state");
  const auto refuses = [&](const std::string& why) {
    const auto outcome = run("timeout 20 $MOCK serve --port 0 --state " + name + " 2>&1");
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.output.find(why) != std::string::npos);
  };
  SECTION("a pipe") {
    REQUIRE(mkfifo(name.c_str(), 0600) == 0);
    refuses("it is a pipe");
    CHECK(fs::is_fifo(name));
  }
  SECTION("a device") {
    fs::create_symlink("/dev/zero", name);
    refuses("it is a device");
    CHECK_FALSE(fs::exists("/dev/zero.lock"));
  }
  SECTION("a folder") {
    fs::create_directory(name);
    refuses("it is a folder");
    CHECK(fs::is_directory(name));
  }
  SECTION("links in a circle") {
    fs::create_symlink(name, folder.file("other"));
    fs::create_symlink(folder.file("other"), name);
    refuses("Too many levels of symbolic links");
  }
}

TEST_CASE("Fault rules are kept as they come and go", "[cli][faults]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  Serving serving(folder, "--state " + state);
  const auto* const rule = R"({"fault": {"kind": "status", "status": 507}})";
  REQUIRE(status_of(Wire(serving.url()).ask(with_body("POST", "/_mock/faults", "", rule))) == 200);
  CHECK(becomes(state, "507"));
  Wire(serving.url()).ask("DELETE /_mock/faults HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(becomes(state, "\"faults\":[]"));
}

TEST_CASE("A state file has one server at a time, and the second is told which", "[cli]") {
  AFolder folder;
  AFolder another;
  const auto state = folder.file("state.json");
  fs::create_symlink(state, folder.file("link.json"));
  Serving first(folder, "--state " + state);
  const auto in_use = " is in use by process " + std::to_string(first.pid()) + "\n";
  for (const auto& name : {state, folder.file("link.json")})
    for (const std::string command : {"serve --port 0 --state ", "exec --state "}) {
      const auto second =
          run("timeout 20 $MOCK " + command + name + (command.starts_with("exec") ? " -- echo served" : "") + " 2>&1");
      CHECK(second.exit_code == 2);
      CHECK(second.output == "aiven-mock: the state file " + name + in_use);
    }
  CHECK(first.stop(SIGKILL) == 128 + SIGKILL);
  CHECK(fs::exists(state + ".lock"));  // nobody's now
  Serving next(another, "--state " + state);
  CHECK(next.stop(SIGTERM) == 0);
  CHECK_FALSE(fs::exists(state + ".lock"));
}

TEST_CASE("A COMMAND that outlives exec does not hold its state file", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  const auto pid = folder.file("pid");
  CHECK(
      run("$MOCK exec --state " + state + " -- sh -c 'sleep 60 > /dev/null 2>&1 & echo $! > " + pid + "'").exit_code ==
      0);
  CHECK(run("$MOCK exec --state " + state + " -- echo again").output == "again\n");
  run("kill $(cat " + pid + ")");
}

// Ways in which a file cannot be written for a while, and how that ends.
class Hindrance {
 public:
  Hindrance(const AFolder& folder, pid_t pid, bool is_size)
      : folder_(folder.file("kept")), pid_(pid), is_size_(is_size) {}
  void begin() const { is_size_ ? limit(1000) : fs::rename(folder_, folder_ + "-away"); }
  void end() const { is_size_ ? limit(RLIM_INFINITY) : fs::rename(folder_ + "-away", folder_); }

 private:
  void limit(rlim_t bytes) const {
    const rlimit size{bytes, RLIM_INFINITY};
    REQUIRE(prlimit(pid_, RLIMIT_FSIZE, &size, nullptr) == 0);
  }
  std::string folder_;
  pid_t pid_;
  bool is_size_;
};

TEST_CASE("A state file that cannot be written is told at once, and again when it can, and ends serve with 2",
          "[cli]") {
  const auto [is_size, reason] =
      GENERATE(table<bool, std::string>({{true, "File too large"}, {false, "No such file or directory"}}));
  AFolder folder;
  fs::create_directory(folder.file("kept"));
  const auto state = folder.file("kept/state.json");
  Serving serving(folder, "--log off --state " + state);
  const auto metric = [&](const std::string& line) {
    return wait_until([&] { return Wire(serving.url()).ask(get("/_mock/metrics")).find(line) != std::string::npos; });
  };
  CHECK(serving.get_json("/_mock/health")["status"] == "ok");
  CHECK(serving.get_json("/_mock/health")["state_file"]["failure"].is_null());
  CHECK(metric("aiven_mock_state_file_failing 0"));

  const Hindrance hindrance(folder, serving.pid(), is_size);
  hindrance.begin();
  rename_acme(serving, "Hindered");
  CHECK(metric("aiven_mock_state_file_failing 1"));
  CHECK(metric("aiven_mock_state_file_failures_total 3"));  // it is tried again and again
  const auto health = serving.get_json("/_mock/health");
  CHECK(health["status"] == "state not saved");
  CHECK(health["state_file"]["failure"] == reason);
  const auto told = "aiven-mock: cannot write the state file " + state + ": " + reason;
  CHECK(serving.errors() == told + "; it is tried again\n");  // but told once

  SECTION("until the end") {
    CHECK(serving.stop(SIGTERM) == 2);
    CHECK(serving.errors() == told + "; it is tried again\n" + told + "; what changed since it was written is lost\n");
  }
  SECTION("until it can") {
    hindrance.end();
    CHECK(metric("aiven_mock_state_file_failing 0"));
    CHECK(becomes(state, "Hindered"));
    CHECK(serving.get_json("/_mock/health")["status"] == "ok");
    CHECK(serving.stop(SIGTERM) == 0);
    CHECK(serving.errors().ends_with("aiven-mock: the state file " + state + " is written again\n"));
  }
}

TEST_CASE("exec ends with 2 when its world could not be kept, but for a COMMAND that failed itself", "[cli]") {
  AFolder folder;
  const auto exec = [&](const std::string& command) {
    fs::create_directory(folder.file("kept"));
    return run("$MOCK exec --state " + folder.file("kept/state.json") + " -- sh -c 'rm -r " + folder.file("kept") +
               "; " + command + "' 2>&1");
  };
  const auto succeeds = exec("true");
  CHECK(succeeds.exit_code == 2);
  CHECK(succeeds.output.find("is lost") != std::string::npos);
  CHECK(exec("exit 7").exit_code == 7);
}

// A writing that had begun may not have seen what was acknowledged meanwhile; the next one has.
TEST_CASE("After kill -9 nothing is lost that was acknowledged before the last two writings of the state", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  Serving serving(folder, "--state " + state);
  Wire wire(serving.url());
  std::vector<double> writings;  // that there had been when the rename to the number of this one was acknowledged
  while (writings.empty() || writings.back() < 5) {
    const auto name = std::to_string(writings.size());
    REQUIRE(status_of(wire.ask(with_body("PATCH", acme, sofia, nlohmann::json{{"name", name}}.dump()))) == 200);
    writings.push_back(metric_in(wire.ask(get("/_mock/metrics")), "aiven_mock_state_file_saves_total"));
    take_a_breath();
  }
  serving.stop(SIGKILL);

  const auto last = writings.back();
  const auto safe = std::count_if(writings.begin(), writings.end(), [&](double before) { return before + 2 <= last; });
  REQUIRE(safe > 0);
  const auto kept = nlohmann::json::parse(text_of(state));
  CHECK(std::stoi(kept["organizations"][0]["organization_name"].get<std::string>()) >= safe - 1);
  CHECK(run("$MOCK check " + state).exit_code == 0);
}

TEST_CASE("What a server that was killed left of its state file is put away by the next one", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  const auto left = folder.write("state.json.part-a1B2c3", "{");
  Serving(folder, "--state " + state).stop(SIGTERM);
  CHECK_FALSE(fs::exists(left));
}

}  // namespace
}  // namespace mock::test
