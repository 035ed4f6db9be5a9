// The binary, as a user runs it.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "api/table_of_contents.h"
#include "control/table_of_contents.h"
#include "paths.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"
#include "support/wire.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int exit_code;
  std::string output;
};

// Runs a shell command in which $MOCK is the binary; standard error is part of the output only if redirected.
Outcome run(const std::string& command) {
  setenv("MOCK", AIVEN_MOCK_BINARY, 1);
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer;
  while (const auto count = fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), output};
}

// A folder that goes when the test ends.
class AFolder {
 public:
  AFolder() {
    std::string name = (fs::temp_directory_path() / "aiven-mock-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~AFolder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
    return file(name);
  }

 private:
  fs::path path_;
};

template <class Condition>
bool wait_until(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!condition() && std::chrono::steady_clock::now() < end) usleep(2000);
  return condition();
}

// `aiven-mock serve` in the background, until the object goes.
class Serving {
 public:
  explicit Serving(const AFolder& folder, const std::string& options = "")
      : ready_(folder.file("ready")), output_(folder.file("output")), errors_(folder.file("errors")) {
    const auto command =
        "exec $MOCK serve --port 0 --ready-file " + ready_ + " " + options + " > " + output_ + " 2> " + errors_;
    setenv("MOCK", AIVEN_MOCK_BINARY, 1);
    pid_ = fork();
    if (pid_ == 0) {
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    REQUIRE(wait_until([&] { return fs::exists(ready_); }));
    std::ifstream(ready_) >> url_;
  }
  ~Serving() { stop(SIGTERM); }

  int stop(int signal) {
    if (pid_ == 0) return -1;
    kill(pid_, signal);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  const std::string& url() const { return url_; }
  std::string output() const { return text(output_); }
  std::string errors() const { return text(errors_); }
  nlohmann::json get_json(const std::string& path, std::string_view token = {}) const {
    return nlohmann::json::parse(body_of(Wire(url_).ask(get(path, token))));
  }

 private:
  static std::string text(const std::string& file) {
    std::ostringstream out;
    out << std::ifstream(file).rdbuf();
    return out.str();
  }
  std::string ready_, output_, errors_, url_;
  pid_t pid_ = 0;
};

TEST_CASE("serve says where it listens, and what to give to clients", "[cli]") {
  AFolder folder;
  Serving serving(folder);
  CHECK(serving.output() == "aiven-mock listening on " + serving.url() +
                                "\n"
                                "export AIVEN_WEB_URL='" +
                                serving.url() +
                                "'\n"
                                "export AIVEN_TOKEN='sofia-super-admin-demo-token'\n"
                                "export AIVEN_AUTH_TOKEN='sofia-super-admin-demo-token'\n"
                                "export AIVEN_ORGANIZATION_ID='org5a1e9d0ac1e'\n"
                                "export AIVEN_ORGANIZATION_NAME='Acme'\n"
                                "export AIVEN_ACCOUNT_NAME='Acme'\n"
                                "export AIVEN_PROJECT_NAME='acme-website'\n"
                                "export AIVEN_PAYMENT_METHOD_ID='pm5a1e9d0c001'\n"
                                "export AIVEN_MOCK_CONTROL_URL='" +
                                serving.url() + "/_mock'\n");
  CHECK(serving.get_json("/v1/me", sofia)["user"]["user_id"] == "u5a1e9d0c001");
}

TEST_CASE("A signal ends serve and exec while they still read their fixture", "[cli]") {
  const std::string command = GENERATE("serve", "exec");
  AFolder folder;
  const auto fixture = folder.file("fixture");
  REQUIRE(mkfifo(fixture.c_str(), 0600) == 0);
  const pid_t pid = fork();
  if (pid == 0) {
    execl(AIVEN_MOCK_BINARY, "aiven-mock", command.c_str(), "--port", "0", "--fixture", fixture.c_str(),
          command == "exec" ? "true" : nullptr, nullptr);
    _exit(127);
  }
  const int writer = open(fixture.c_str(), O_WRONLY);  // waits until it is being read, which then waits for its end
  kill(pid, SIGTERM);
  int status = 0;
  waitpid(pid, &status, 0);
  close(writer);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGTERM);
}

TEST_CASE("serve stops gracefully at SIGTERM and SIGINT, within a second, and takes its ready file along", "[cli]") {
  const int signal = GENERATE(SIGTERM, SIGINT);
  AFolder folder;
  Serving serving(folder);
  Wire idle(serving.url());
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  const auto start = std::chrono::steady_clock::now();
  CHECK(serving.stop(signal) == 0);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
  CHECK_FALSE(fs::exists(folder.file("ready")));
}

TEST_CASE("Options can be given in the environment", "[cli]") {
  AFolder folder;
  setenv("AIVEN_MOCK_FIXTURE", "empty", 1);
  setenv("AIVEN_MOCK_CLOCK", "2031-05-05T05:05:05Z", 1);
  {
    Serving serving(folder);
    CHECK(serving.output().find("AIVEN_ORGANIZATION_NAME='Empty'") != std::string::npos);
    CHECK(serving.get_json("/_mock/clock")["now"] == "2031-05-05T05:05:05Z");
  }
  unsetenv("AIVEN_MOCK_FIXTURE");
  unsetenv("AIVEN_MOCK_CLOCK");
}

TEST_CASE("The clock is the machine's, frozen at the start, or at a moment", "[cli]") {
  AFolder folder;
  const auto [option, frozen] =
      GENERATE(table<const char*, bool>({{"real", false}, {"frozen", true}, {"2030-01-01T00:00:00Z", true}}));
  Serving serving(folder, std::string("--clock ") + option);
  CHECK(serving.get_json("/_mock/clock")["frozen"] == frozen);
}

TEST_CASE("The same seed makes the same ids in two servers", "[cli]") {
  AFolder a, b;
  const auto create = [](const Serving& serving) {
    return std::string(
        body_of(Wire(serving.url()).ask(with_body("POST", acme + "/application-users", sofia, R"({"name": "n"})"))));
  };
  Serving one(a, "--seed 7 --clock 2030-01-01T00:00:00Z"), two(b, "--seed 7 --clock 2030-01-01T00:00:00Z");
  CHECK(create(one) == create(two));
}

TEST_CASE("The log goes to standard error, one line a request, as text or JSON", "[cli]") {
  AFolder folder;
  Serving serving(folder, "--log json");
  serving.get_json("/v1/me", sofia);
  serving.stop(SIGTERM);
  const auto line = nlohmann::json::parse(serving.errors());
  CHECK(line["operation"] == "UserInfo");
  CHECK(line["status"] == 200);
  CHECK(line["user_id"] == "u5a1e9d0c001");
  CHECK(line["path"] == "/v1/me");
}

TEST_CASE("A watched fixture is loaded again when it changes, and a faulty one changes nothing", "[cli]") {
  AFolder folder;
  auto fixture = demo();
  const auto file = folder.write("f.json", fixture.dump());
  Serving serving(folder, "--watch --fixture " + file);
  const auto name = [&] { return serving.get_json(acme, sofia)["organization_name"]; };
  CHECK(name() == "Acme");
  folder.write("f.json", "{}");
  CHECK(
      wait_until([&] { return serving.errors().find("f.json:1:1: missing field \"version\"") != std::string::npos; }));
  CHECK(name() == "Acme");
  fixture["organizations"][0]["organization_name"] = "Changed";
  folder.write("f.json", fixture.dump());
  CHECK(wait_until([&] { return name() == "Changed"; }));
}

TEST_CASE("A watched fixture may bring fault rules", "[cli][faults]") {
  AFolder folder;
  auto fixture = demo();
  Serving serving(folder, "--watch --fixture " + folder.write("f.json", fixture.dump()));
  const auto status = [&] { return status_of(Wire(serving.url()).ask(get("/v1/me", sofia))); };
  CHECK(status() == 200);
  fixture["faults"] = {{{"fault", {{"kind", "status"}, {"status", 503}}}}};
  folder.write("f.json", fixture.dump());
  CHECK(wait_until([&] { return status() == 503; }));
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
  CHECK(nowhere.output == "aiven-mock: cannot write the state file /no/such/folder/state\n");
}

TEST_CASE("With a control token, the control API asks for it", "[cli][control]") {
  AFolder folder;
  Serving serving(folder, "--control-token t0ken");
  const auto ask = [&](const std::string& path, const std::string& authorization) {
    return status_of(Wire(serving.url()).ask(get(path, {}, authorization)));
  };
  CHECK(ask("/_mock/state", "") == 401);
  CHECK(ask("/_mock/health", "Authorization: Bearer wrong\r\n") == 401);
  CHECK(ask("/_mock/reset", "Authorization: aivenv1 " + std::string(sofia) + "\r\n") == 401);
  CHECK(ask("/_world/default/_mock/health", "") == 401);
  CHECK(ask("/_mock/health", "Authorization: Bearer t0ken\r\n") == 200);
  CHECK(ask("/doc/openapi.json", "") == 200);
  CHECK(ask("/v1/me", "Authorization: aivenv1 " + std::string(sofia) + "\r\n") == 200);
  const auto blank = run("$MOCK serve --port 0 --control-token 'a b' 2>&1");
  CHECK(blank.exit_code == 2);
  CHECK(blank.output == "aiven-mock: --control-token: must be visible ASCII characters without blanks (try --help)\n");
}

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
  std::string first, url, control;
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

TEST_CASE("check says what is wrong, where, and exits with 1", "[cli]") {
  AFolder folder;
  const auto good = folder.write("good.json", demo().dump());
  const auto bad = folder.write("bad.json", "{\n  \"version\": 3,\n  \"x\": 1\n}\n");
  CHECK(run("$MOCK check " + good).exit_code == 0);
  const auto outcome = run("$MOCK check " + good + " " + bad);
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.output ==
        bad + ":2:14: version must be at most 1, not 3 (at /version)\n" + bad + ":3:8: unknown field \"x\" (at /x)\n");
}

