// Services, and lists of a project that tools read: fixtures bring them, and the API shows them.
#include <string>

#include "support/catch.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/rich.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string website = "/v1/project/acme-website", rich_one = "/v1/project/rich-one";

Json pg(const Json& fields = Json::object()) {
  Json service{{"service_name", "pg-1"}, {"service_type", "pg"}, {"plan", "startup-4"}};
  service.update(fields);
  return service;
}

Json with_services(const Json& services, std::size_t project = 0) {
  auto fixture = demo();
  fixture["organizations"][0]["projects"][project]["services"] = services;
  return fixture;
}

TEST_CASE("A service is shown as its fixture tells it, with what every service has", "[services]") {
  AWorld world(with_services(Json::array({pg({{"disk_space_mb", 81920}, {"users", {{{"username", "admin"}}}}})})));
  const Json service{{"cloud_name", "aws-eu-west-1"},
                     {"create_time", start_of_time},
                     {"disk_space_mb", 81920},
                     {"group_list", {"default"}},
                     {"plan", "startup-4"},
                     {"project_vpc_id", ""},
                     {"service_integrations", Json::array()},
                     {"service_name", "pg-1"},
                     {"service_type", "pg"},
                     {"service_uri", nullptr},
                     {"state", "RUNNING"},
                     {"termination_protection", false},
                     {"update_time", start_of_time},
                     {"user_config", Json::object()},
                     {"users", {{{"username", "admin"}}}}};
  CHECK(world.as(sofia).get(website + "/service").json == Json{{"services", {service}}});
  CHECK(world.as(sofia).get(website + "/service/pg-1").json == Json{{"service", service}});
  CHECK(world.as(sofia).get(website + "/service/pg-1?include_secrets=true").json == Json{{"service", service}});
  CHECK(world.as(sofia).get("/v1/project/acme-development/service").member("services").empty());
}

TEST_CASE("What an answer of the API says of a service can stand in a fixture as it is", "[services]") {
  AWorld world(rich());
  const auto told = rich()["organizations"][0]["projects"][0]["services"][0];
  CHECK(world.as(ann).get(rich_one + "/service/pg-1").json["service"] == told);
}

TEST_CASE("A service is there for those who view the services of its project", "[services]") {
  AWorld world(with_services(Json::array({pg()}), 1));
  const std::string service = "/v1/project/acme-development/service/pg-1";
  CHECK(world.as(mona).get(service).status == 200);
  CHECK(world.as(mike).get(service).message() == "Not a project member");
  CHECK(world.as(nobody).get(service).status == 401);
  CHECK(world.as(sofia).get("/v1/project/acme-development/service/pg-2").code() == "service_not_found");
  CHECK(world.as(sofia).get("/v1/project/nowhere/service/pg-1").code() == "project_not_found");
}

TEST_CASE("What makes or changes a service is not mocked", "[services]") {
  AWorld world(with_services(Json::array({pg()})));
  for (const auto& refused : {world.as(sofia).post(website + "/service", pg()),
                              world.as(sofia).put(website + "/service/pg-1", {{"plan", "startup-8"}}),
                              world.as(sofia).remove(website + "/service/pg-1")})
    CHECK(refused.code() == "not_mocked");
}

TEST_CASE("A project with services is not deleted, at either endpoint", "[services][projects]") {
  AWorld world(with_services(Json::array({pg({{"state", "POWEROFF"}})})));
  for (const auto& path : {website, acme + "/project/acme-website"}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(path); }, 403, "");
    CHECK(world.as(sofia).remove(path).message() == "Project with services cannot be deleted");
  }
}

TEST_CASE("A project is renamed while all its services are powered off, and they follow it", "[services][projects]") {
  AWorld running(with_services(Json::array({pg({{"state", "POWEROFF"}}), pg({{"service_name", "pg-2"}})})));
  const Json renamed{{"project_name", "acme-site"}};
  refuses_and_changes_nothing(
      running, [&] { return running.as(sofia).put(website, renamed); }, 403, "");
  CHECK(running.as(sofia).put(website, renamed).message() ==
        "A project can be renamed when all its services are powered off: pg-2");

  AWorld off(with_services(Json::array({pg({{"state", "POWEROFF"}})})));
  const auto before = off.as(sofia).get(website + "/service").json;
  REQUIRE(off.as(sofia).put(website, renamed).status == 200);
  CHECK(off.as(sofia).get("/v1/project/acme-site/service").json == before);
}

