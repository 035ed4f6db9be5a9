// Why a request was refused, as the tester is told: in the journal and in the log.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

// The reason of the newest request.
Json reason_in(AWorld& world) {
  const auto answer = world.control(Method::get, "/_mock/journal?limit=1");
  REQUIRE(answer.status == 200);
  return answer.json["requests"][0]["reason"];
}

std::string told(const Json& reason) {
  if (reason.is_null()) return "none";
  return reason["check"].get<std::string>() + ": " + reason["text"].get<std::string>();
}

std::string reason_of(AWorld& world) { return told(reason_in(world)); }

TEST_CASE("What succeeds has no reason", "[reasons]") {
  AWorld world;
  REQUIRE(world.as(sofia).get(users).status == 200);
  CHECK(reason_of(world) == "none");
}

TEST_CASE("The reason of a 401 tells what is wrong with the token", "[reasons][access_tokens]") {
  AWorld world;
  const auto refused = [&](std::string_view token) {
    REQUIRE(world.as(token).get("/v1/me").status == 401);
    return reason_of(world);
  };
  CHECK(refused(nobody) == "token: the request has no header Authorization: aivenv1 TOKEN");
  CHECK(refused("nobody-has-this-token") == "token: no token of this world reads like the one that was sent");
  CHECK(refused("sofia-super-admin-demo-toke") ==
        "token: what was sent begins like the token sofia-super- of sofia@acme.example, but goes on in another way: "
        "was it cut?");
  const auto other_form = world.as(nobody).with_header("Authorization", "Basic c29maWE6eA==").get("/v1/me");
  REQUIRE(other_form.status == 401);
  CHECK(reason_of(world) == "token: the header Authorization has another form than aivenv1 TOKEN or Bearer TOKEN");

  const auto expiring = world.make_token(ci, {{"max_age_seconds", 600}});
  world.advance(600);
  CHECK(refused(expiring) == "token: the token " + expiring.substr(0, 12) +
                                 " of the application user ci-pipeline expired at 2026-01-01T00:10:00Z, and now it is "
                                 "2026-01-01T00:10:00Z by the world's clock");
}

TEST_CASE("The reason of a token that was revoked names the request that did it", "[reasons][access_tokens]") {
  AWorld world;
  const auto token = world.make_token(ci);
  REQUIRE(world.as(token).get("/v1/me").status == 200);
  REQUIRE(world.as(sofia).remove(ci + "/access-tokens/" + token.substr(0, 12)).status == 204);
  REQUIRE(world.as(token).get("/v1/me").status == 401);
  CHECK(reason_of(world) == "token: the token " + token.substr(0, 12) +
                                " was revoked by request 3 at 2026-01-01T00:00:00Z (ApplicationUserAccessTokenDelete)");
}

TEST_CASE("The reason of a token that ended with its user tells when it was valid last", "[reasons][access_tokens]") {
  AWorld world;
  const auto id = world.make_application_user("short-lived");
  const auto token = world.make_token(acme + "/application-users/" + id);
  REQUIRE(world.as(token).get("/v1/me").status == 200);
  REQUIRE(world.as(sofia).remove(users + "/" + id).status == 204);
  REQUIRE(world.as(token).get("/v1/me").status == 401);
  CHECK(
      reason_of(world).starts_with("token: the token " + token.substr(0, 12) +
                                   " was valid in request 3 at 2026-01-01T00:00:00Z (UserInfo), and has ended since"));
  REQUIRE(world.as(id + "-and-more").get("/v1/me").status == 401);
  CHECK(reason_of(world) == "token: no token of this world reads like the one that was sent");
}

TEST_CASE("A token that a fault rule takes for expired is told from one that is", "[reasons][faults]") {
  AWorld world;
  world.fault({{"match", {{"operation", "UserInfo"}}}, {"fault", {{"kind", "expire_token"}}}});
  REQUIRE(world.as(sofia).get("/v1/me").status == 401);
  CHECK(reason_of(world) == "token: the fault rule fault-1 (expire_token) makes the token count as expired");
}

TEST_CASE("The reason of a 403 tells what was needed, what the caller holds, and from where", "[reasons][access]") {
  AWorld world;
  REQUIRE(world.as(gus).get(users).status == 403);
  const auto reason = reason_in(world);
  CHECK(reason["check"] == "permission");
  CHECK(reason["needed"] == Json{"organization:app_users:write"});
  const auto from = "organization " + acme_id + ", through the group People team";
  CHECK(reason["held"] == Json{{{"permission", "organization:groups:write"}, {"from", from}},
                               {{"permission", "organization:users:write"}, {"from", from}}});
  CHECK(reason["text"] == "gus@acme.example needs organization:app_users:write on organization Acme (" + acme_id +
                              "), or a role that contains it; held is organization:groups:write on " + from +
                              "; organization:users:write on " + from);
}

