// aiven-mock explore: programs with a mistake each, and what is found in them.
#include <map>
#include <sstream>

#include "support/catch.h"
#include "support/json.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

const std::string beginning = R"sh(
USERS="$AIVEN_WEB_URL/v1/organization/$AIVEN_ORGANIZATION_ID/application-users"
ask() { curl -sSf --max-time 5 -H "Authorization: aivenv1 $AIVEN_TOKEN" "$@"; }
)sh";

struct Explored {
  int exit_code;
  std::string output;
  std::map<std::string, std::string> verdicts;  // "ApplicationUserCreate 503": "ok"
  Json report;

  [[nodiscard]] std::string of(const std::string& request) const {
    const auto found = verdicts.find(request);
    return found == verdicts.end() ? "not run" : found->second;
  }
};

Explored explore(const AFolder& folder, const std::string& program, const std::string& options = "") {
  const auto file = folder.write("program.sh", beginning + program);
  const auto report = folder.file("report.json");
  const auto outcome = run("$MOCK explore --report " + report + " " + options + " -- sh " + file + " 2>&1");
  Explored explored{outcome.exit_code, outcome.output, {}, nullptr};
  INFO(outcome.output);
  explored.report = Json::parse(text_of(report));
  for (const auto& each : explored.report["runs"]) {
    auto verdict = each["verdict"].get<std::string>();
    if (each.contains("again")) verdict += ", " + each["again"].get<std::string>();
    explored.verdicts[each["request"].get<std::string>() + " " + each["fault"].get<std::string>()] = verdict;
  }
  return explored;
}

std::vector<pid_t> pids_in(const std::string& file) {
  std::vector<pid_t> pids;
  std::istringstream all(text_of(file));
  for (pid_t pid = 0; all >> pid;) pids.push_back(pid);
  return pids;
}

// A process whose parent has ended may be there for a while longer, as a zombie.
bool has_ended(pid_t pid) {
  const auto file = "/proc/" + std::to_string(pid) + "/stat";
  return wait_until([&] {
    const auto stat = text_of(file);
    return stat.empty() || stat.find(") Z ") != std::string::npos;
  });
}

TEST_CASE("A program that looks before it makes something, and tries again, is ok whatever fails", "[cli][explore]") {
  AFolder folder;
  const auto found = explore(folder, R"sh(
is_there() { all=$(ask "$USERS") || return 2; case $all in *'"nightly"'*) return 0;; esac; return 1; }
for try in 1 2 3; do
  is_there
  case $? in 0) exit 0;; 1) ask "$USERS" -d '{"name": "nightly"}' > /dev/null;; esac
done
is_there)sh");
  INFO(found.output);
  CHECK(found.exit_code == 0);
  CHECK(found.verdicts.size() == std::size_t{3} * 7);
  for (const auto& [request, verdict] : found.verdicts) {
    INFO(request);
    CHECK(verdict == "ok");
  }
}

TEST_CASE("What is made twice after a lost answer is a DUPLICATE, and the line that repeats it does",
          "[cli][explore]") {
  AFolder folder;
  const auto found =
      explore(folder, R"sh(create() { ask "$USERS" -d '{"name": "nightly"}' > /dev/null; }; create || create)sh");
  CHECK(found.exit_code == 1);
  CHECK(found.of("ApplicationUserCreate lost-answer") == "DUPLICATE");
  CHECK(found.of("ApplicationUserCreate 503") == "ok");
  CHECK(found.output.find("+ organization Acme / application user nightly") != std::string::npos);
  for (const auto& each : found.report["runs"])
    if (each["fault"] == "lost-answer") {
      const auto line = each["to_repeat"].get<std::string>();
      REQUIRE(line.starts_with("aiven-mock exec "));
      const auto again = run("$MOCK exec --diff" + line.substr(std::string("aiven-mock exec").size()) + " 2>&1");
      CHECK(again.exit_code == 0);
      const std::string made = "+ organization Acme / application user nightly\n";
      CHECK(again.output.find(made) != again.output.rfind(made));
    }
}

TEST_CASE("A twin is a DUPLICATE also when what the command makes next is in the twin", "[cli][explore]") {
  AFolder folder;
  const auto found = explore(folder, R"sh(
create() { ask "$USERS" -d '{"name": "nightly"}'; }
user=$(create || create) || exit 1
id=$(echo "$user" | sed 's/.*"user_id":"\([^"]*\)".*/\1/')
ask "$USERS/$id/access-tokens" -d '{"description": "t"}' > /dev/null)sh",
                             "--faults lost-answer");
  CHECK(found.of("ApplicationUserCreate lost-answer") == "DUPLICATE");
  CHECK(found.report["runs"][0]["differences"] == Json{"+ organization Acme / application user nightly"});
}

