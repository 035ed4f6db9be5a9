#pragma once
// Billing groups and addresses of the demo's organizations, for tests.
#include <string>

#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {

inline const std::string acme_account_id = "a5a1e9d0ac1e", other_account_id = "a5a1e9d0b0b0";
inline const std::string other = "/v1/organization/" + other_id;
inline const nlohmann::json street{
    {"address_lines", {"Street 1"}}, {"city", "Helsinki"}, {"country_code", "FI"}, {"name", "Acme Oy"}};

/// The demo without projects, and so without the billing group that pays for them.
inline nlohmann::json without_projects() {
  auto fixture = demo_without_money();
  auto& organization = fixture["organizations"][0];
  organization.erase("projects");
  std::erase_if(organization["permissions"].get_ref<nlohmann::json::array_t&>(),
                [](const auto& grant) { return grant.value("resource_type", "") == "project"; });
  return fixture;
}

/// Makes an address in an organization and returns its id.
inline std::string make_address(AWorld& world, std::string_view token = sofia, const std::string& organization = acme) {
  const auto answer = world.as(token).post(organization + "/addresses", street);
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["address_id"];
}

/// Makes a billing group at the older door and returns its id.
inline std::string make_billing_group(AWorld& world, const std::string& name, std::string_view token = sofia,
                                      const std::string& account_id = acme_account_id) {
  const auto answer =
      world.as(token).post("/v1/billing-group", {{"billing_group_name", name}, {"account_id", account_id}});
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["billing_group"]["billing_group_id"];
}

/// Gives a user one permission on Acme.
inline void allow(AWorld& world, const std::string& user_id, const std::string& permission) {
  const auto answer = world.as(sofia).patch(
      acme_permissions,
      {{"permissions", {{{"principal_type", "user"}, {"principal_id", user_id}, {"permissions", {permission}}}}}});
  INFO(answer.text);
  REQUIRE(answer.status == 204);
}

}  // namespace mock::test
