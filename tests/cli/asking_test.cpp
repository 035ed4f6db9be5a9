// The commands that ask a fixture or a server: access, fixture, health.
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

const std::string mike_may_not =
    "no  mike@acme.example  ApplicationUserCreate  organization Acme (org5a1e9d0ac1e)  mike@acme.example needs "
    "organization:app_users:write on organization Acme (org5a1e9d0ac1e), or a role that contains it; nothing is held "
    "there\n";
const std::string about_mike =
    "--principal mike@acme.example --operation ApplicationUserCreate --organization "
    "org5a1e9d0ac1e";

TEST_CASE("access asks the demo, a fixture or a server, and says the same", "[cli][access]") {
  CHECK(run("$MOCK access " + about_mike).output == mike_may_not);
  AFolder folder;
  run("$MOCK fixture demo > " + folder.file("copy.json"));
  CHECK(run("$MOCK access --fixture " + folder.file("copy.json") + " " + about_mike).output == mike_may_not);
  const Serving serving(folder);
  CHECK(run("$MOCK access --server " + serving.url() + "/ " + about_mike).output == mike_may_not);
}

TEST_CASE("access --json prints the decisions of the control API", "[cli][access]") {
  const auto json = Json::parse(run("$MOCK access --json " + about_mike).output);
  REQUIRE(json["decisions"].size() == 1);
  CHECK(json["decisions"][0]["allowed"] == false);
}

TEST_CASE("access says what cannot be asked", "[cli][access]") {
  const auto refused = run("$MOCK access --organization org1 2>&1");
  CHECK(refused.exit_code == 2);
  CHECK(refused.output == "aiven-mock: the world has no organization \"org1\"\n");
  const auto nothing = run("$MOCK access --operation UserInof 2>&1");
  CHECK(nothing.exit_code == 2);
  CHECK(nothing.output == "aiven-mock: no principal, operation and place are meant together\n");
  CHECK(run("$MOCK access --server http://127.0.0.1:1 2>&1").exit_code == 2);
}

TEST_CASE("fixture prints what is built in, and check accepts it", "[cli][fixtures]") {
  CHECK(run("$MOCK fixture").output == "demo\nempty\n");
  AFolder folder;
  for (const std::string name : {"demo", "empty"}) {
    run("$MOCK fixture " + name + " > " + folder.file(name));
    CHECK(run("$MOCK check " + folder.file(name)).exit_code == 0);
  }
  const auto refused = run("$MOCK fixture dmeo 2>&1");
  CHECK(refused.exit_code == 2);
  CHECK(refused.output == "aiven-mock: there is no built-in fixture \"dmeo\"; did you mean \"demo\"?\n");
}

TEST_CASE("env prints what serve has printed, in the form that is asked for", "[cli][environment]") {
  AFolder folder;
  const Serving serving(folder);
  const auto env = "$MOCK env --server " + serving.url();
  CHECK("aiven-mock listening on " + serving.url() + "\n" + run(env).output == serving.output());
  CHECK(run(env + " --format dotenv").output.starts_with("AIVEN_WEB_URL=\"" + serving.url() + "\"\n"));
  CHECK(Json::parse(run(env + " --format json").output)["AIVEN_TOKEN"] == "sofia-super-admin-demo-token");
  const auto refused = run(env + " --world other 2>&1");
  CHECK(refused.exit_code == 2);
  CHECK(refused.output == "aiven-mock: cannot tell of a world on " + serving.url() + ": There is no world \"other\"\n");
}

TEST_CASE("health says by its exit code whether a server answers", "[cli]") {
  AFolder folder;
  Serving serving(folder);
  const auto ask = "$MOCK health --server " + serving.url() + " 2>&1";
  const auto well = run(ask);
  CHECK(well.exit_code == 0);
  CHECK(well.output.empty());
  serving.stop(SIGTERM);
  const auto gone = run(ask);
  CHECK(gone.exit_code == 1);
  CHECK(gone.output == "aiven-mock: nobody answers at " + serving.url() + "\n");
}

}  // namespace
}  // namespace mock::test