TEST_CASE("Success that is none is MISSING what should be there", "[cli][explore]") {
  const auto [mistake, program, fault] = GENERATE(table<std::string, std::string, std::string>({
      {"ignores a 429", R"sh(ask "$USERS" -d '{"name": "n"}' > /dev/null 2>&1 || [ $? = 22 ])sh", "429"},
      {"takes an expired token for success",
       R"sh(token="Authorization: aivenv1 $AIVEN_TOKEN"
code=$(curl -sS -o /dev/null -w '%{http_code}' -H "$token" "$USERS" -d '{"name": "n"}')
case $code in 200|201|401) exit 0;; esac; exit 1)sh",
       "expired"},
      {"exits with 0 after an error", R"sh(ask "$USERS" -d '{"name": "n"}' > /dev/null || true)sh", "reset"},
  }));
  INFO(mistake);
  AFolder folder;
  const auto found = explore(folder, program);
  CHECK(found.exit_code == 1);
  CHECK(found.of("ApplicationUserCreate " + fault) == "MISSING");
  CHECK(explore(folder, program, "--allow missing").exit_code == 0);
}

TEST_CASE("Half an answer that is kept as a whole one makes a WRONG world", "[cli][explore]") {
  AFolder folder;
  const auto found = explore(folder, R"sh(
user=$(ask "$USERS/u5a1e9d0a001" | tr -d '"{}[]')
ask -X PATCH "${USERS%/application-users}/user-groups/ug5a1e9d0e002" -d "{\"description\": \"$user\"}" > /dev/null)sh");
  CHECK(found.exit_code == 1);
  CHECK(found.of("ApplicationUserGet truncated") == "WRONG");
}

TEST_CASE("What tries for ever HANGS, and nothing of it is left", "[cli][explore]") {
  AFolder folder;
  const auto pids = folder.file("pids");
  const auto found = explore(folder, "echo $$ >> " + pids + R"sh(
mine='{"project": "mine", "account_id": "a5a1e9d0ac1e"}'
until ask "$AIVEN_WEB_URL/v1/project" -d "$mine" > /dev/null 2>&1; do :; done)sh",
                             "--timeout 10 --faults lost-answer,503");
  CHECK(found.exit_code == 1);
  CHECK(found.of("ProjectCreate lost-answer") == "HANGS");
  CHECK(found.of("ProjectCreate 503") == "ok");
  for (const auto pid : pids_in(pids)) CHECK(has_ended(pid));
}

TEST_CASE("Processes that a command leaves behind end with it", "[cli][explore]") {
  AFolder folder;
  const auto pids = folder.file("pids");
  const auto found =
      explore(folder, "tail -f /dev/null & echo $! >> " + pids + "\n" + R"sh(ask "$USERS" > /dev/null)sh",
              "--faults 503,reset");
  CHECK(found.exit_code == 0);
  const auto all = pids_in(pids);
  CHECK(all.size() == 4);
  for (const auto pid : all) CHECK(has_ended(pid));
}

TEST_CASE("Told to stop, it tells what it has found so far, and leaves no process behind", "[cli][explore]") {
  AFolder folder;
  const auto pids = folder.file("pids");
  const auto output = folder.file("output");
  const auto program = folder.write("program.sh", "echo $$ >> " + pids + beginning + R"sh(
ask "$USERS" > /dev/null || { echo $$ >> )sh" + pids + "; exec tail -f /dev/null; }");
  Running exploring("exec $MOCK explore --jobs 1 --timeout 600 --faults stale-read,503,reset -- sh " + program + " > " +
                    output + " 2>&1");
  constexpr std::size_t those_until_it_waits = 5;  // two without a fault, one with the first, two of the second
  REQUIRE(wait_until([&] { return pids_in(pids).size() == those_until_it_waits; }));
  exploring.tell(SIGINT);
  CHECK(exploring.wait() == 130);
  for (const auto pid : pids_in(pids)) CHECK(has_ended(pid));
  INFO(text_of(output));
  CHECK(text_of(output).find("1 ApplicationUsersList  ok") != std::string::npos);
  CHECK(text_of(output).find("1 runs in ") != std::string::npos);
  CHECK(text_of(output).find("; stopped, the others have not run") != std::string::npos);
}

TEST_CASE("Told to stop before it knows how the command ends, it ends with the code of that", "[cli][explore]") {
  AFolder folder;
  const auto pids = folder.file("pids");
  Running exploring("exec $MOCK explore -- sh -c 'echo $$ >> " + pids + "; exec tail -f /dev/null' 2> /dev/null");
  REQUIRE(wait_until([&] { return pids_in(pids).size() == 1; }));
  exploring.tell(SIGINT);
  CHECK(exploring.wait() == 130);
  CHECK(has_ended(pids_in(pids).front()));
}