TEST_CASE("What cannot be done is told in one line, with exit code 2, and nothing is served", "[cli]") {
  static const AFolder folder;  // the same one in every round
  const auto bad = folder.write("bad.json", "{}");
  const auto [arguments, message] = GENERATE_COPY(table<std::string, std::string>({
      {"", "a command is required"},
      {"fly", "fly"},
      {"serve --prot 1", "--prot"},
      {"serve --port many", "--port"},
      {"serve --port 65536", "--port"},
      {"serve --seed -1", "--seed"},
      {"serve --clock noon", "--clock"},
      {"serve --log loud", "--log"},
      {"serve --max-connections 0", "--max-connections"},
      {"serve --fixture " + folder.file("missing.json"), "cannot read the fixture " + folder.file("missing.json")},
      {"serve --fixture /", "cannot read the fixture /"},
      {"serve --fixture " + bad, bad + ":1:1: missing field \"version\""},
      {"serve --port 0 --host 203.0.113.1", "cannot listen on 203.0.113.1 port 0"},
      {"serve --port 0 --ready-file " + folder.file("no/such/folder"), "cannot write the ready file"},
      {"exec", "COMMAND"},
      {"check", "FIXTURE"},
      {"check " + folder.file("missing.json"), "cannot read the fixture"},
  }));
  INFO(arguments);
  const auto outcome = run("timeout 20 $MOCK " + arguments + " 2>&1 >/dev/null");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.starts_with("aiven-mock: "));
  CHECK(outcome.output.find(message) != std::string::npos);
  CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == 1);
}

