// From which addresses an organization may be reached.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/sign_in.h"

namespace mock::test {
namespace {

const std::string allowlist = acme + "/config/api-client-ip-allowlist";

Json addresses(const Json& ranges, bool enabled = true) {
  return {{"api_client_ip_allowlist", ranges}, {"api_client_ip_allowlist_enabled", enabled}};
}

TEST_CASE("Admins set the addresses of an organization and read them", "[ip_allowlist]") {
  AWorld world;
  CHECK(world.as(arthur).get(allowlist).json == addresses(Json::array(), false));
  const auto wish = addresses({"127.0.0.0/8", "2001:db8::/32"});
  CHECK(world.as(arthur).put(allowlist, wish).status == 204);
  CHECK(world.as(sofia).get(allowlist).json == wish);
  CHECK(world.as(sofia).put(allowlist, addresses({"127.0.0.1"})).status == 204);
  CHECK(world.as(sofia).get(allowlist).json == addresses({"127.0.0.1"}));
}

TEST_CASE("Nobody but admins sees or sets the addresses", "[ip_allowlist]") {
  AWorld world;
  for (const auto token : {mike, tess, una, olga}) {
    CHECK(world.as(token).get(allowlist).code() == "permission_denied");
    CHECK(world.as(token).put(allowlist, addresses({"127.0.0.1"})).code() == "permission_denied");
  }
  const auto nowhere = world.as(sofia).get("/v1/organization/org0/config/api-client-ip-allowlist");
  CHECK(nowhere.status == 404);
  CHECK(nowhere.code() == "organization_not_found");
}

TEST_CASE("Only the addresses of the list get at the organization, with any token", "[ip_allowlist]") {
  AWorld world;
  const auto application = world.make_token(ci);
  const auto session = sign_in(world, mike_id, "password");
  REQUIRE(world.as(sofia).from("198.51.100.7").put(allowlist, addresses({"198.51.100.0/24", "2001:db8::/32"})).status ==
          204);
  for (const auto& token : {std::string(mike), application, session}) {
    CHECK(world.as(token).from("198.51.100.200").get(acme).status == 200);
    CHECK(world.as(token).from("2001:db8::9").get(acme).status == 200);
    const auto refused = world.as(token).from("203.0.113.5").get(acme);
    CHECK(refused.status == 403);
    CHECK(refused.code() == "client_ip_address_policy_violation");
    CHECK(refused.message().find("203.0.113.5") != std::string::npos);
    CHECK(world.as(token).from("203.0.113.5").get("/v1/me").status == 200);
  }
  CHECK(world.as(olga).from("203.0.113.5").get("/v1/organization/" + other_id).status == 200);
  // A token's own list counts besides.
  CHECK(world.as(terraform_office).from("198.51.100.7").get(acme).code() == "client_ip_address_policy_violation");
}

TEST_CASE("The addresses of the organization that manages a user hold for the user everywhere", "[ip_allowlist]") {
  AWorld world;
  REQUIRE(world.as(sofia).from("198.51.100.7").put(allowlist, addresses({"198.51.100.0/24"})).status == 204);
  for (const auto* path : {"/v1/me", "/v1/organizations", "/v1/access_token", "/v1/project"}) {
    INFO(path);
    CHECK(world.as(mona).from("198.51.100.200").get(path).status == 200);
    const auto refused = world.as(mona).from("203.0.113.5").get(path);
    CHECK(refused.code() == "client_ip_address_policy_violation");
    CHECK(refused.message() == "The organization does not allow requests from the address 203.0.113.5");
    CHECK(world.as(mike).from("203.0.113.5").get(path).status == 200);  // whom nobody manages
  }
  CHECK(world.as(sofia).from("198.51.100.7").put(allowlist, addresses({"198.51.100.0/24"}, false)).status == 204);
  CHECK(world.as(mona).from("203.0.113.5").get("/v1/me").status == 200);
}

TEST_CASE("A list that is not enabled keeps nobody out, and may shut out whoever sets it", "[ip_allowlist]") {
  AWorld world;
  CHECK(world.as(sofia).put(allowlist, addresses({"192.0.2.0/24"}, false)).status == 204);
  CHECK(world.as(mike).get(acme).status == 200);
}

TEST_CASE("A list that would shut out its author is refused, and nothing changes", "[ip_allowlist]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  for (const auto& ranges : {Json::array({"192.0.2.0/24"}), Json::array()}) {
    const auto refused = world.as(sofia).put(allowlist, addresses(ranges));
    CHECK(refused.status == 400);
    CHECK(refused.code() == "api_client_ip_allowlist_blocks_caller");
    CHECK(refused.message() == "The IP allowlist provided would lock out the caller of the update.");
  }
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(sofia).from("192.0.2.77").put(allowlist, addresses({"192.0.2.0/24"})).status == 204);
}

TEST_CASE("The caller's address is what a trusted proxy says", "[ip_allowlist]") {
  PipelineOptions options;
  options.trust_forwarded_for = true;
  AWorld world(options);
  const auto wish = addresses({"192.0.2.0/24"});
  CHECK(world.as(sofia).put(allowlist, wish).code() == "api_client_ip_allowlist_blocks_caller");
  CHECK(world.as(sofia).with_header("X-Forwarded-For", "192.0.2.1").put(allowlist, wish).status == 204);
  CHECK(world.as(mike).with_header("X-Forwarded-For", "192.0.2.2").get(acme).status == 200);
  CHECK(world.as(mike).get(acme).code() == "client_ip_address_policy_violation");
}

TEST_CASE("Both fields are needed, and each range has to be one", "[ip_allowlist][limits]") {
  AWorld world;
  const auto refused = [&](const Json& body, const std::string& place) {
    const auto answer = world.as(sofia).put(allowlist, body);
    INFO(answer.text);
    CHECK(answer.status == 400);
    CHECK(answer.code() == "");
    CHECK(answer.text.find(place) != std::string::npos);
  };
  refused({{"api_client_ip_allowlist", {"127.0.0.1"}}},
          "Invalid input: 'api_client_ip_allowlist_enabled' is a required property");
  refused({{"api_client_ip_allowlist_enabled", true}},
          "Invalid input: 'api_client_ip_allowlist' is a required property");
  for (const auto* wrong : {"10.0.0.0/33", "office", "", "2001:db8::/129", "10.0.0"})
    refused(addresses({"127.0.0.1", wrong}), "(at /api_client_ip_allowlist/1)");
  refused(addresses({std::string(50, '1')}), "(at /api_client_ip_allowlist/0)");
  CHECK(
      world.as(sofia).put(allowlist, addresses({"0000:0000:0000:0000:0000:ffff:192.168.100.228/128"}, false)).status ==
      204);
  CHECK(world.as(sofia).put(allowlist, addresses(Json(100, "127.0.0.1"))).status == 204);
  refused(addresses(Json(101, "127.0.0.1")), "(at /api_client_ip_allowlist)");
}

}  // namespace
}  // namespace mock::test
