#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

using Words = std::vector<std::string>;

constexpr int fourteen_days = 14 * 24 * 3600;
const std::string own_invites = "/v1/me/account/invites";

Answer invite(AWorld& world, const std::string& team, const std::string& email) {
  return world.as(sofia).post(team + "/members", {{"email", email}});
}

Words emails_in(AWorld& world, const std::string& team) {
  return column(world.as(sofia).get(team + "/members"), "members", "user_email");
}

Words invited_to(AWorld& world, const std::string& team) {
  return column(world.as(sofia).get(team + "/invites"), "account_invites", "user_email");
}

Words own(AWorld& world, std::string_view who) {
  return column(world.as(who).get(own_invites), "account_invites", "team_name");
}

// The code that the e-mail would bring.
std::string code_of(AWorld& world, const std::string& email) {
  for (const auto& invite : world.world().state()->team_invites.with<&TeamInvite::user_email>(email))
    return invite.verification_code;
  return "none";
}

Answer verify(AWorld& world, const std::string& code) {
  return world.as(nobody).send(Method::post, acme_account + "/invite/" + code, "");
}

bool is_member(AWorld& world, const std::string& user_id) {
  return world.as(sofia).get(acme + "/user/" + user_id).status == 200;
}

TEST_CASE("Whoever is invited to a team sees the invite, and so do the team's members", "[teams]") {
  AWorld world(with_teams());
  const auto field = GENERATE("email", "user_email");
  const auto answer = world.as(arthur).post(builders + "/members", {{field, "Olga@Other.example"}});
  CHECK(answer.status == 200);
  CHECK_FALSE(answer.message().empty());
  const auto invites = world.as(olga).get(own_invites).json["account_invites"];
  CHECK(invites == Json::array({{{"account_id", "a5a1e9d0ac1e"},
                                 {"account_name", "Acme"},
                                 {"create_time", start_of_time},
                                 {"invited_by_user_email", "arthur@acme.example"},
                                 {"team_id", "at5a1e9d0f001"},
                                 {"team_name", "Builders"},
                                 {"user_email", "olga@other.example"}}}));
  CHECK(world.as(mike).get(builders + "/invites").json["account_invites"] == invites);
  CHECK(emails_in(world, builders) == Words{"mike@acme.example"});  // not yet
  CHECK_FALSE(is_member(world, olga_id));
}

TEST_CASE("An invite without an address is refused, so that no client waits for its effect", "[teams]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  const auto* body = GENERATE("", "{}", R"({"email": "not an address"})", R"({"user_email": ""})", R"({"email": null})",
                              R"({"email": "a@b.example", "user_email": "a@b.example"})");
  const auto answer = world.as(sofia).send(Method::post, builders + "/members", body);
  CHECK(answer.status == 400);
  CHECK(is_invalid(answer));
  CHECK(answer.message().find("email") != std::string::npos);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("An address has 254 characters at most", "[teams]") {
  AWorld world(with_teams());
  const std::string domain = "@long.example";
  CHECK(invite(world, builders, std::string(254 - domain.size(), 'x') + domain).status == 200);
  CHECK(invite(world, builders, std::string(255 - domain.size(), 'x') + domain).status == 400);
}

TEST_CASE("Accepting makes a member of the team and of the organization", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  invite(world, helpers, "olga@other.example");
  const auto invites = world.as(olga).get(own_invites).json;
  world.advance(60);
  const auto answer = world.as(olga).send(Method::post, own_invites + "/accept", "");
  CHECK(answer.status == 200);
  CHECK(answer.json == invites);  // what has been accepted
  CHECK(own(world, olga).empty());
  CHECK(invited_to(world, builders).empty());
  CHECK(emails_in(world, builders) == Words{"mike@acme.example", "olga@other.example"});
  CHECK(emails_in(world, helpers) == Words{"olga@other.example"});
  CHECK(world.as(sofia).get(acme + "/user/" + olga_id).json["join_time"] == "2026-01-01T00:01:00Z");
  CHECK(world.as(olga).get(acme + "/permissions/project/acme-website").status == 200);  // through the team
}

