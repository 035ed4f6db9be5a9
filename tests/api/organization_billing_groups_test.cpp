// Billing groups through the door of organizations.
#include "support/a_bill.h"
#include "support/documented.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string billing_groups = acme + "/billing-groups", unknown = acme + "/billing-group/unknown";
std::string path_of(const std::string& id) { return acme + "/billing-group/" + id; }

// The demo with ways to pay.
Json paying() {
  auto out = without_projects();
  out["organizations"][0]["payment_methods"] = {
      {{"payment_method_id", "pm4b1ff1ceeaa"}, {"payment_method_type", "bank_transfer"}},
      {{"payment_method_id", "pm2"}, {"payment_method_type", "credit_card"}}};
  out["organizations"][1]["payment_methods"] = {{{"payment_method_id", "pm3"}, {"payment_method_type", "custom"}}};
  return out;
}

Json emails(std::initializer_list<std::string> addresses) {
  auto list = Json::array();
  for (const auto& address : addresses) list.push_back({{"email", address}});
  return list;
}

Json wish_at(const std::string& address_id) {
  return {{"billing_address_id", address_id},
          {"shipping_address_id", address_id},
          {"billing_contact_emails", emails({"contact@acme.example"})},
          {"billing_emails", emails({"B@acme.example", "a@acme.example"})},
          {"billing_group_name", "Research"},
          {"custom_invoice_text", "PO 1"},
          {"payment_method", {{"payment_method_id", "pm4b1ff1ceeaa"}, {"payment_method_type", "bank_transfer"}}},
          {"vat_id", "FI27957435"}};
}

Answer with_a_bad_email(AWorld& world) {
  auto wish = wish_at(make_address(world));
  wish["billing_emails"] = emails({"nobody"});
  return world.as(sofia).post(billing_groups, wish);
}

const DocumentedErrors billing_group_errors{
    paying,
    {
        {"OrganizationBillingGroupCreate", "400 invalid_email_format", with_a_bad_email},
        {"OrganizationBillingGroupCreate", "404 organization_not_found",
         post(sofia, nowhere + "/billing-groups", wish_at("addr0"))},
        {"OrganizationBillingGroupDelete", "404 billing_group_not_found", remove(sofia, unknown)},
        {"OrganizationBillingGroupGet", "404 billing_group_not_found", get(sofia, unknown)},
        {"OrganizationBillingGroupList", "404 organization_not_found", get(sofia, nowhere + "/billing-groups")},
        {"OrganizationBillingGroupUpdate", "404 billing_group_not_found", put(sofia, unknown, Json::object())},
    }};

TEST_CASE("A billing group of an organization is created, read, changed and deleted", "[billing_groups]") {
  AWorld world(paying());
  CHECK(world.as(sofia).get(billing_groups).json == Json{{"billing_groups", Json::array()}});
  const auto wish = wish_at(make_address(world));
  const auto made = world.as(sofia).post(billing_groups, wish);
  REQUIRE(made.status == 200);
  const std::string id = made.json["billing_group_id"];
  CHECK(id.size() == 36);
  auto expected = wish;
  expected.update({{"billing_group_id", id}, {"create_time", start_of_time}, {"organization_id", acme_id}});
  CHECK(made.json == expected);
  CHECK(world.as(sofia).get(path_of(id)).json == expected);
  CHECK(world.as(sofia).get(billing_groups).json["billing_groups"] == Json::array({expected}));

  world.advance(60);
  CHECK(world.as(sofia).put(path_of(id), Json::object()).json == expected);
  const Json changes{{"billing_group_name", "Sales"},
                     {"billing_emails", Json::array()},
                     {"custom_invoice_text", ""},
                     {"shipping_address_id", ""},
                     {"payment_method", {{"payment_method_id", "pm2"}, {"payment_method_type", "credit_card"}}}};
  expected.update(changes);
  CHECK(world.as(sofia).put(path_of(id), changes).json == expected);
  CHECK(world.as(sofia).get(path_of(id)).json == expected);

  const auto removed = world.as(sofia).remove(path_of(id));
  CHECK(removed.status == 204);
  CHECK(removed.text.empty());
  CHECK(world.as(sofia).get(path_of(id)).code() == "billing_group_not_found");
}