TEST_CASE("Services go on while their project moves to a unit", "[services][projects]") {
  AWorld world(with_services(Json::array({pg()})));
  const auto unit =
      world.as(sofia).post("/v1/account", {{"account_name", "Web"}, {"parent_account_id", "a5a1e9d0ac1e"}});
  REQUIRE(unit.status == 200);
  const auto moved =
      world.as(sofia).patch(acme + "/project/acme-website", {{"parent_id", unit.json["account"]["account_id"]}});
  CHECK(moved.status == 200);
  CHECK(world.as(sofia).get(website + "/service").member("services").size() == 1);
}

TEST_CASE("Services go with their organization", "[services]") {
  AWorld world(rich());
  REQUIRE(world.as(ann).remove("/v1/organization/org1?recursive=true").status == 204);
  const auto left = world.control(Method::get, "/_mock/state").text;
  for (const auto* gone :
       {"pg-1", "192.0.2.1", "user_alert_resource_usage_disk", "arn:aws:kms", "datadog", "10.4.0.0/24"})
    CHECK(left.find(gone) == std::string::npos);
}

TEST_CASE("Alerts, static addresses, keys and endpoints of integrations are shown as the fixture tells them",
          "[services]") {
  AWorld world(rich());
  const auto told = rich()["organizations"][0]["projects"][0];
  const auto of_rich = [&](const std::string& path) { return world.as(ann).get(rich_one + path).json; };
  auto alert = told["alerts"][0];
  alert["project_name"] = "rich-one";
  const auto alerts = of_rich("/alerts")["alerts"];
  CHECK(alerts[0] == alert);
  CHECK(alerts[1]["event"] == "project_alert");
  CHECK_FALSE(alerts[1].contains("service_name"));
  CHECK(of_rich("/static-ips")["static_ips"][0] == told["static_ips"][0]);
  CHECK(of_rich("/static-ips")["static_ips"][1]["state"] == "available");
  CHECK(of_rich("/secrets/cmks")["cmks"][0] == told["cmks"][0]);
  const auto endpoints = of_rich("/integration_endpoint")["service_integration_endpoints"];
  CHECK(endpoints[0] == told["integration_endpoints"][0]);
  CHECK(endpoints[1]["user_config"] == Json::object());
}

TEST_CASE("A project shows the credits and the invoices of its billing group", "[services][billing]") {
  AWorld world(rich());
  const std::string group =
      "/v1/billing-group/" + world.as(ann).get(rich_one).json["project"]["billing_group_id"].get<std::string>();
  const auto credits = world.as(ann).get(rich_one + "/credits");
  CHECK_FALSE(credits.member("credits").empty());
  CHECK(credits.json == world.as(ann).get(group + "/credits").json);
  const auto invoices = world.as(ann).get(rich_one + "/invoice");
  REQUIRE_FALSE(invoices.member("invoices").empty());
  CHECK(invoices.json == world.as(ann).get(group + "/invoice").json);
  const auto& invoice = invoices.json["invoices"][0];
  const auto link = rich_one + "/invoice/" + invoice["invoice_number"].get<std::string>() + "/";
  const auto pdf = world.as(nobody).get(link + invoice["download_cookie"].get<std::string>());
  CHECK(pdf.status == 200);
  CHECK(pdf.text.starts_with("%PDF"));
  CHECK(world.as(nobody).get(link + "another-cookie").code() == "request_forbidden");
}

TEST_CASE("No password of a service reaches the journal", "[services][journal]") {
  AWorld world(rich());
  REQUIRE(world.as(ann).get(rich_one + "/service").text.find("a-password-of-pg") != std::string::npos);
  REQUIRE(world.as(ann).get(rich_one + "/integration_endpoint").text.find("a-key-of-datadog") != std::string::npos);
  const auto journal = world.control(Method::get, "/_mock/journal").text;
  CHECK(journal.find("kafka-1") != std::string::npos);
  CHECK(journal.find("a-password-of-pg") == std::string::npos);
  CHECK(journal.find("a-key-of-datadog") == std::string::npos);
}

}  // namespace
}  // namespace mock::test
