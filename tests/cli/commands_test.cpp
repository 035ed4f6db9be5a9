// The binary, as a user runs it.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>

#include "api/not_mocked.h"
#include "api/table_of_contents.h"
#include "base/version.h"
#include "control/table_of_contents.h"
#include "paths.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"
#include "support/stopwatch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

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

TEST_CASE("serve stops within a second when it is told to, whatever its clients do, and takes its ready file along",
          "[cli]") {
  const int signal = GENERATE(SIGTERM, SIGINT, SIGHUP);
  AFolder folder;
  Serving serving(folder);
  Wire idle(serving.url());
  REQUIRE(status_of(idle.ask(get("/v1/me", sofia))) == 200);
  Wire reads_nothing(serving.url());
  for (int i = 0; i < 2000; ++i) reads_nothing.send(get("/doc/openapi.json"));
  const auto start = std::chrono::steady_clock::now();
  CHECK(serving.stop(signal) == 0);
  CHECK(seconds_since(start) < 1.0 * slowness());
  CHECK_FALSE(fs::exists(folder.file("ready")));
}

TEST_CASE("A hangup keeps the state, as the other ends do", "[cli]") {
  AFolder folder;
  const auto state = folder.file("state.json");
  Serving serving(folder, "--state " + state);
  const auto* const body = R"({"name": "Before the hangup"})";
  REQUIRE(status_of(Wire(serving.url()).ask(with_body("PATCH", acme, sofia, body))) == 200);
  CHECK(serving.stop(SIGHUP) == 0);
  CHECK(text_of(state).find("Before the hangup") != std::string::npos);
}

TEST_CASE("Under nohup a hangup is ignored", "[cli]") {
  AFolder folder;
  Serving serving(folder, "", "trap '' HUP;");
  kill(serving.pid(), SIGHUP);
  CHECK(status_of(Wire(serving.url()).ask(get("/v1/me", sofia))) == 200);
  CHECK(serving.stop(SIGTERM) == 0);
}

TEST_CASE("An old ready file is gone before anything else is done", "[cli]") {
  AFolder folder;
  const auto ready = folder.write("ready", "http://127.0.0.1:1\n");  // of a server that was killed
  const auto fixture = folder.file("fixture");
  REQUIRE(mkfifo(fixture.c_str(), 0600) == 0);
  Running serve("exec $MOCK serve --port 0 --ready-file " + ready + " --fixture " + fixture);
  const int writer = open(fixture.c_str(), O_WRONLY);  // waits until it is being read, which then waits for its end
  CHECK_FALSE(fs::exists(ready));
  close(writer);
  CHECK(serve.wait() == 2);  // for a fixture without a word
}

TEST_CASE("Where a pipe, a device or a folder is, no ready file is written", "[cli]") {
  AFolder folder;
  const auto pipe = folder.file("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  for (const auto& name : {pipe, std::string("/dev/null"), folder.file("")}) {
    const auto outcome = run("timeout 20 $MOCK serve --port 0 --ready-file " + name + " 2>&1 >/dev/null");
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.output == "aiven-mock: cannot write the ready file " + name + ": what is there is no file\n");
  }
  CHECK(fs::is_fifo(pipe));
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
  AFolder a;
  AFolder b;
  const auto create = [](const Serving& serving) {
    return std::string(
        body_of(Wire(serving.url()).ask(with_body("POST", acme + "/application-users", sofia, R"({"name": "n"})"))));
  };
  Serving one(a, "--seed 7 --clock 2030-01-01T00:00:00Z");
  Serving two(b, "--seed 7 --clock 2030-01-01T00:00:00Z");
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

TEST_CASE("check goes on after a file that cannot be read, and ends with 2", "[cli]") {
  AFolder folder;
  const auto good = folder.write("good.json", demo().dump());
  const auto bad = folder.write("bad.json", "{}");
  const auto missing = folder.file("missing.json");
  for (const auto& files : {missing + " " + bad, bad + " " + missing, good + " " + missing + " " + bad}) {
    const auto outcome = run("$MOCK check " + files + " 2>&1");
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.output.find("aiven-mock: cannot read the fixture " + missing) != std::string::npos);
    CHECK(outcome.output.find(bad + ":1:1: missing field") != std::string::npos);
  }
}

TEST_CASE("A file may begin with a byte order mark, and does not end at a NUL byte", "[cli]") {
  AFolder folder;
  const auto marked = folder.write("marked.json", "\xef\xbb\xbf" + demo().dump());
  CHECK(run("$MOCK check " + marked).exit_code == 0);
  CHECK(run("$MOCK exec --state " + marked + " -- true").exit_code == 0);
  const auto wrong = folder.write("wrong.json", "\xef\xbb\xbf{\"version\": 3}");
  CHECK(run("$MOCK check " + wrong).output == wrong + ":1:13: version must be at most 1, not 3 (at /version)\n");
  const auto ends = folder.write("nul.json", demo().dump() + std::string("\0 {{{", 5));
  CHECK(run("$MOCK check " + ends).output.find("not JSON: there is a NUL byte") != std::string::npos);
}