TEST_CASE("Both doors show one billing group", "[billing_groups]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  const std::string id = world.as(sofia).post(billing_groups, wish).json["billing_group_id"];
  const auto older = world.as(sofia).get("/v1/billing-group/" + id).json["billing_group"];
  for (const auto* field : {"billing_group_name", "billing_emails", "billing_contact_emails", "billing_address_id",
                            "shipping_address_id", "vat_id"})
    CHECK(older[field] == wish[field]);
  CHECK(older["billing_extra_text"] == "PO 1");
  CHECK(older["payment_method"] == "no_payment_expected");
  CHECK(older["account_id"] == acme_account_id);

  const auto second = make_billing_group(world, "Older");
  auto shown = world.as(sofia).get(path_of(second)).json;
  CHECK(shown == Json{{"billing_address_id", ""},
                      {"billing_contact_emails", Json::array()},
                      {"billing_emails", Json::array()},
                      {"billing_group_id", second},
                      {"billing_group_name", "Older"},
                      {"create_time", start_of_time},
                      {"custom_invoice_text", ""},
                      {"organization_id", acme_id},
                      {"shipping_address_id", ""},
                      {"vat_id", ""}});
  REQUIRE(world.as(sofia).put("/v1/billing-group/" + second, {{"billing_extra_text", "word for word"}}).status == 200);
  CHECK(world.as(sofia).get(path_of(second)).json["custom_invoice_text"] == "word for word");
  REQUIRE(world.as(sofia)
              .put(path_of(second),
                   {{"payment_method", {{"payment_method_id", "pm2"}, {"payment_method_type", "credit_card"}}}})
              .status == 200);
  CHECK(world.as(sofia).get("/v1/billing-group/" + second).json["billing_group"]["payment_method"] == "card");
  REQUIRE(world.as(sofia).remove(path_of(id)).status == 204);
  CHECK(world.as(sofia).get("/v1/billing-group/" + id).code() == "billing_group_not_found");
}

TEST_CASE("A billing group pays with a payment method of its organization and of the type that is told",
          "[billing_groups][payment_methods]") {
  AWorld world(paying());
  auto wish = wish_at(make_address(world));
  const std::string id = world.as(sofia).post(billing_groups, wish).json["billing_group_id"];
  const auto [method, type] =
      GENERATE(table<std::string, std::string>({{"pm0", "custom"}, {"pm3", "custom"}, {"pm2", "bank_transfer"}}));
  wish["payment_method"] = {{"payment_method_id", method}, {"payment_method_type", type}};
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(billing_groups, wish); }, 404, "payment_method_not_found");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).put(path_of(id), wish); }, 404, "payment_method_not_found");
}

TEST_CASE("A payment method that a billing group pays with is not deleted", "[billing_groups][payment_methods]") {
  AWorld world(paying());
  const auto id = make_billing_group(world, "a");
  const Json pays{{"payment_method", {{"payment_method_id", "pm2"}, {"payment_method_type", "credit_card"}}}};
  const Json does_not{{"payment_method", {{"payment_method_id", ""}, {"payment_method_type", "credit_card"}}}};
  REQUIRE(world.as(sofia).put(path_of(id), pays).status == 200);
  CHECK(world.as(sofia).remove(acme + "/payment-method/credit-card/pm2").status == 409);
  const auto changed = world.as(sofia).put(path_of(id), does_not);
  CHECK(changed.status == 200);
  CHECK_FALSE(changed.json.contains("payment_method"));
  CHECK(world.as(sofia).remove(acme + "/payment-method/credit-card/pm2").status == 200);
}

TEST_CASE("Billing groups of organizations are for those who may read or write its billing",
          "[billing_groups][access]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  const auto id = make_billing_group(world, "a", arthur);
  for (const auto token : {mike, tess, una, olga}) {
    for (const auto& ask : {billing_groups, path_of(id)}) CHECK(world.as(token).get(ask).code() == "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).post(billing_groups, wish); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(token).put(path_of(id), {{"vat_id", "x"}});
        },
        403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).remove(path_of(id)); }, 403, "permission_denied");
  }
  allow(world, mike_id, "organization:projects:write");
  CHECK(world.as(mike).get(billing_groups).status == 200);
  CHECK(world.as(mike).get(path_of(id)).status == 403);
  allow(world, mike_id, "organization:billing:read");
  CHECK(world.as(mike).get(path_of(id)).status == 200);
  CHECK(world.as(mike).put(path_of(id), {{"vat_id", "x"}}).status == 403);
  allow(world, mike_id, "organization:billing:write");
  CHECK(world.as(mike).post(billing_groups, wish).status == 200);
  CHECK(world.as(mike).put(path_of(id), {{"vat_id", "x"}}).status == 200);
  CHECK(world.as(mike).remove(path_of(id)).status == 204);
}

