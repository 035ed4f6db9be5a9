// aiven-mock capture as a user runs it.
#include <filesystem>
#include <string>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

// What a capture of a server does, as somebody with a token.
Outcome captured(const Serving& server, const AFolder& folder, const std::string& options,
                 std::string_view token = sofia) {
  return run("AIVEN_TOKEN=" + std::string(token) + " $MOCK capture --from " + server.url() + " --rate 0 -o " +
             folder.file("team.json") + " " + options + " 2>&1");
}

TEST_CASE("A captured world passes check, and a server begins with it", "[cli][capture]") {
  AFolder folder;
  const Serving server(folder);
  const auto outcome = captured(server, folder, "--report " + folder.file("report.json"));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.output.find("aiven-mock: OrganizationUserList: 1 of 1\n") != std::string::npos);
  CHECK(outcome.output.find("aiven-mock: nobody can read: passwords") != std::string::npos);
  CHECK(run("$MOCK check " + folder.file("team.json") + " 2>&1").output.empty());
  CHECK(run("$MOCK exec --fixture " + folder.file("team.json") + " -- printenv AIVEN_ORGANIZATION_NAME").output ==
        "Acme\n");
  CHECK(Json::parse(text_of(folder.file("report.json")))["asked"] > 20);
  const auto mode = std::filesystem::status(folder.file("team.json")).permissions();
  CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("Without -o the fixture is printed, and everything else goes to standard error", "[cli][capture]") {
  AFolder folder;
  const Serving server(folder);
  const auto outcome =
      run("AIVEN_TOKEN=" + std::string(sofia) + " $MOCK capture --from " + server.url() + " --rate 0 2>/dev/null");
  CHECK(outcome.exit_code == 0);
  CHECK(Json::parse(outcome.output)["organizations"].size() == 1);
}

TEST_CASE("A token comes from the environment or from a file, never from the command line", "[cli][capture]") {
  AFolder folder;
  const Serving server(folder);
  const auto token_file = folder.write("token", std::string(sofia) + "\n");
  CHECK(captured(server, folder, "--token-file " + token_file, "another-token-than-that").exit_code == 0);
  CHECK(captured(server, folder, "--token " + std::string(sofia)).exit_code == 2);
  CHECK(captured(server, folder, "", "").output ==
        "aiven-mock: AIVEN_TOKEN is not set, and there is no --token-file\n");
  CHECK(captured(server, folder, "--token-file " + folder.write("empty", "\n")).exit_code == 2);
}

TEST_CASE("What cannot be captured leaves the file as it was", "[cli][capture]") {
  AFolder folder;
  const Serving server(folder);
  folder.write("team.json", "what was there");
  const auto refused = captured(server, folder, "", "a-token-that-nobody-has-here");
  CHECK(refused.exit_code == 2);
  CHECK(refused.output.find("the token is not accepted") != std::string::npos);
  CHECK(refused.output.find("a-token-that-nobody-has") == std::string::npos);
  CHECK(captured(server, folder, "--organization orgnone").exit_code == 2);
  CHECK(captured(server, folder, "--most 5").output.find("no more than 5 questions may be asked") != std::string::npos);
  CHECK(text_of(folder.file("team.json")) == "what was there");
}

TEST_CASE("A capture needs no control token where the control API asks for one", "[cli][capture]") {
  AFolder folder;
  const Serving server(folder, "--control-token a-token-of-the-control-api");
  CHECK(captured(server, folder, "").exit_code == 0);
}

TEST_CASE("An API over HTTPS is captured by whoever trusts its authority", "[cli][capture][tls]") {
  AFolder folder;
  const auto ca_file = folder.file("ca.pem");
  const Serving server(folder, "--tls --tls-ca-file " + ca_file);
  auto url = server.url();
  url.replace(0, url.find("://"), "https");
  const auto capture = "AIVEN_TOKEN=" + std::string(sofia) + " $MOCK capture --rate 0 --from " + url;
  const auto trusting = run(capture + " --ca-file " + ca_file + " 2>/dev/null");
  CHECK(trusting.exit_code == 0);
  CHECK(Json::parse(trusting.output)["organizations"][0]["organization_name"] == "Acme");
  const auto no_authority = run(capture + " --ca-file " + folder.write("none.pem", "none") + " 2>&1");
  CHECK(no_authority.exit_code == 2);
  CHECK(no_authority.output.find("holds no certificate of an authority") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