// Two users with one id, of whom the second is managed by somebody.
constexpr auto twins = R"({"version":1,"users":[{"user_id":"u1","user_email":"a@a.example"},
  {"user_id":"u1","user_email":"b@a.example","managing_organization_id":"org1"}]})";

TEST_CASE("A fixture with a user twice is told by check, and leaves a server that watches it as it was", "[cli]") {
  AFolder folder;
  const auto outcome = run("$MOCK check " + folder.write("twins.json", twins));
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.output.find("the user_id u1 is used twice (at /users/1/user_id)") != std::string::npos);

  Serving serving(folder, "--watch --fixture " + folder.write("f.json", demo().dump()));
  folder.write("f.json", twins);
  CHECK(wait_until([&] { return serving.errors().find("the user_id u1 is used twice") != std::string::npos; }));
  CHECK(serving.get_json(acme, sofia)["organization_name"] == "Acme");
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
      {"serve --fixture dmeo",
       "cannot read the fixture dmeo: there is no such file, and the built-in ones are demo and empty; did you mean "
       "\"demo\"?"},
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
                                            {"contained_in", nlohmann::json::array()},
                                            {"elsewhere", nlohmann::json::array()},
                                            {"token_scopes", {"authentication:read", "user:read"}}});
}

TEST_CASE("routes --all lists what is published and not mocked apart from what is served", "[cli][not_mocked]") {
  const auto text = run("$MOCK routes --all").output;
  CHECK(text.find("\n# " + std::to_string(api::not_mocked().size()) + " published, not mocked") != std::string::npos);
  const auto json = nlohmann::json::parse(run("$MOCK routes --all --json").output);
  CHECK(json["served"].size() == api::operations().size());
  REQUIRE(json["not_mocked"].size() == api::not_mocked().size());
  CHECK(json["not_mocked"][0].size() == 3);
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
    for (const auto& name : row["contained_in"]) CHECK(held_with(name.get<std::string>()).size() > 1);
  }
}

TEST_CASE("routes --roles prints a column for each role, and --json what each name contains and opens",
          "[cli][decisions]") {
  const auto text = run("$MOCK routes --roles").output;
  CHECK(
      text.find(
          "yes    -          yes       -          yes            yes       yes       -         -            -          "
          "ProjectTagsUpdate\n") != std::string::npos);
  const auto json = nlohmann::json::parse(run("$MOCK routes --roles --json").output);
  for (const auto& each : json["names"]) {
    auto contained = held_with(each["name"].get<std::string>());
    contained.erase(each["name"].get<std::string>());
    CHECK(each["contains"].get<Names>() == contained);
  }
  std::map<std::string, Names> opened;
  for (const auto& each : json["asked"])
    if (each["resource_type"] == "project") opened[each["operation_id"]] = each["opened_by"].get<Names>();
  CHECK(opened["ProjectTagsUpdate"] == Names{"admin", "operator", "organization:projects:write",
                                             "role:organization:admin", "role:project:admin", "role:project:manager"});
  CHECK(run("$MOCK routes --roles --control").exit_code == 2);
}

TEST_CASE("The version names the commit and the libraries too", "[cli]") {
  const auto version = run("$MOCK --version");
  CHECK(version.exit_code == 0);
  const auto built_from = commit().empty() ? "" : "commit " + std::string(commit()) + ", ";
  CHECK(version.output.starts_with("aiven-mock " + std::string(mock::version()) + " (" + built_from + "cpp-httplib "));
  for (const auto* name : {"cpp-httplib ", "nlohmann-json ", "OpenSSL ", "CLI11 "})
    CHECK(version.output.find(name) != std::string::npos);
  CHECK(run("$MOCK --help").exit_code == 0);
  CHECK(run("$MOCK serve --help").output.find("--fixture") != std::string::npos);
}

TEST_CASE("A slip on the command line is named, with what was probably meant, and without what may be a secret",
          "[cli]") {
  const auto [arguments, told] = GENERATE(table<std::string, std::string>({
      {"serve --prot 1", "unknown option --prot; did you mean \"--port\"?"},
      {"serve --prot=1", "unknown option --prot; did you mean \"--port\"?"},
      {"serve --port 0 --contol-token s3cret", "unknown option --contol-token; did you mean \"--control-token\"?"},
      {"exec --fixtur demo -- true", "unknown option --fixtur; did you mean \"--fixture\"?"},
      {"exec --sever http://127.0.0.1:1 -- true", "unknown option --sever; did you mean \"--server\"?"},
      {"routes --josn", "unknown option --josn; did you mean \"--json\"?"},
      {"serve --quite-another-thing", "unknown option --quite-another-thing"},
      {"serve 8080", "serve takes no argument 8080"},
      {"bogus", "unknown command bogus"},
      {"serv", "unknown command serv; did you mean \"serve\"?"},
      {"chekc f.json", "unknown command chekc; did you mean \"check\"?"},
      {"--verison", "unknown option --verison; did you mean \"--version\"?"},
  }));
  INFO(arguments);
  const auto outcome = run("timeout 20 $MOCK " + arguments + " 2>&1 >/dev/null");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output == "aiven-mock: " + told + " (try --help)\n");
}

}  // namespace
}  // namespace mock::test
