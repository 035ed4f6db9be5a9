// Payment methods of organizations.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string methods = acme + "/payment-methods", credit_cards = acme + "/payment-method/credit-cards",
                  credit_card = acme + "/payment-method/credit-card/",
                  bank_transfers = acme + "/payment-method/bank-transfers",
                  bank_transfer = acme + "/payment-method/bank-transfer/", custom = acme + "/payment-method/custom";
const std::string other_cards = "/v1/organization/" + other_id + "/payment-method/credit-cards";

// The demo with one payment method of each type.
Json fixture() {
  auto out = demo_without_money();
  out["organizations"][0]["payment_methods"] = {
      {{"payment_method_id", "pm-bank"},
       {"payment_method_type", "bank_transfer"},
       {"currency", "EUR"},
       {"payment_terms_days", 14},
       {"create_time", "2025-01-01T00:00:00Z"},
       {"update_time", "2025-02-01T00:00:00Z"}},
      {{"payment_method_id", "pm-card"},
       {"payment_method_type", "credit_card"},
       {"brand", "amex"},
       {"last4", "0005"},
       {"exp_month", 7},
       {"exp_year", 2027},
       {"name", "Acme Inc"}},
      {{"payment_method_id", "pm-custom"}, {"payment_method_type", "custom"}, {"type", "partner"}, {"state", "paused"}},
      {{"payment_method_id", "pm-aws"}, {"payment_method_type", "aws_subscription"}},
      {{"payment_method_id", "pm-azure"}, {"payment_method_type", "azure_subscription"}},
      {{"payment_method_id", "pm-gcp"}, {"payment_method_type", "gcp_subscription"}},
  };
  out["organizations"][0]["billing_groups"] = {{{"billing_group_id", "bg-1"}, {"billing_group_name", "Main"}}};
  return out;
}

void pay_with(AWorld& world, const std::string& payment_method_id) {
  world.world().change([&](State& next) {
    auto group = *next.billing_groups.find("bg-1");
    group.payment_method_id = payment_method_id;
    next.billing_groups.put(group);
  });
}

void allow(AWorld& world, const std::string& permission) {
  REQUIRE(world.as(sofia)
              .patch(acme_permissions,
                     {{"permissions",
                       {{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {permission}}}}}})
              .status == 204);
}

TEST_CASE("All payment methods of an organization are listed with their types", "[payment_methods]") {
  AWorld world(fixture());
  const auto listed = world.as(sofia).get(methods);
  CHECK(listed.status == 200);
  CHECK(listed.json == Json{{"payment_methods",
                             {{{"payment_method_id", "pm-bank"}, {"payment_method_type", "bank_transfer"}},
                              {{"payment_method_id", "pm-card"}, {"payment_method_type", "credit_card"}},
                              {{"payment_method_id", "pm-custom"}, {"payment_method_type", "custom"}},
                              {{"payment_method_id", "pm-aws"}, {"payment_method_type", "aws_subscription"}},
                              {{"payment_method_id", "pm-azure"}, {"payment_method_type", "azure_subscription"}},
                              {{"payment_method_id", "pm-gcp"}, {"payment_method_type", "gcp_subscription"}}}}});
}

TEST_CASE("An organization without payment methods has empty lists", "[payment_methods]") {
  AWorld world(demo_without_money());
  CHECK(world.as(sofia).get(methods).json == Json{{"payment_methods", Json::array()}});
  CHECK(world.as(sofia).get(credit_cards).json == Json{{"credit_cards", Json::array()}});
  CHECK(world.as(sofia).get(bank_transfers).json == Json{{"bank_transfers", Json::array()}});
  CHECK(world.as(sofia).get(custom).json == Json{{"custom_methods", Json::array()}});
}

TEST_CASE("Bank transfers, credit cards and custom payment methods are listed and shown", "[payment_methods]") {
  AWorld world(fixture());
  const Json bank{{"create_time", "2025-01-01T00:00:00Z"}, {"currency", "EUR"},        {"organization_id", acme_id},
                  {"payment_method_id", "pm-bank"},        {"payment_terms_days", 14}, {"state", "active"},
                  {"update_time", "2025-02-01T00:00:00Z"}};
  CHECK(world.as(sofia).get(bank_transfer + "pm-bank").json == bank);
  CHECK(world.as(sofia).get(bank_transfers).json == Json{{"bank_transfers", {bank}}});

  const Json card{{"brand", "amex"},
                  {"create_time", start_of_time},
                  {"exp_month", 7},
                  {"exp_year", 2027},
                  {"last4", "0005"},
                  {"name", "Acme Inc"},
                  {"organization_id", acme_id},
                  {"payment_method_id", "pm-card"},
                  {"state", "active"},
                  {"update_time", start_of_time}};
  CHECK(world.as(sofia).get(credit_card + "pm-card").json == card);
  CHECK(world.as(sofia).get(credit_cards).json == Json{{"credit_cards", {card}}});

  const Json partner{{"create_time", start_of_time},
                     {"organization_id", acme_id},
                     {"payment_method_id", "pm-custom"},
                     {"state", "paused"},
                     {"type", "partner"},
                     {"update_time", start_of_time}};
  CHECK(world.as(sofia).get(custom + "/pm-custom").json == partner);
  CHECK(world.as(sofia).get(custom).json == Json{{"custom_methods", {partner}}});
}

