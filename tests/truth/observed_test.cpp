// What the live API was seen to answer, where no test of a resource tells it.
#include <set>

#include "model/clouds.h"
#include "support/a_server.h"
#include "support/a_world.h"
#include "support/acme_invoices.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/vpcs.h"

namespace mock::test {
namespace {

TEST_CASE("HEAD is no method of the API, and the header Allow names those that are", "[truth][http]") {
  AServer server;
  auto wire = server.connect();
  wire.send("HEAD /v1/me HTTP/1.1\r\nHost: mock\r\n\r\n");
  const auto head = wire.head();
  CHECK(head.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"));
  CHECK(head.find("\r\nAllow: GET,OPTIONS,PATCH\r\n") != std::string::npos);
  const auto options = wire.ask("OPTIONS /v1/me HTTP/1.1\r\nHost: mock\r\n\r\n");
  CHECK(options.starts_with("HTTP/1.1 204 No Content\r\n"));
  CHECK(options.find("\r\nAllow: GET,OPTIONS,PATCH\r\n") != std::string::npos);
}

TEST_CASE("The root sends browsers to the documentation", "[truth][http]") {
  AWorld world;
  const auto root = world.as(nobody).get("/");
  CHECK(root.status == 301);
  CHECK(root.header("Location") == "/doc/");
  const auto page = world.as(nobody).get("/doc/");
  CHECK(page.status == 200);
  CHECK(page.text.find("openapi.json") != std::string::npos);
  CHECK(world.as(nobody).get("/_world/default/").header("Location") == "/_world/default/doc/");
}

TEST_CASE("A token has 372 characters, and authenticates", "[truth][access_tokens]") {
  AWorld world;
  const auto full = world.as(sofia).post("/v1/access_token", {{"description", "d"}}).json["full_token"];
  const auto token = full.get<std::string>();
  CHECK(token.size() == 372);
  CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+=") ==
        std::string::npos);
  CHECK(world.as(token).get("/v1/me").status == 200);
  const auto journal = world.control(Method::get, "/_mock/journal").text;
  CHECK(journal.find(token.substr(0, 12)) != std::string::npos);
  for (std::size_t at = 12; at + 13 < token.size(); at += 40) {
    INFO(at);
    CHECK(journal.find(token.substr(at, 13)) == std::string::npos);
  }
}

TEST_CASE("Clouds are those of five providers, with where they are", "[truth][vpcs]") {
  AWorld world;
  const auto listed = world.as(mike).get(acme + "/vpc-clouds").json["clouds"];
  std::set<std::string> providers;
  for (const auto& cloud : listed) {
    INFO(cloud);
    providers.insert(cloud["provider"]);
    CHECK(cloud["geo_latitude"].get<double>() != 0);
    CHECK(cloud["geo_longitude"].get<double>() != 0);
  }
  CHECK(providers == std::set<std::string>{"aws", "azure", "google", "upcloud"});
  CHECK(listed.size() + 10 == clouds::all().size());
  CHECK(clouds::find("do-ams") != nullptr);
  CHECK(clouds::find("do-nowhere") == nullptr);
  make_vpc(world, "google-europe-west10");
  CHECK(world.as(sofia).post(vpcs, vpc_wish("do-ams")).status == 400);
}

TEST_CASE("A peering with Google Cloud names a project", "[truth][vpcs]") {
  AWorld world;
  const auto id = make_vpc(world, "google-europe-west1");
  const auto peer = [&](const std::string& account) {
    return world.as(sofia).post(connections_of(id), {{"peer_cloud_account", account}, {"peer_vpc", "default"}});
  };
  for (const auto* bad : {"123456789012", "Short", "short", "ends-with-dash-", "under_score", ""}) {
    INFO(bad);
    CHECK(peer(bad).status == 400);
  }
  CHECK(peer("123456789012").message() == "peer_cloud_account must be a valid GCP project ID");
  CHECK(peer("my-project-1").status == 200);
}

TEST_CASE("A peering with AWS or Azure whose account cannot be one ends as an invalid specification", "[truth][vpcs]") {
  AWorld world;
  const auto state_of_peer = [&](const std::string& cloud, Json peer, const std::string& account) {
    const auto id = make_vpc(world, cloud);
    peer["peer_cloud_account"] = account;
    const auto answer = world.as(sofia).post(connections_of(id), peer);
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    world.advance(3600);
    return world.as(sofia).get(vpc_path(id)).json["peering_connections"][0]["state"].get<std::string>();
  };
  CHECK(state_of_peer("aws-eu-west-1", aws_peer(), "12345") == "INVALID_SPECIFICATION");
  CHECK(state_of_peer("aws-eu-west-1", aws_peer(), "123456789012") == "ACTIVE");
  CHECK(state_of_peer("azure-westeurope", azure_peer(), "no-subscription") == "INVALID_SPECIFICATION");
}

TEST_CASE("An organization has five billing groups at most, unless the fixture says otherwise",
          "[truth][billing_groups]") {
  auto fixture = demo_without_money();
  const auto make = [](AWorld& world) {
    return world.as(sofia).post("/v1/billing-group", {{"billing_group_name", "g"}, {"account_id", "a5a1e9d0ac1e"}});
  };
  AWorld world(fixture);
  const auto present = world.as(sofia).get("/v1/billing-group").json["billing_groups"].size();
  for (auto i = present; i < 5; ++i) CHECK(make(world).status == 200);
  const auto sixth = make(world);
  CHECK(sixth.status == 403);
  CHECK(sixth.code().empty());
  CHECK(sixth.message() == "Maximum number of billing groups reached: 5");
  fixture["organizations"][0]["billing_group_limit"] = 6;
  AWorld raised(fixture);
  for (auto i = present; i < 6; ++i) CHECK(make(raised).status == 200);
  CHECK(make(raised).status == 403);
  CHECK(raised.control(Method::get, "/_mock/state").json["organizations"][0]["billing_group_limit"] == 6);
}

TEST_CASE("Units have no authentication methods: their list is empty", "[truth][authentication_methods]") {
  AWorld world;
  const auto answer = world.as(sofia).get("/v1/account/" + development + "/authentication");
  CHECK(answer.status == 200);
  CHECK(answer.json["authentication_methods"] == Json::array());
}

TEST_CASE("Where topics are not governed the list of accesses is empty", "[truth][governance]") {
  auto fixture = demo();
  fixture["organizations"][0]["kafka_governance_enabled"] = false;
  AWorld world(fixture);
  const auto answer = world.as(mike).get(acme + "/governance/access");
  CHECK(answer.status == 200);
  CHECK(answer.json["access"] == Json::array());
  CHECK(answer.json["total_count"] == 0);
}

TEST_CASE("The lines of an invoice are at a second path, in the plural", "[truth][invoices]") {
  AWorld world(with_invoices());
  const auto number = world.as(sofia).get(acme + "/invoices").json["invoices"][0]["invoice_number"].get<std::string>();
  const auto lines = world.as(sofia).get(acme + "/invoices/" + number + "/lines");
  CHECK(lines.status == 200);
  CHECK(lines.json == world.as(sofia).get(acme + "/invoice/" + number + "/lines").json);
}

}  // namespace
}  // namespace mock::test
