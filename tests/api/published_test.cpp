// The operations, compared with what Aiven publishes (tests/published_operations.tsv).
#include <algorithm>

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"

namespace mock::test {
namespace {

// Operations that Aiven's own clients use and the published list does not have. Nothing says what they are called.
const Names used_by_clients{
    "UserCreate",                  // POST /user: `avn user create`
    "CustomCloudEnvironmentList",  // `avn byoc list`
    // `avn byoc template terraform …`
    "CustomCloudEnvironmentTerraformTemplateGet",
    "CustomCloudEnvironmentTerraformVariablesGet",
    // `avn organization vpc …`
    "OrganizationVpcsGet",
    "OrganizationVpcsDelete",
    "OrganizationVpcsPeeringConnectionCreate",
    "OrganizationVpcsPeeringConnectionDelete",
    "OrganizationVpcsPeeringConnectionsRefresh",
    "OrganizationVpcsPeeringConnectionPeerNetworkCidrsUpdate",
    "OrganizationBillingInvoicesLinesList",
};

Names names_of(Scopes scopes) {
  Names names;
  scopes.each([&](std::string_view name) { names.emplace(name); });
  return names;
}

// What a row asks for, as far as it is published: our own decisions (member, admin, super admin) publish nothing.
Names published_needs(const Needs& needs) {
  Names names;
  needs.any_of.each([&](std::string_view name) { names.emplace(name); });
  return names;
}

void compare(const Operation& row, const Published& with) {
  INFO(with.id);
  CHECK(name(row.method) == with.method);
  CHECK(row.path == with.path);
  CHECK(names_of(row.scopes) == with.scopes);
  CHECK((row.needs.who != Needs::Who::anyone) == with.needs_token);
  if (!with.needs.empty() && with.needs_token) CHECK(published_needs(row.needs) == with.needs);
}

TEST_CASE("Every published operation is served by one row that says what is published, and few others are",
          "[published]") {
  const auto& facts = published();
  REQUIRE(facts.size() == 264);
  CHECK(api::operations().size() == facts.size() + used_by_clients.size());
  for (const auto& row : api::operations()) {
    const bool is_published =
        std::any_of(facts.begin(), facts.end(), [&](const Published& fact) { return fact.id == row.id; });
    INFO(row.id);
    CHECK(is_published != used_by_clients.contains(std::string(row.id)));
  }
  for (const auto& fact : facts) {
    const auto row = std::find_if(api::operations().begin(), api::operations().end(),
                                  [&](const Operation& each) { return each.id == fact.id; });
    INFO(fact.id);
    REQUIRE(row != api::operations().end());
    compare(*row, fact);
    CHECK((row->reply == nullptr ? "204" : "200") == fact.success);
  }
}

TEST_CASE("A path of which one method is served names the others too", "[published]") {
  AWorld world;
  const auto answer = world.as(nobody).send(Method::put, "/v1/me", "");
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET,OPTIONS,PATCH");
}

}  // namespace
}  // namespace mock::test