TEST_CASE("Each run begins at the same time, also when the command moves the clock", "[cli][explore]") {
  AFolder folder;
  const auto found = explore(folder, R"sh(
token=$(ask "$USERS/u5a1e9d0a001/access-tokens" -d '{"description": "short", "max_age_seconds": 600}')
while ! curl -sSf "$AIVEN_MOCK_CONTROL_URL/clock/advance" -d '{"seconds": 3600}' > /dev/null; do :; done
full=$(echo "$token" | sed 's/.*"full_token":"\([^"]*\)".*/\1/')
! curl -sf -H "Authorization: aivenv1 $full" "$USERS" > /dev/null)sh",
                             "--faults 503,latency --clock 2026-01-01T00:00:00Z");
  CHECK(found.of("ApplicationUserAccessTokenCreate latency") == "ok");
  CHECK(found.of("ApplicationUserAccessTokenCreate 503") == "MISSING");
  CHECK(found.of("ApplicationUsersList latency") == "ok");
}

TEST_CASE("What a command had changed before it stops is told of, unless it is run again", "[cli][explore]") {
  AFolder folder;
  const std::string program = R"sh(
ask "$USERS" -d '{"name": "one"}' > /dev/null && ask "$USERS" -d '{"name": "two"}' > /dev/null)sh";
  const std::string remark =
      "; 1 (stops) had changed something before: --again tells whether a second run gets over it";
  const auto once = explore(folder, program, "--faults 503");
  CHECK(once.of("ApplicationUserCreate (2nd) 503") == "stops");
  CHECK(once.output.find(remark) != std::string::npos);
  CHECK(once.report["runs"][0]["differences"].empty());
  CHECK(once.report["runs"][1]["differences"] == Json{"+ organization Acme / application user one"});
  CHECK(explore(folder, program, "--faults 503 --again").output.find("(stops)") == std::string::npos);
}

TEST_CASE("A request that cannot fail so, and one that was not made this time, are told and no reason for anything",
          "[cli][explore]") {
  AFolder folder;
  const auto runs = folder.file("runs");
  const auto found =
      explore(folder, "echo run >> " + runs + "\n[ $(wc -l < " + runs + R"sh() -gt 2 ] || ask "$USERS" > /dev/null
curl -sSf --max-time 5 "$AIVEN_WEB_URL/v1/clouds" > /dev/null || exit 1
ask -X DELETE "$USERS/u5a1e9d0a001/access-tokens/ci-reads-acc")sh",
              "--faults expired,truncated --allow stops");
  CHECK(found.exit_code == 0);
  CHECK(found.of("ApplicationUsersList expired") == ".");
  CHECK(found.of("ListClouds expired") == "-");  // no token is sent
  CHECK(found.of("ListClouds truncated") == "stops");
  CHECK(found.of("ApplicationUserAccessTokenDelete truncated") == "-");  // nothing is answered
  CHECK(found.output.find("; 2 (-) cannot differ; in 2 (.) the request was not made") != std::string::npos);
}

TEST_CASE("Only some requests are explored, or so many runs at most", "[cli][explore]") {
  AFolder folder;
  const std::string program = R"sh(ask "$USERS" > /dev/null; ask "$AIVEN_WEB_URL/v1/me" > /dev/null)sh";
  const auto some = explore(folder, program, "--only User* --faults 503,reset");
  CHECK(some.verdicts == std::map<std::string, std::string>{{"UserInfo 503", "stops"}, {"UserInfo reset", "stops"}});
  CHECK(explore(folder, program, "--most 3").verdicts.size() == 3);
  const auto none = run("$MOCK explore --only Nothing -- sh " + folder.file("program.sh") + " 2>&1");
  CHECK(none.exit_code == 2);
  CHECK(none.output.find("--only: COMMAND asks for no operation that is called Nothing") != std::string::npos);
}

TEST_CASE("No world of an exploration is kept in a file, and none is taken from one that changes", "[cli][explore]") {
  CHECK(run("$MOCK explore --state world.json -- true 2>&1").exit_code == 2);
  CHECK(run("$MOCK explore --watch -- true 2>&1").exit_code == 2);
}