TEST_CASE("A credit card is made from the id of a Stripe payment method, and deleted", "[payment_methods]") {
  AWorld world(demo_without_money());
  const auto made = world.as(sofia).post(credit_cards, {{"stripe_payment_method_id", "pm_card_mastercard"}});
  REQUIRE(made.status == 200);
  const auto id = made.json["payment_method_id"].get<std::string>();
  CHECK(id.starts_with("pm"));
  CHECK(id.size() == 13);
  CHECK(made.json == Json{{"brand", "mastercard"},
                          {"create_time", start_of_time},
                          {"exp_month", 12},
                          {"exp_year", 2029},
                          {"last4", "4444"},
                          {"name", "Sofia Superadmin"},
                          {"organization_id", acme_id},
                          {"payment_method_id", id},
                          {"state", "active"},
                          {"update_time", start_of_time}});
  CHECK(world.as(sofia).get(credit_card + id).json == made.json);
  CHECK(world.as(sofia).get(methods).json["payment_methods"] ==
        Json{{{"payment_method_id", id}, {"payment_method_type", "credit_card"}}});

  world.advance(60);
  const auto removed = world.as(sofia).remove(credit_card + id);
  CHECK(removed.status == 200);
  auto expected = made.json;
  expected["state"] = "deleted";
  expected["update_time"] = "2026-01-01T00:01:00Z";
  CHECK(removed.json == expected);
  CHECK(world.as(sofia).get(credit_cards).json["credit_cards"].empty());
  CHECK(world.as(sofia).get(credit_card + id).code() == "payment_method_not_found");
  CHECK(world.as(sofia).remove(credit_card + id).code() == "payment_method_not_found");
}

TEST_CASE("Any other Stripe id makes a card too, the same one in the same world", "[payment_methods]") {
  AWorld one, other;
  const Json wish{{"stripe_payment_method_id", "pm_1Q0PsIJvEtkwdCNYMSaVuRz6"}};
  const auto made = one.as(sofia).post(credit_cards, wish);
  REQUIRE(made.status == 200);
  CHECK(made.json["last4"].get<std::string>().size() == 4);
  CHECK(made.json == other.as(sofia).post(credit_cards, wish).json);
}

TEST_CASE("What is no Stripe id is refused and not repeated, and so is a declined card", "[payment_methods]") {
  AWorld world(demo_without_money());
  for (const auto* id : {"4111111111111111", "pm_", "card_visa", "pm_card_chargeDeclined"}) {
    INFO(id);
    const Json wish{{"stripe_payment_method_id", id}};
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(credit_cards, wish); }, 400, "bad_request");
    CHECK(world.as(sofia).post(credit_cards, wish).text.find("4111") == std::string::npos);
  }
  CHECK(world.as(sofia).post(credit_cards, {{"stripe_payment_method_id", std::string(256, 'p')}}).status == 400);
  CHECK(world.as(sofia).post(credit_cards, Json::object()).code() == "");
  CHECK(world.as(sofia).post(credit_cards, {{"number", "4111111111111111"}}).code() == "");
  CHECK(world.log().find("4111") == std::string::npos);
}

TEST_CASE("A credit card that a billing group uses is not deleted", "[payment_methods]") {
  AWorld world(fixture());
  pay_with(world, "pm-card");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(credit_card + "pm-card"); }, 409, "");
  CHECK(world.as(sofia).remove(credit_card + "pm-card").message() == "The payment method is used by a billing group");
  pay_with(world, "");
  CHECK(world.as(sofia).remove(credit_card + "pm-card").status == 200);
}