TEST_CASE("A port that another server has is told, with exit code 2", "[cli]") {
  AFolder folder;
  Serving serving(folder);
  const auto port = serving.url().substr(serving.url().rfind(':') + 1);
  const auto outcome = run("timeout 20 $MOCK serve --port " + port + " 2>&1 >/dev/null");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.starts_with("aiven-mock: cannot listen on 127.0.0.1 port " + port));
}

TEST_CASE("routes lists what is served", "[cli]") {
  const auto served = api::operations().size();
  const auto text = run("$MOCK routes").output;
  CHECK(text.starts_with("# " + std::to_string(served) + " operations"));
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == served + 1);
  const auto json = nlohmann::json::parse(run("$MOCK routes --json").output);
  CHECK(json["served"].size() == served);
  CHECK(json["served"][0] == nlohmann::json{{"operation_id", "AccessTokenList"},
                                            {"method", "GET"},
                                            {"path", "/v1/access_token"},
                                            {"needs", "signed in"},
                                            {"roles_or_permissions", nlohmann::json::array()},
                                            {"token_scopes", {"authentication:read", "user:read"}}});
}

TEST_CASE("routes --control lists the control API", "[cli][control]") {
  const auto& rows = control::operations();
  const auto text = run("$MOCK routes --control").output;
  CHECK(text.starts_with("# " + std::to_string(rows.size()) + " control operations"));
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == rows.size() + 1);
  const auto json = nlohmann::json::parse(run("$MOCK routes --control --json").output);
  CHECK(json["served"].size() == rows.size());
  CHECK(json["served"][0] == nlohmann::json{{"operation_id", "MockHealthGet"},
                                            {"method", "GET"},
                                            {"path", "/_mock/health"},
                                            {"summary", "Say that the server is ready"}});
}

TEST_CASE("routes --json prints the published table of who may do what", "[cli][decisions]") {
  const auto json = nlohmann::json::parse(run("$MOCK routes --json").output);
  std::map<std::string, nlohmann::json> rows;
  for (const auto& row : json["served"]) rows[row["operation_id"]] = row;
  for (const auto& operation : published()) {
    INFO(operation.id);
    REQUIRE(rows.contains(operation.id));
    const auto& row = rows[operation.id];
    CHECK(row["token_scopes"].get<Names>() == operation.scopes);
    if (operation.needs_token && !operation.needs.empty())
      CHECK(row["roles_or_permissions"].get<Names>() == operation.needs);
  }
}

TEST_CASE("The version names the libraries too", "[cli]") {
  const auto version = run("$MOCK --version");
  CHECK(version.exit_code == 0);
  for (const auto* name : {"aiven-mock ", "cpp-httplib ", "nlohmann-json ", "OpenSSL ", "CLI11 "})
    CHECK(version.output.find(name) != std::string::npos);
  CHECK(run("$MOCK --help").exit_code == 0);
  CHECK(run("$MOCK serve --help").output.find("--fixture") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