TEST_CASE("All invites of one account are accepted, those of others stay", "[teams]") {
  auto fixture = with_teams();
  fixture["organizations"][1]["account_owner_invites"] = {{{"user_email", "mike@acme.example"}}};
  AWorld world(fixture);
  invite(world, helpers, "mike@acme.example");
  CHECK(own(world, mike) == Words{"Account Owners", "Helpers"});

  const auto unclear = world.as(mike).post(own_invites + "/accept", Json::object());
  CHECK(unclear.status == 400);
  CHECK(unclear.code() == "bad_request");
  CHECK(unclear.message().find("account_id") != std::string::npos);
  CHECK(world.as(mike).post(own_invites + "/accept", {{"account_id", "a5a1e9d0ac1e"}}).status == 200);
  CHECK(own(world, mike) == Words{"Account Owners"});
  CHECK(emails_in(world, helpers) == Words{"mike@acme.example"});

  const auto none = world.as(mike).post(own_invites + "/accept", {{"account_id", "a5a1e9d0ac1e"}});
  CHECK(none.status == 404);
  CHECK(none.code() == "invitation_not_found");
}

TEST_CASE("A rejected invite is gone, and nobody has joined", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  invite(world, helpers, "olga@other.example");
  const auto unclear = world.as(olga).post(own_invites + "/reject", {{"account_id", "a5a1e9d0ac1e"}});
  CHECK(unclear.status == 400);
  CHECK(unclear.message().find("team_id") != std::string::npos);
  const auto answer =
      world.as(olga).post(own_invites + "/reject", {{"account_id", "a5a1e9d0ac1e"}, {"team_id", "at5a1e9d0f001"}});
  CHECK(answer.status == 200);
  CHECK(column(answer, "account_invites", "team_name") == Words{"Builders"});
  CHECK(own(world, olga) == Words{"Helpers"});
  CHECK(world.as(olga).send(Method::post, own_invites + "/reject", "").status == 200);  // the only one left
  CHECK_FALSE(is_member(world, olga_id));
  CHECK(world.as(olga).send(Method::post, own_invites + "/reject", "").code() == "invitation_not_found");
}

TEST_CASE("Joining the owners' team makes super admin", "[teams]") {
  AWorld world(with_teams());
  const auto* address = GENERATE("mike@acme.example", "olga@other.example");
  const auto who = std::string_view(address).starts_with("mike") ? mike : olga;
  CHECK(invite(world, owners, address).status == 200);
  CHECK(world.as(who).send(Method::post, own_invites + "/accept", "").status == 200);
  CHECK(emails_in(world, owners) == Words{"sofia@acme.example", address});
  CHECK(world.as(who).remove(acme + "?recursive=true").status == 204);  // as super admins may
}

TEST_CASE("The code of an invite accepts it without a token", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  const auto code = code_of(world, "olga@other.example");
  const auto answer = verify(world, code);
  CHECK(answer.status == 200);
  CHECK(answer.json["invite_details"] == Json{{"user_email", "olga@other.example"}});
  CHECK(emails_in(world, builders) == Words{"mike@acme.example", "olga@other.example"});
  CHECK(is_member(world, olga_id));
  CHECK(own(world, olga).empty());
  const auto again = verify(world, code);
  CHECK(again.status == 404);
  CHECK(again.code() == "invitation_not_found");
}

TEST_CASE("Whoever has no user yet becomes one with the code", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "New.Person@acme.example");
  CHECK(verify(world, code_of(world, "new.person@acme.example")).status == 200);
  const auto members = world.as(sofia).get(builders + "/members").json["members"];
  REQUIRE(members.size() == 2);
  CHECK(members[1]["user_email"] == "new.person@acme.example");
  CHECK(members[1]["real_name"] == "new.person");
  CHECK(is_member(world, members[1]["user_id"]));
}

TEST_CASE("A code counts on its own account, and only for who may come in", "[teams]") {
  auto fixture = with_teams();
  fixture["users"][4]["state"] = "deactivated";
  fixture["users"].push_back({{"user_email", "second@other.example"}});
  fixture["organizations"][1]["users"].push_back({{"user_id", "second@other.example"}, {"is_super_admin", true}});
  AWorld world(fixture);
  invite(world, builders, "olga@other.example");
  const auto code = code_of(world, "olga@other.example");
  const auto before = world.state_but_for_use();
  const auto post = [&](const std::string& path) { return world.as(nobody).send(Method::post, path, ""); };
  CHECK(post(other_account + "/invite/" + code).code() == "invitation_not_found");
  CHECK(post(acme_account + "/invite/0123456789abcdef").code() == "invitation_not_found");
  CHECK(post("/v1/account/a00000000000/invite/" + code).code() == "account_not_found");
  const auto kept_out = verify(world, code);
  CHECK(kept_out.status == 403);
  CHECK(kept_out.code() == "user_deactivated");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("An invite can be accepted for fourteen days", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  const auto code = code_of(world, "olga@other.example");
  world.advance(fourteen_days - 1);
  CHECK(own(world, olga) == Words{"Builders"});
  world.advance(1);
  CHECK(own(world, olga).empty());
  CHECK(invited_to(world, builders).empty());
  for (const auto& answer : {verify(world, code), world.as(olga).send(Method::post, own_invites + "/accept", ""),
                             world.as(olga).send(Method::post, own_invites + "/reject", "")}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "invitation_expired");
  }
  CHECK(world.as(sofia).remove(builders + "/invites/olga@other.example").code() == "invitation_not_found");
  CHECK(invite(world, builders, "olga@other.example").status == 200);  // in its place
  CHECK(verify(world, code).code() == "invitation_not_found");
  CHECK(verify(world, code_of(world, "olga@other.example")).status == 200);
}