TEST_CASE("A payment method is found in its organization and under its type alone", "[payment_methods]") {
  AWorld world(fixture());
  const auto theirs = world.as(olga).post(other_cards, {{"stripe_payment_method_id", "pm_card_visa"}});
  REQUIRE(theirs.status == 200);
  const auto id = theirs.json["payment_method_id"].get<std::string>();
  const auto before = world.state_but_for_use();
  for (const auto& answer :
       {world.as(sofia).get(credit_card + id), world.as(sofia).remove(credit_card + id),
        world.as(sofia).get(credit_card + "pm-bank"), world.as(sofia).remove(credit_card + "pm-bank"),
        world.as(sofia).get(bank_transfer + "pm-card"), world.as(sofia).get(custom + "/pm-aws"),
        world.as(sofia).get(custom + "/pm0")}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "payment_method_not_found");
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Payment methods are read with billing:read and changed with billing:write", "[payment_methods]") {
  AWorld world(fixture());
  const auto reads = [&](std::string_view who) {
    return std::vector{world.as(who).get(methods),
                       world.as(who).get(credit_cards),
                       world.as(who).get(bank_transfers),
                       world.as(who).get(custom),
                       world.as(who).get(credit_card + "pm-card"),
                       world.as(who).get(bank_transfer + "pm-bank"),
                       world.as(who).get(custom + "/pm-custom")};
  };
  const Json visa{{"stripe_payment_method_id", "pm_card_visa"}};
  for (const auto who : {mike, olga, tess}) {
    for (const auto& answer : reads(who)) CHECK(answer.code() == "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).post(credit_cards, visa); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(credit_card + "pm-card"); }, 403, "permission_denied");
  }
  for (const auto who : {sofia, arthur})
    for (const auto& answer : reads(who)) CHECK(answer.status == 200);
  CHECK(world.as(arthur).post(credit_cards, visa).status == 200);

  allow(world, "organization:billing:read");
  for (const auto& answer : reads(mike)) CHECK(answer.status == 200);
  CHECK(world.as(mike).post(credit_cards, visa).code() == "permission_denied");
  allow(world, "organization:billing:write");
  for (const auto& answer : reads(mike)) CHECK(answer.status == 200);
  CHECK(world.as(mike).post(credit_cards, visa).status == 200);
  CHECK(world.as(mike).remove(credit_card + "pm-card").status == 200);
}

TEST_CASE("An organization with active payment methods is deleted with all that is in it, or not at all",
          "[payment_methods]") {
  auto start = fixture();
  auto& organization = start["organizations"][0];
  organization.erase("projects");
  organization.erase("organizational_units");
  organization.erase("permissions");
  AWorld world(start);
  for (const auto& path : {acme + "?recursive=false", std::string("/v1/account/a5a1e9d0ac1e")})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(path); }, 409, "organization_has_active_payment_methods");
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->payment_methods.size() == 0);

  for (auto& method : organization["payment_methods"]) method["state"] = "paused";
  AWorld idle(start);
  CHECK(idle.as(sofia).remove(acme + "?recursive=false").status == 204);
}

TEST_CASE("A world with payment methods is saved and loaded again", "[payment_methods][fixtures]") {
  AWorld world(fixture());
  REQUIRE(world.as(sofia).post(credit_cards, {{"stripe_payment_method_id", "pm_anything"}}).status == 200);
  AWorld again(world.control(Method::get, "/_mock/state").json);
  CHECK(again.state_but_for_use() == world.state_but_for_use());
  for (const auto& path : {methods, credit_cards, bank_transfers, custom})
    CHECK(again.as(sofia).get(path).json == world.as(sofia).get(path).json);
}

TEST_CASE("Fixtures give payment methods ids of their own and fields of their type", "[payment_methods][fixtures]") {
  const auto with = [](const Json& some) {
    return problems_with([&](Json& document) { document["organizations"][0]["payment_methods"] = some; },
                         demo_without_money());
  };
  const std::string at = "/organizations/0/payment_methods/";
  const Json card{{"payment_method_type", "credit_card"}, {"payment_method_id", "pm-1"}};
  CHECK(with({card, card}) == at + "1/payment_method_id: the payment_method_id pm-1 is used twice\n");
  CHECK(with({{{"payment_method_type", "credit_card"}, {"currency", "EUR"}}}) ==
        at + "0/currency: currency is only for payment methods of the type bank_transfer\n");
  CHECK(with({{{"payment_method_type", "custom"}, {"last4", "4242"}}}) ==
        at + "0/last4: last4 is only for payment methods of the type credit_card\n");
  CHECK(with({{{"payment_method_type", "bank_transfer"}, {"type", "partner"}}}) ==
        at + "0/type: type is only for payment methods of the type custom\n");
  CHECK(with({{{"payment_method_type", "credit_card"}, {"last4", "42424242"}}}).find("must have at most 4") !=
        std::string::npos);
  CHECK(with({{{"payment_method_type", "cash"}}}).find("must be one of") != std::string::npos);
}

const Json visa{{"stripe_payment_method_id", "pm_card_visa"}};
const DocumentedErrors payment_method_errors{
    demo,
    {
        {"PaymentMethodsList", "404 organization_not_found", get(sofia, nowhere + "/payment-methods")},
        {"BankTransferList", "404 organization_not_found", get(sofia, nowhere + "/payment-method/bank-transfers")},
        {"BankTransferGet", "404 organization_not_found", get(sofia, nowhere + "/payment-method/bank-transfer/pm1")},
        {"CreditCardList", "404 organization_not_found", get(sofia, nowhere + "/payment-method/credit-cards")},
        {"CreditCardCreate", "404 organization_not_found", post(sofia, nowhere + "/payment-method/credit-cards", visa)},
        {"CreditCardGet", "404 organization_not_found", get(sofia, nowhere + "/payment-method/credit-card/pm1")},
        {"CreditCardDelete", "404 organization_not_found", remove(sofia, nowhere + "/payment-method/credit-card/pm1")},
        {"PaymentMethodCustomList", "404 organization_not_found", get(sofia, nowhere + "/payment-method/custom")},
        {"PaymentMethodCustomGet", "404 organization_not_found", get(sofia, nowhere + "/payment-method/custom/pm1")},
    }};

}  // namespace
}  // namespace mock::test
