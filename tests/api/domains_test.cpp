// Domains of organizations, and whom they make managed users.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string domains = acme + "/domains";
const std::string managed_domain = domains + "/domain-5a1e9d0d001";  // of the demo: acme-managed.example
const std::string other = "/v1/organization/" + other_id + "/domains";

std::string add(AWorld& world, const std::string& name, std::string_view token = sofia,
                const std::string& list = domains) {
  const auto answer = world.as(token).post(list, {{"domain_name", name}});
  INFO(name << " " << answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["domain_id"];
}

Answer verify(AWorld& world, const std::string& id) {
  return world.as(sofia).post(domains + "/" + id + "/verify", Json::object());
}

Json managing_organization(AWorld& world, const std::string& user_id) {
  return world.as(sofia).get(acme + "/user/" + user_id).json["user_info"]["managing_organization_id"];
}

void allow_domains(AWorld& world, const std::string& user_id) {
  REQUIRE(world.as(sofia)
              .patch(acme_permissions, {{"permissions",
                                         {{{"principal_type", "user"},
                                           {"principal_id", user_id},
                                           {"permissions", {"organization:domains:write"}}}}}})
              .status == 204);
}

TEST_CASE("A domain is added, verified, changed and removed", "[domains]") {
  AWorld world;
  const auto made = world.as(sofia).post(domains, {{"domain_name", "Acme.Example"}});
  REQUIRE(made.status == 200);
  const auto id = made.json["domain_id"].get<std::string>();
  CHECK(id.starts_with("domain-"));
  CHECK(made.json["domain_name"] == "acme.example");
  CHECK(made.json["state"] == "unverified");
  CHECK(made.json["verification_type"] == "dns");
  CHECK(made.json["organization_id"] == acme_id);
  CHECK(made.json["create_time"] == start_of_time);
  CHECK(made.json["linked_authentication_method_ids"] == Json::array());
  CHECK(made.json["challenge_token"].get<std::string>().size() == 32);

  const auto listed = world.as(sofia).get(domains).json["domains"];
  REQUIRE(listed.size() == 2);
  CHECK(listed[0]["domain_name"] == "acme-managed.example");
  CHECK(listed[1] == made.json);

  auto expected = made.json;
  expected["verification_type"] = "http";
  CHECK(world.as(sofia).patch(domains + "/" + id, {{"verification_type", "http"}}).json == expected);
  CHECK(world.as(sofia).patch(domains + "/" + id, Json::object()).json == expected);
  expected["state"] = "verified";
  CHECK(verify(world, id).json == expected);
  CHECK(verify(world, id).json == expected);  // and again
  CHECK(world.as(sofia).get(domains).json["domains"][1] == expected);

  CHECK(world.as(sofia).remove(domains + "/" + id).status == 204);
  CHECK(world.as(sofia).get(domains).json["domains"].size() == 1);
  CHECK(world.as(sofia).remove(domains + "/" + id).code() == "organization_domain_not_found");
}

TEST_CASE("A domain is verified by DNS or by HTTP", "[domains]") {
  AWorld world;
  const auto by_http = world.as(sofia).post(domains, {{"domain_name", "a.example"}, {"verification_type", "http"}});
  CHECK(by_http.json["verification_type"] == "http");
  const auto by_post = world.as(sofia).post(domains, {{"domain_name", "b.example"}, {"verification_type", "post"}});
  CHECK(by_post.code() == "");
  CHECK(world.as(sofia).patch(managed_domain, {{"verification_type", "post"}}).code() == "");
}

TEST_CASE("Domains are for those with organization:domains:write", "[domains]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  for (const auto token : {mike, tess, una, olga}) {
    for (const auto& answer :
         {world.as(token).get(domains), world.as(token).post(domains, {{"domain_name", "x.example"}}),
          world.as(token).patch(managed_domain, Json::object()),
          world.as(token).post(managed_domain + "/verify", Json::object()), world.as(token).remove(managed_domain)})
      CHECK(answer.code() == "permission_denied");
  }
  CHECK(world.state_but_for_use() == before);
  allow_domains(world, mike_id);
  const auto id = add(world, "mike.example", mike);
  CHECK(world.as(mike).get(domains).status == 200);
  CHECK(world.as(mike).post(domains + "/" + id + "/verify", Json::object()).status == 200);
  CHECK(world.as(mike).patch(domains + "/" + id, {{"verification_type", "http"}}).status == 200);
  CHECK(world.as(mike).remove(domains + "/" + id).status == 204);
}

TEST_CASE("Another organization's domain is not found", "[domains]") {
  AWorld world;
  const auto theirs = add(world, "other.example", olga, other);
  const auto before = world.state_but_for_use();
  for (const auto& id : {theirs, std::string("domain-0")}) {
    for (const auto& answer : {world.as(sofia).patch(domains + "/" + id, Json::object()), verify(world, id),
                               world.as(sofia).remove(domains + "/" + id)}) {
      CHECK(answer.status == 404);
      CHECK(answer.code() == "organization_domain_not_found");
    }
  }
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(sofia).get("/v1/organization/org0/domains").code() == "organization_not_found");
}