TEST_CASE("Another organization's billing group is not found", "[billing_groups]") {
  AWorld world(paying());
  const auto theirs = make_billing_group(world, "theirs", olga, other_account_id);
  CHECK(world.as(sofia).get(billing_groups).json["billing_groups"].empty());
  CHECK(world.as(sofia).get(path_of(theirs)).code() == "billing_group_not_found");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(path_of(theirs), {{"vat_id", "x"}});
      },
      404, "billing_group_not_found");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(path_of(theirs)); }, 404, "billing_group_not_found");
}

TEST_CASE("The addresses of a billing group are its organization's", "[billing_groups]") {
  AWorld world(paying());
  const auto ours = make_address(world), theirs = make_address(world, olga, other);
  const auto id = make_billing_group(world, "a");
  const auto [field, code] = GENERATE(table<std::string, std::string>(
      {{"billing_address_id", "billing_address_not_found"}, {"shipping_address_id", "shipping_address_not_found"}}));
  for (const auto& [address, status, expected] :
       {std::tuple<std::string, int, std::string>{"addr0", 404, code}, {theirs, 400, "organization_mismatch"}}) {
    auto wish = wish_at(ours);
    wish[field] = address;
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(billing_groups, wish); }, status, expected);
    refuses_and_changes_nothing(
        world,
        [&, &address = address, &field = field] {
          return world.as(sofia).put(path_of(id), {{field, address}});
        },
        status, expected);
    refuses_and_changes_nothing(
        world,
        [&, &address = address, &field = field] {
          return world.as(sofia).put("/v1/billing-group/" + id, {{field, address}});
        },
        status, expected);
  }
}

TEST_CASE("E-mail addresses of a billing group have to be some", "[billing_groups][limits]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  const auto id = make_billing_group(world, "a");
  for (const auto* field : {"billing_emails", "billing_contact_emails"}) {
    auto bad = wish;
    bad[field] = emails({"fine@acme.example", "not an address"});
    for (const auto& answer :
         {world.as(sofia).post(billing_groups, bad), world.as(sofia).put(path_of(id), {{field, bad[field]}}),
          world.as(sofia).put("/v1/billing-group/" + id, {{field, bad[field]}})}) {
      CHECK(answer.status == 400);
      CHECK(answer.code() == "invalid_email_format");
      CHECK(answer.message() == "Invalid email format: \"not an address\" in " + std::string(field));
    }
    bad[field] = emails({std::string(250, 'x') + "@a.b"});
    CHECK(world.as(sofia).post(billing_groups, bad).status == 200);
    bad[field] = emails({std::string(251, 'x') + "@a.b"});
    CHECK(world.as(sofia).post(billing_groups, bad).code() == "");
  }
}

TEST_CASE("A billing group of an organization has limits", "[billing_groups][limits]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  const std::string id = world.as(sofia).post(billing_groups, wish).json["billing_group_id"];
  const auto bad =
      GENERATE(values<Json>({{{"billing_group_name", ""}},
                             {{"billing_group_name", std::string(129, 'x')}},
                             {{"custom_invoice_text", std::string(257, 'x')}},
                             {{"vat_id", std::string(65, 'x')}},
                             {{"billing_emails", nullptr}},
                             {{"payment_method", nullptr}},
                             {{"payment_method", {{"payment_method_type", "credit_card"}}}},
                             {{"payment_method", {{"payment_method_id", "pm"}, {"payment_method_type", "shells"}}}},
                             {{"unknown", "x"}}}));
  auto whole = wish;
  whole.update(bad);
  INFO(bad);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(billing_groups, whole); }, 400, "");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).put(path_of(id), bad); }, 400, "");
}

TEST_CASE("A new billing group of an organization needs all but its texts", "[billing_groups][limits]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  for (const auto* field : {"billing_address_id", "billing_contact_emails", "billing_emails", "billing_group_name",
                            "payment_method", "shipping_address_id"}) {
    auto less = wish;
    less.erase(field);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(billing_groups, less); }, 400, "");
  }
  auto least = wish;
  least.erase("custom_invoice_text");
  least.erase("vat_id");
  const auto made = world.as(sofia).post(billing_groups, least).json;
  CHECK(made["custom_invoice_text"] == "");
  CHECK(made["vat_id"] == "");
  auto most = wish;
  most["custom_invoice_text"] = std::string(256, 'x');
  CHECK(world.as(sofia).post(billing_groups, most).json["custom_invoice_text"] == most["custom_invoice_text"]);
}

TEST_CASE("Names of billing groups need not be unique", "[billing_groups]") {
  AWorld world(paying());
  const auto wish = wish_at(make_address(world));
  const auto first = world.as(sofia).post(billing_groups, wish).json["billing_group_id"];
  const auto second = world.as(sofia).post(billing_groups, wish).json["billing_group_id"];
  CHECK(first != second);
}

}  // namespace
}  // namespace mock::test