TEST_CASE("Run again, what has stopped half-way heals or is stuck", "[cli][explore]") {
  const auto [mistake, program, request, verdict] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"leaves a user without a token, and makes another one the next time", R"sh(
set -e
user=$(ask "$USERS" -d '{"name": "nightly"}')
id=$(echo "$user" | sed 's/.*"user_id":"\([^"]*\)".*/\1/')
ask "$USERS/$id/access-tokens" -d '{"description": "nightly"}' > /dev/null)sh",
       "ApplicationUserAccessTokenCreate 503", "stops, stuck"},
      {"deletes the old before it has the new", R"sh(
set -e
ask -X DELETE "$USERS/u5a1e9d0a001/access-tokens/ci-reads-acc"
ask "$USERS/u5a1e9d0a001/access-tokens" -d '{"description": "new"}' > /dev/null)sh",
       "ApplicationUserAccessTokenCreate 503", "stops, stuck"},
      {"says so when it cannot do anything", R"sh(ask "$USERS" -d '{"name": "n"}' > /dev/null)sh",
       "ApplicationUserCreate 503", "stops, heals"},
  }));
  INFO(mistake);
  AFolder folder;
  const auto found = explore(folder, program, "--again --faults 503");
  CHECK(found.of(request) == verdict);
  CHECK(found.exit_code == (verdict == "stops, heals" ? 0 : 1));
}

TEST_CASE("What cleans up by halves has LEFT something, and a signal is a crash", "[cli][explore]") {
  AFolder folder;
  const auto left = explore(folder, R"sh(
ask "$USERS" -d '{"name": "one"}' > /dev/null || { ask "$USERS" -d '{"name": "failed"}' > /dev/null; exit 1; })sh",
                            "--faults 503");
  CHECK(left.of("ApplicationUserCreate 503") == "LEFT");
  CHECK(left.exit_code == 1);
  const auto crash = explore(folder, R"sh(ask "$USERS" > /dev/null || kill -SEGV $$)sh", "--faults 503");
  CHECK(crash.of("ApplicationUsersList 503") == "CRASHES");
}

TEST_CASE("Without a run that succeeds twice in the same way there is nothing to compare with", "[cli][explore]") {
  AFolder folder;
  const auto failing = run("$MOCK explore -- sh -c 'exit 4' 2>&1");
  CHECK(failing.exit_code == 3);
  CHECK(failing.output.find("COMMAND exits with 4 also when nothing fails") != std::string::npos);
  const auto file = folder.write("other.sh", beginning + R"sh(ask "$USERS" -d "{\"name\": \"$$\"}" > /dev/null)sh");
  const auto other = run("$MOCK explore -- sh " + file + " 2>&1");
  CHECK(other.exit_code == 3);
  CHECK(other.output.find("COMMAND makes another world each time:") != std::string::npos);
  CHECK(run("$MOCK explore -- true 2>&1").exit_code == 3);
  CHECK(run("$MOCK explore --faults 99 -- true 2>&1").exit_code == 2);
  CHECK(run("$MOCK explore --report r.txt -- true 2>&1").exit_code == 2);
}

TEST_CASE("One seed gives the same table, however many run at a time, and requests may come in any order",
          "[cli][explore]") {
  AFolder folder;
  const std::string program = R"sh(
tags="$AIVEN_WEB_URL/v1/project/acme-website/tags"
for name in a b c; do ask -X PUT "$tags" -d '{"tags": {}}' > /dev/null & done; wait
ask "$USERS" -d '{"name": "nightly"}' > /dev/null)sh";
  const auto table = [](const std::string& output) {
    std::string all;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);)
      if (line.find(" s each") == std::string::npos && line.find(" at a time") == std::string::npos &&
          line.find('/') > 3)
        all += line + "\n";
    return all;
  };
  const auto one = explore(folder, program, "--faults 503,lost-answer --seed 1 --jobs 1");
  const auto many = explore(folder, program, "--faults 503,lost-answer --seed 1 --jobs 8");
  CHECK(one.verdicts == many.verdicts);
  CHECK(table(one.output) == table(many.output));
}

TEST_CASE("A report is Markdown, JSON or JUnit XML by its ending", "[cli][explore]") {
  AFolder folder;
  const auto file =
      folder.write("program.sh", beginning + R"sh(ask "$USERS" -d '{"name": "n"}' > /dev/null || true)sh");
  for (const auto& [name, expected] : {std::pair{"r.md", "| 1 ApplicationUserCreate | MISSING |"},
                                       std::pair{"r.xml", "<failure message=\"MISSING\">"}}) {
    const auto report = folder.file(name);
    CHECK(run("$MOCK explore --faults 503 --report " + report + " -- sh " + file + " 2>&1").exit_code == 1);
    CHECK(text_of(report).find(expected) != std::string::npos);
  }
}

}  // namespace
}  // namespace mock::test