TEST_CASE("Every way of being refused has its reason", "[reasons][access]") {
  AWorld world;
  const auto refused = [&](const Answer& answer) {
    INFO(answer.text);
    CHECK(answer.status >= 400);
    return reason_of(world);
  };
  CHECK(refused(world.as(mike).get(users)) ==
        "permission: mike@acme.example needs organization:app_users:write on "
        "organization Acme (" +
            acme_id + "), or a role that contains it; nothing is held there");
  CHECK(refused(world.as(olga).get(users)) ==
        "membership: olga@other.example does not belong to Acme (" + acme_id + ")");
  CHECK(refused(world.as(ci_reading).post(users, {{"name", "n"}})) ==
        "token_scopes: the token is restricted to the scopes accounts:read, user:read; it needs accounts:write or "
        "authentication:write");
  CHECK(refused(world.as(terraform_office).get("/v1/me"))
            .starts_with("token_addresses: the ip_allowlist of the token "
                         "is 192.0.2.0/24, 2001:db8::/32, which does not contain 127.0.0.1"));
  CHECK(refused(world.as(sofia).get("/v1/organization/org1")) ==
        "rule: Organization not found: no organization of this world has this organization_id");
  CHECK(refused(world.as(sofia).get("/v1/nothing")) == "path: the API has no such path");
  CHECK(refused(world.as(sofia).put("/v1/me/organizations", {})).starts_with("path:"));
  CHECK(
      refused(world.as(sofia).put("/v1/organizations", {})).starts_with("method: the path has no method PUT, but GET"));
  CHECK(refused(world.as(sofia).post(users, {{"colour", "red"}})).starts_with("body: "));
  CHECK(refused(world.as(sofia).get(acme + "/application-users/" + mike_id)).starts_with("rule: "));
  CHECK(refused(world.as(sofia).remove(acme + "/user/" + sofia_id)).find("make somebody else super admin first") !=
        std::string::npos);
}

TEST_CASE("An organization's lists and policies that bar somebody are named", "[reasons][policies]") {
  AWorld world;
  const auto change = [&](auto how) {
    world.world().change([&](State& next) {
      auto organization = *next.organizations.find(acme_id);
      how(organization);
      next.organizations.put(std::move(organization));
    });
  };
  change([](Organization& organization) { organization.authentication_config.personal_tokens_enabled = false; });
  REQUIRE(world.as(mike).get(acme).status == 403);
  CHECK(reason_of(world) == "sign_in: the authentication policy of Acme (" + acme_id +
                                ") does not allow it: personal_tokens_enabled is false, and the token is a personal "
                                "one");
  change([](Organization& organization) {
    organization.authentication_config.personal_tokens_enabled = true;
    organization.api_client_ip_allowlist = {"192.0.2.0/24"};
    organization.api_client_ip_allowlist_enabled = true;
  });
  REQUIRE(world.as(mike).get(acme).status == 403);
  CHECK(reason_of(world) == "organization_addresses: the address list of Acme (" + acme_id +
                                ") is 192.0.2.0/24, which does not contain 127.0.0.1");
}

TEST_CASE("An answer of a fault rule is told from the API's own", "[reasons][faults]") {
  AWorld world;
  world.fault({{"match", {{"operation", "ApplicationUsersList"}}}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  REQUIRE(world.as(sofia).get(users).status == 503);
  CHECK(reason_of(world).starts_with("fault: the fault rule fault-1 (status) answered instead of the API"));
}

TEST_CASE("A reason holds no secret", "[reasons][secrets]") {
  AWorld world;
  const std::string token = "a-secret-that-nobody-may-read-anywhere-0123456789";
  world.as(token).get("/v1/" + token);
  world.as(token).get("/v1/me");
  world.as(sofia).with_header("Authorization", "aivenv1  " + token).post(users, {{token, token}, {"name", token}});
  CHECK(world.control(Method::get, "/_mock/journal").text.find(token) == std::string::npos);
}

TEST_CASE("Near misses of a verification tell why the request was refused", "[reasons][journal]") {
  AWorld world;
  REQUIRE(world.as(mike).get(users).status == 403);
  const auto answer = world.control(Method::post, "/_mock/journal/verify",
                                    {{"match", {{"operation", "ApplicationUsersList"}, {"status", 200}}}});
  REQUIRE(answer.status == 409);
  CHECK(answer.json["nearest"][0]["reason"]["check"] == "permission");
}

}  // namespace
}  // namespace mock::test