TEST_CASE("An invite in the last second still counts", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  world.advance(fourteen_days - 1);
  CHECK(world.as(olga).send(Method::post, own_invites + "/accept", "").status == 200);
}

TEST_CASE("Nobody is invited twice, or to a team they are in", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  const auto before = world.state_but_for_use();
  const auto twice = invite(world, builders, "OLGA@other.example");
  CHECK(twice.status == 409);
  CHECK(twice.message() == "User already invited to team");
  for (const auto& answer :
       {invite(world, builders, "mike@acme.example"), invite(world, owners, "sofia@acme.example")}) {
    CHECK(answer.status == 409);
    CHECK(answer.message() == "User already in team");
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Application users join teams of their organization, never the owners", "[teams]") {
  auto fixture = with_teams();
  fixture["organizations"][1]["application_users"] = {{{"name", "bot"}, {"user_email", "bot@other.example"}}};
  AWorld world(fixture);
  const auto ci_email = ci_id + "@application-users.aiven.example";
  CHECK(invite(world, builders, ci_email).status == 200);
  CHECK(verify(world, code_of(world, ci_email)).status == 200);
  CHECK(emails_in(world, builders) == Words{"mike@acme.example", ci_email});
  for (const auto& answer : {invite(world, owners, ci_email), invite(world, builders, "bot@other.example")}) {
    CHECK(answer.status == 403);
    CHECK(answer.code() == "action_forbidden_on_application_users");
  }
}

TEST_CASE("A cancelled invite is worth nothing any more", "[teams]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  const auto code = code_of(world, "olga@other.example");
  CHECK(world.as(arthur).remove(builders + "/invites/Olga%40other.example").status == 200);
  CHECK(own(world, olga).empty());
  CHECK(verify(world, code).code() == "invitation_not_found");
  const auto again = world.as(arthur).remove(builders + "/invites/olga@other.example");
  CHECK(again.status == 404);
  CHECK(again.code() == "invitation_not_found");
}

TEST_CASE("Admins invite, members look, nobody else does either", "[teams][access]") {
  AWorld world(with_teams());
  invite(world, builders, "someone@else.example");
  const auto before = world.state_but_for_use();
  for (const auto who : {mike, tess, una, olga}) {
    CHECK(world.as(who).post(builders + "/members", {{"email", "a@b.example"}}).status == 403);
    CHECK(world.as(who).remove(builders + "/invites/someone@else.example").status == 403);
  }
  CHECK(world.as(olga).get(builders + "/invites").status == 403);
  for (const auto& answer : {world.as(nobody).get(own_invites), world.as(nobody).get(builders + "/invites"),
                             world.as(nobody).send(Method::post, own_invites + "/accept", ""),
                             world.as(nobody).send(Method::post, own_invites + "/reject", "")})
    CHECK(answer.status == 401);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Whoever leaves the organization leaves its teams, and is invited to none any more", "[teams]") {
  AWorld world(with_teams());
  invite(world, helpers, "mike@acme.example");
  invite(world, helpers, "olga@other.example");
  world.world().change([](State& next) { members::remove(next, "org5a1e9d0ac1e", "u5a1e9d0c004"); });
  CHECK(emails_in(world, builders).empty());
  CHECK(invited_to(world, helpers) == Words{"olga@other.example"});
  CHECK(own(world, mike).empty());
}

TEST_CASE("The code of an invite does not reach the log", "[teams][log]") {
  AWorld world(with_teams());
  invite(world, builders, "olga@other.example");
  const auto code = code_of(world, "olga@other.example");
  REQUIRE(code.size() == 32);
  CHECK(verify(world, code).status == 200);
  CHECK(world.log().find("AccountTeamMemberVerifyInvite") != std::string::npos);
  CHECK(world.log().find(code) == std::string::npos);
  CHECK(world.log().find(code.substr(0, 8)) == std::string::npos);
  CHECK(world.log().find("/invite/...") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