TEST_CASE("Only root domains are added", "[domains]") {
  AWorld world;
  for (const auto* name : {"example.com", "example.co.uk", "Example.COM.au", "a.io", "x-1.example", "xn--bcher-kva.de"})
    add(world, name);
  for (const auto* name : {"mail.example.com", "www.example.co.uk", "co.uk", "com.au", "a.b.c.example"}) {
    INFO(name);
    const auto refused = world.as(sofia).post(domains, {{"domain_name", name}});
    CHECK(refused.status == 400);
    CHECK(refused.code() == "organization_domain_not_root");
  }
}

TEST_CASE("A domain has to be one", "[domains][limits]") {
  AWorld world;
  const std::string label(63, 'a');
  add(world, label + ".example");
  for (const std::string& name :
       {std::string(), std::string("localhost"), std::string("-a.example"), std::string("a-.example"),
        std::string("a..example"), std::string(".example"), std::string("example."), std::string("a b.example"),
        std::string("a_b.example"), std::string("someone@acme.example"), std::string("https://acme.example"),
        std::string("192.0.2.1"), label + "a.example", label + "." + label + "." + label + "." + label + ".example"}) {
    INFO(name);
    CHECK(world.as(sofia).post(domains, {{"domain_name", name}}).code() == "");
  }
  CHECK(world.as(sofia).post(domains, Json::object()).code() == "");
}

TEST_CASE("A domain is in an organization once, and verified in one organization", "[domains]") {
  AWorld world;
  const auto ours = add(world, "shared.example");
  const auto again = world.as(sofia).post(domains, {{"domain_name", "SHARED.example"}});
  CHECK(again.status == 409);
  CHECK(again.code() == "organization_domain_already_linked");

  const auto theirs = add(world, "shared.example", olga, other);
  REQUIRE(verify(world, ours).status == 200);
  const auto before = world.state_but_for_use();
  const auto refused = world.as(olga).post(other + "/" + theirs + "/verify", Json::object());
  CHECK(refused.status == 409);
  CHECK(refused.code() == "organization_domain_already_linked");
  const auto late = world.as(olga).post(other, {{"domain_name", "acme-managed.example"}});
  CHECK(late.status == 409);
  CHECK(late.code() == "organization_domain_already_linked");
  CHECK(world.state_but_for_use() == before);

  REQUIRE(world.as(sofia).remove(domains + "/" + ours).status == 204);
  CHECK(world.as(olga).post(other + "/" + theirs + "/verify", Json::object()).status == 200);
}

TEST_CASE("Verification fails where the fixture says so, and for names that nobody owns", "[domains]") {
  auto fixture = demo();
  fixture["organizations"][0]["domains"].push_back(
      {{"domain_id", "domain-f"}, {"domain_name", "fails.example"}, {"verification_fails", true}});
  AWorld world(fixture);
  const auto invalid = add(world, "acme.invalid");
  const auto before = world.state_but_for_use();
  for (const auto& id : {std::string("domain-f"), invalid}) {
    const auto refused = verify(world, id);
    CHECK(refused.status == 400);
    CHECK(refused.code() == "organization_domain_verification_failed");
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Verifying a domain makes its users managed, and removing it lets them go", "[domains]") {
  auto fixture = demo();
  fixture["users"].push_back(
      {{"user_id", "uelse"}, {"user_email", "else@acme.example"}, {"managing_organization_id", other_id}});
  fixture["organizations"][0]["users"].push_back({{"user_id", "uelse"}});
  fixture["organizations"][1]["users"].push_back({{"user_id", "uelse"}});
  fixture["users"].push_back({{"user_id", "uaway"}, {"user_email", "away@acme.example"}});  // in no organization
  fixture["organizations"][0]["application_users"].push_back(
      {{"user_id", "ubot"}, {"name", "bot"}, {"user_email", "bot@acme.example"}});
  AWorld world(fixture);
  const auto id = add(world, "acme.example");
  CHECK(managing_organization(world, mike_id) == nullptr);
  REQUIRE(verify(world, id).status == 200);
  CHECK(managing_organization(world, mike_id) == acme_id);
  CHECK(managing_organization(world, sofia_id) == acme_id);
  CHECK(managing_organization(world, "uelse") == other_id);
  CHECK(managing_organization(world, "ubot") == nullptr);
  CHECK_FALSE(world.world().state()->users.find(std::string("uaway"))->managing_organization_id.has_value());
  CHECK(managing_organization(world, mona_id) == acme_id);  // of another domain

  REQUIRE(world.as(sofia).remove(domains + "/" + id).status == 204);
  CHECK(managing_organization(world, mike_id) == nullptr);
  CHECK(managing_organization(world, "uelse") == other_id);
  CHECK(managing_organization(world, mona_id) == acme_id);
  REQUIRE(world.as(sofia).remove(managed_domain).status == 204);
  CHECK(managing_organization(world, mona_id) == nullptr);
}

TEST_CASE("Removing a domain that is not verified lets nobody go", "[domains]") {
  auto fixture = demo();
  fixture["organizations"][0]["domains"][0]["state"] = "unverified";
  AWorld world(fixture);
  REQUIRE(world.as(sofia).remove(managed_domain).status == 204);
  CHECK(managing_organization(world, mona_id) == acme_id);
}

TEST_CASE("An organization that goes takes its domains with it", "[domains]") {
  AWorld world;
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  const auto state = world.world().state();
  CHECK(state->domains.size() == 0);
  add(world, "acme-managed.example", olga, other);
}

}  // namespace
}  // namespace mock::test
