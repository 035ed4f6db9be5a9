// Addresses of organizations.
#include "support/a_bill.h"
#include "support/documented.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string addresses = acme + "/addresses";
std::string path_of(const std::string& id) { return acme + "/address/" + id; }

const DocumentedErrors address_errors{
    demo,
    {
        {"OrganizationAddressCreate", "403 user_not_organization_admin", post(mike, addresses, street)},
        {"OrganizationAddressCreate", "404 organization_not_found", post(sofia, nowhere + "/addresses", street)},
        {"OrganizationAddressDelete", "403 user_not_organization_admin", remove(mike, path_of("addr0"))},
        {"OrganizationAddressDelete", "404 organization_not_found", remove(sofia, nowhere + "/address/addr0")},
        {"OrganizationAddressGet", "404 organization_not_found", get(sofia, nowhere + "/address/addr0")},
        {"OrganizationAddressList", "404 organization_not_found", get(sofia, nowhere + "/addresses")},
        {"OrganizationAddressUpdate", "403 user_not_organization_admin", patch(mike, path_of("addr0"), Json::object())},
        {"OrganizationAddressUpdate", "404 organization_not_found",
         patch(sofia, nowhere + "/address/addr0", Json::object())},
    }};

TEST_CASE("An address is added, read, changed and deleted", "[addresses]") {
  AWorld world(demo_without_money());
  CHECK(world.as(sofia).get(addresses).json == Json{{"addresses", Json::array()}});
  auto wish = street;
  wish["address_lines"] = {"Street 1", "Street 2"};
  wish["state"] = "Uusimaa";
  wish["zip_code"] = "00100";
  const auto made = world.as(sofia).post(addresses, wish);
  REQUIRE(made.status == 200);
  const std::string id = made.json["address_id"];
  CHECK(id.starts_with("addr"));
  CHECK(id.size() == 15);
  auto expected = wish;
  expected.update({{"address_id", id},
                   {"organization_id", acme_id},
                   {"create_time", start_of_time},
                   {"update_time", start_of_time}});
  CHECK(made.json == expected);
  CHECK(world.as(sofia).get(path_of(id)).json == expected);
  CHECK(world.as(sofia).get(addresses).json["addresses"] == Json::array({expected}));

  world.advance(60);
  const Json changes{{"address_lines", {"Elsewhere 2"}}, {"city", "Espoo"}, {"country_code", "se"}, {"name", "New"}};
  expected.update(changes);
  expected["update_time"] = "2026-01-01T00:01:00Z";
  CHECK(world.as(sofia).patch(path_of(id), changes).json == expected);
  expected["state"] = expected["zip_code"] = "";
  CHECK(world.as(sofia).patch(path_of(id), {{"state", ""}, {"zip_code", ""}}).json == expected);
  CHECK(world.as(sofia).get(path_of(id)).json == expected);

  const auto removed = world.as(sofia).remove(path_of(id));
  CHECK(removed.status == 200);
  CHECK(removed.json == Json{{"message", "Address deleted"}});
  for (const auto& answer : {world.as(sofia).get(path_of(id)), world.as(sofia).remove(path_of(id)),
                             world.as(sofia).patch(path_of(id), Json::object())}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "address_not_found");
  }
  CHECK(world.as(sofia).get(addresses).json["addresses"].empty());
}

TEST_CASE("An address without state and zip code has empty ones", "[addresses]") {
  AWorld world(demo_without_money());
  const auto made = world.as(sofia).post(addresses, street);
  CHECK(made.json["state"] == "");
  CHECK(made.json["zip_code"] == "");
}

TEST_CASE("Addresses are read with organization:billing:read and written with organization:billing:write",
          "[addresses][access]") {
  AWorld world(demo_without_money());
  const auto id = make_address(world, arthur);
  for (const auto token : {mike, tess, una, olga}) {
    CHECK(world.as(token).get(addresses).code() == "permission_denied");
    CHECK(world.as(token).get(path_of(id)).code() == "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).post(addresses, street); }, 403, "user_not_organization_admin");
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(token).patch(path_of(id), {{"city", "x"}});
        },
        403, "user_not_organization_admin");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).remove(path_of(id)); }, 403, "user_not_organization_admin");
  }
  allow(world, mike_id, "organization:billing:read");
  CHECK(world.as(mike).get(addresses).status == 200);
  CHECK(world.as(mike).get(path_of(id)).status == 200);
  CHECK(world.as(mike).post(addresses, street).status == 403);
  allow(world, mike_id, "organization:billing:write");
  CHECK(world.as(mike).post(addresses, street).status == 200);
  CHECK(world.as(mike).patch(path_of(id), {{"city", "x"}}).status == 200);
  CHECK(world.as(mike).remove(path_of(id)).status == 200);
}

TEST_CASE("Another organization's address is not found", "[addresses]") {
  AWorld world(demo_without_money());
  const auto theirs = make_address(world, olga, other);
  CHECK(world.as(sofia).get(addresses).json["addresses"].empty());
  CHECK(world.as(sofia).get(path_of(theirs)).code() == "address_not_found");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).patch(path_of(theirs), {{"city", "x"}});
      },
      404, "address_not_found");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(path_of(theirs)); }, 404, "address_not_found");
}

TEST_CASE("An address has limits", "[addresses][limits]") {
  AWorld world(demo_without_money());
  const auto id = make_address(world);
  const auto [field, longest] =
      GENERATE(table<std::string, std::size_t>({{"name", 83}, {"city", 50}, {"state", 30}, {"zip_code", 36}}));
  auto wish = street;
  wish[field] = std::string(longest, 'x');
  CHECK(world.as(sofia).post(addresses, wish).json[field] == wish[field]);
  wish[field] = std::string(longest + 1, 'x');
  for (const auto& answer :
       {world.as(sofia).post(addresses, wish), world.as(sofia).patch(path_of(id), {{field, wish[field]}})}) {
    CHECK(answer.code() == "");
    CHECK(answer.message().starts_with("Invalid input for " + field + ": 'x"));
    CHECK(answer.json["errors"][0]["hint"] == field + " must have at most " + std::to_string(longest) +
                                                  " characters, not " + std::to_string(longest + 1) + " (at /" + field +
                                                  ")");
  }
}

TEST_CASE("An address has one to three lines, a name and a country of two letters", "[addresses][limits]") {
  AWorld world(demo_without_money());
  const auto id = make_address(world);
  const auto three = Json{"1", "2", "3"};
  CHECK(world.as(sofia).patch(path_of(id), {{"address_lines", three}}).json["address_lines"] == three);
  const auto bad = GENERATE(values<Json>({{{"address_lines", Json::array()}},
                                          {{"address_lines", {"1", "2", "3", "4"}}},
                                          {{"address_lines", "Street 1"}},
                                          {{"name", ""}},
                                          {{"country_code", ""}},
                                          {{"country_code", "F"}},
                                          {{"country_code", "F1"}},
                                          {{"country_code", "FIN"}},
                                          {{"country_code", nullptr}},
                                          {{"unknown", "x"}}}));
  auto whole = street;
  whole.update(bad);
  INFO(bad);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(addresses, whole); }, 400, "");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).patch(path_of(id), bad); }, 400, "");
}

TEST_CASE("A new address needs lines, city, country and name", "[addresses][limits]") {
  AWorld world(demo_without_money());
  for (const auto* field : {"address_lines", "city", "country_code", "name"}) {
    auto wish = street;
    wish.erase(field);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(addresses, wish); }, 400, "");
  }
}

TEST_CASE("An address that a billing group has is not deleted", "[addresses]") {
  AWorld world(demo_without_money());
  const auto billing = make_address(world), shipping = make_address(world);
  const auto group = "/v1/billing-group/" + make_billing_group(world, "a");
  REQUIRE(world.as(sofia).put(group, {{"billing_address_id", billing}, {"shipping_address_id", shipping}}).status ==
          200);
  for (const auto& id : {billing, shipping})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(path_of(id)); }, 409, "address_in_use");
  REQUIRE(world.as(sofia).put(group, {{"billing_address_id", ""}}).status == 200);
  CHECK(world.as(sofia).remove(path_of(billing)).status == 200);
  REQUIRE(world.as(sofia).remove(group).status == 200);
  CHECK(world.as(sofia).remove(path_of(shipping)).status == 200);
}

TEST_CASE("An organization with addresses is deleted with all that is in it, or not at all", "[addresses]") {
  AWorld world(demo_without_money());
  const auto id = make_address(world, olga, other);
  make_billing_group(world, "theirs", olga, other_account_id);
  for (const auto& path : {other + "?recursive=false", "/v1/account/" + other_account_id})
    refuses_and_changes_nothing(
        world, [&] { return world.as(olga).remove(path); }, 409, "organization_has_active_addresses");
  REQUIRE(world.as(olga).remove(other + "/address/" + id).status == 200);
  REQUIRE(world.as(olga).remove("/v1/account/" + other_account_id).status == 200);  // billing groups do not matter
  CHECK(world.as(olga).get("/v1/billing-group").json["billing_groups"].empty());

  make_address(world);
  make_billing_group(world, "ours");
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->addresses.size() == 0);
  CHECK(world.world().state()->billing_groups.size() == 0);
}

}  // namespace
}  // namespace mock::test
