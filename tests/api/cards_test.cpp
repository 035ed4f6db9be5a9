// Credit cards of people, and those of them that are attached to accounts.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string own = "/v1/card", account_cards = "/v1/account/a5a1e9d0ac1e/payment_methods",
                  account_card = "/v1/account/a5a1e9d0ac1e/payment_method/",
                  other_cards = "/v1/account/a5a1e9d0b0b0/payment_methods";

// The demo with a card of Sofia's that pays for a project, and one of Mike's.
Json fixture() {
  auto out = demo_without_money();
  out["users"][0]["cards"] = {{{"card_id", "card-sofia"},
                               {"brand", "visa"},
                               {"last4", "1234"},
                               {"exp_month", 3},
                               {"exp_year", 2028},
                               {"name", "S. Super"},
                               {"country", "Finland"},
                               {"country_code", "FI"},
                               {"organization_id", acme_id}}};
  out["users"][3]["cards"] = {{{"card_id", "card-mike"}}};
  out["organizations"][0]["billing_groups"] = {{{"billing_group_id", "bg-1"}, {"billing_group_name", "Main"}}};
  return out;
}

const Json sofias{{"brand", "visa"},          {"card_id", "card-sofia"}, {"country", "Finland"},
                  {"country_code", "FI"},     {"exp_month", 3},          {"exp_year", 2028},
                  {"last4", "1234"},          {"name", "S. Super"},      {"organization_id", acme_id},
                  {"projects", Json::array()}};

// Lets a billing group, and with it Acme's website, be paid with a card.
void pay_with(AWorld& world, const std::string& card_id) {
  world.world().change([&](State& next) {
    auto group = *next.billing_groups.find("bg-1");
    group.card_id = card_id;
    next.billing_groups.put(group);
    auto project = *next.projects.find("acme-website");
    project.billing_group_id = "bg-1";
    next.projects.put(project);
  });
}

Json without(Json object, std::initializer_list<const char*> names) {
  for (const auto* name : names) object.erase(name);
  return object;
}

TEST_CASE("People list, add, change and delete cards of their own", "[cards]") {
  AWorld world(demo_without_money());
  CHECK(world.as(mike).get(own).json == Json{{"cards", Json::array()}});
  const auto made = world.as(mike).post(own, {{"stripe_token", "tok_visa"}});
  REQUIRE(made.status == 200);
  auto card = made.json["card"];
  const auto id = card["card_id"].get<std::string>();
  CHECK(id.starts_with("card_"));
  CHECK(card == Json{{"brand", "visa"},
                     {"card_id", id},
                     {"country", "United States"},
                     {"country_code", "US"},
                     {"exp_month", 12},
                     {"exp_year", 2029},
                     {"last4", "4242"},
                     {"name", "Mike Member"},
                     {"projects", Json::array()}});
  CHECK(world.as(mike).get(own).json == Json{{"cards", {card}}});

  CHECK(world.as(mike).put(own + "/" + id, Json::object()).json["card"] == card);
  card["name"] = "M. Member";
  card["exp_month"] = 1;
  card["exp_year"] = 2100;
  const auto changed =
      world.as(mike).put(own + "/" + id, {{"name", "M. Member"}, {"exp_month", 1}, {"exp_year", 2100}});
  CHECK(changed.status == 200);
  CHECK(changed.json["card"] == card);
  CHECK(world.as(mike).get(own).json == Json{{"cards", {card}}});

  const auto removed = world.as(mike).remove(own + "/" + id);
  CHECK(removed.status == 200);
  CHECK(removed.json == Json{{"message", "Card deleted"}});
  CHECK(world.as(mike).get(own).json == Json{{"cards", Json::array()}});
  CHECK(world.as(mike).remove(own + "/" + id).code() == "credit_card_not_found");
}

TEST_CASE("Stripe's test ids make the cards that Stripe says", "[cards]") {
  AWorld world(demo_without_money());
  const auto [token, brand, last4] = GENERATE(table<std::string, std::string, std::string>({
      {"tok_visa", "visa", "4242"},
      {"tok_visa_debit", "visa", "5556"},
      {"pm_card_mastercard", "mastercard", "4444"},
      {"tok_mastercard_debit", "mastercard", "8210"},
      {"tok_mastercard_prepaid", "mastercard", "5100"},
      {"tok_amex", "amex", "0005"},
      {"tok_discover", "discover", "1117"},
      {"tok_diners", "diners", "0004"},
      {"tok_jcb", "jcb", "0505"},
      {"tok_unionpay", "unionpay", "0005"},
  }));
  const auto card = world.as(mike).post(own, {{"stripe_token", token}}).json["card"];
  CHECK(card["brand"] == brand);
  CHECK(card["last4"] == last4);
}

TEST_CASE("What is sent of a card has limits", "[cards][limits]") {
  AWorld world(fixture());
  const auto mikes = own + "/card-mike";
  CHECK(world.as(mike).put(mikes, {{"name", std::string(256, 'n')}}).status == 200);
  CHECK(world.as(mike).put(mikes, {{"exp_year", 2015}}).status == 200);
  for (const auto& wish :
       {Json{{"name", std::string(257, 'n')}}, Json{{"name", ""}}, Json{{"exp_month", 0}}, Json{{"exp_month", 13}},
        Json{{"exp_year", 2014}}, Json{{"exp_year", 2101}}, Json{{"exp_month", "1"}}, Json{{"last4", "1234"}}})
    refuses_and_changes_nothing(
        world, [&] { return world.as(mike).put(mikes, wish); }, 400, "");
  for (const auto& wish : {Json::object(), Json{{"stripe_token", ""}}, Json{{"stripe_token", "4242424242424242"}},
                           Json{{"stripe_token", "tok_chargeDeclined"}}, Json{{"number", "4242424242424242"}}}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(mike).post(own, wish); }, 400, invalid);
    CHECK(world.as(mike).post(own, wish).text.find("4242") == std::string::npos);
  }
}

TEST_CASE("Nobody finds the card of somebody else", "[cards]") {
  AWorld world(fixture());
  CHECK(world.as(sofia).get(own).json == Json{{"cards", {sofias}}});
  for (const auto& ask : {std::function([&] {
                            return world.as(sofia).put(own + "/card-mike", {{"name", "Mine"}});
                          }),
                          std::function([&] { return world.as(sofia).remove(own + "/card-mike"); }), std::function([&] {
                            return world.as(mike).put(own + "/card-sofia", {{"name", "Mine"}});
                          }),
                          std::function([&] {
                            return world.as(sofia).post(account_cards, {{"payment_method_id", "card-mike1"}});
                          }),
                          std::function([&] {
                            return world.as(arthur).post(account_cards, {{"payment_method_id", "card-sofia"}});
                          })})
    refuses_and_changes_nothing(world, ask, 404, "credit_card_not_found");
}

TEST_CASE("Application users have no cards", "[cards]") {
  AWorld world(demo_without_money());
  CHECK(world.as(ci_expiring).get(own).json == Json{{"cards", Json::array()}});
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(ci_expiring).post(own, {{"stripe_token", "tok_visa"}});
      },
      403, "action_forbidden_for_application_users");
  CHECK(world.as(ci_reading).get(own).code() == "permission_denied");  // its scopes
}

TEST_CASE("Cards are attached to a root account and detached", "[cards]") {
  AWorld world(fixture());
  CHECK(world.as(sofia).get(account_cards).json == Json{{"cards", {without(sofias, {"organization_id", "projects"})}}});
  const auto made = world.as(arthur).post(account_cards, {{"payment_method_id", "pm_card_jcb"}});
  REQUIRE(made.status == 200);
  const auto card = made.json["card"];
  const auto id = card["card_id"].get<std::string>();
  CHECK(card["brand"] == "jcb");
  CHECK(card["name"] == "Arthur Admin");
  CHECK(card["organization_id"] == acme_id);
  CHECK(world.as(arthur).get(own).json == Json{{"cards", {card}}});
  CHECK(world.as(sofia).get(account_cards).json["cards"][1] == without(card, {"organization_id", "projects"}));
  CHECK(world.as(arthur).post(account_cards, {{"payment_method_id", id}}).json["card"] == card);  // and again
  CHECK(world.as(sofia).get(account_cards).json["cards"].size() == 2);

  const auto removed = world.as(sofia).remove(account_card + id);
  CHECK(removed.status == 200);
  CHECK(removed.json == Json{{"message", "Card detached from the account"}});
  CHECK(world.as(sofia).get(account_cards).json["cards"].size() == 1);
  CHECK(world.as(arthur).get(own).json == Json{{"cards", {without(card, {"organization_id"})}}});
  CHECK(world.as(sofia).remove(account_card + id).code() == "credit_card_not_found");
  CHECK(world.as(arthur).post(account_cards, {{"payment_method_id", id}}).json["card"] == card);
}

TEST_CASE("What is attached has to be a card, and to be attached nowhere else", "[cards]") {
  auto start = fixture();
  start["organizations"][1]["users"].push_back({{"user_id", sofia_id}, {"is_super_admin", true}});
  AWorld world(start);
  const auto attach = [&](const std::string& account, const std::string& id) {
    return world.as(sofia).post(account, {{"payment_method_id", id}});
  };
  refuses_and_changes_nothing(
      world, [&] { return attach(other_cards, "card-sofia"); }, 409, "");
  CHECK(attach(other_cards, "card-sofia").message() == "The card is attached to another organization");
  refuses_and_changes_nothing(
      world, [&] { return attach(account_cards, "pm_card_visa_chargeDeclined"); }, 400, "bad_request");
  for (const auto& id : {std::string("pm_123456"), std::string(65, 'p')})  // 9 and 65 characters
    refuses_and_changes_nothing(
        world, [&] { return attach(account_cards, id); }, 400, "");
  CHECK(attach(account_cards, "pm_1234567").status == 200);
  CHECK(attach(account_cards, "pm_" + std::string(61, 'p')).status == 200);
  CHECK(attach(account_cards, "card_00000000000").code() == "credit_card_not_found");
  CHECK(world.as(sofia).post(account_cards, Json::object()).code() == "");
  CHECK(world.as(olga).remove("/v1/account/a5a1e9d0b0b0/payment_method/card-sofia").code() == "credit_card_not_found");
}

TEST_CASE("Units have no payment methods", "[cards]") {
  AWorld world(fixture());
  const auto unit = "/v1/account/" + development;
  for (const auto& ask :
       {std::function([&] { return world.as(sofia).get(unit + "/payment_methods"); }), std::function([&] {
          return world.as(sofia).post(unit + "/payment_methods", {{"payment_method_id", "pm_card_visa"}});
        }),
        std::function([&] { return world.as(sofia).remove(unit + "/payment_method/card-sofia"); })}) {
    refuses_and_changes_nothing(world, ask, 400, "root_account_required");
    CHECK(ask().message() == "Only the root account of an organization has payment methods, not its units");
  }
  CHECK(world.as(sofia).get("/v1/account/a00000000000/payment_methods").code() == "account_not_found");
}

TEST_CASE("Cards of an account are for those who look after its billing", "[cards]") {
  AWorld world(fixture());
  const Json visa{{"payment_method_id", "pm_card_visa"}};
  for (const auto who : {mike, olga, ci_expiring}) {
    CHECK(world.as(who).get(account_cards).code() == "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).post(account_cards, visa); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(account_card + "card-sofia"); }, 403, "permission_denied");
  }
  const auto allow = [&](const std::string& permission) {
    REQUIRE(world.as(sofia)
                .patch(acme_permissions,
                       {{"permissions",
                         {{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {permission}}}}}})
                .status == 204);
  };
  allow("organization:billing:read");
  CHECK(world.as(mike).get(account_cards).status == 200);
  CHECK(world.as(mike).post(account_cards, visa).code() == "permission_denied");
  allow("organization:billing:write");
  CHECK(world.as(mike).post(account_cards, {{"payment_method_id", "card-sofia"}}).code() == "credit_card_not_found");
  CHECK(world.as(mike).post(account_cards, visa).status == 200);
  CHECK(world.as(mike).remove(account_card + "card-sofia").status == 200);
}

TEST_CASE("A card that pays names its projects, and is neither deleted nor detached", "[cards]") {
  AWorld world(fixture());
  pay_with(world, "card-sofia");
  CHECK(world.as(sofia).get(own).json["cards"][0]["projects"] == Json::array({"acme-website", "acme-development"}));
  for (const auto& path : {own + "/card-sofia", account_card + "card-sofia"}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(path); }, 409, "");
    CHECK(world.as(sofia).remove(path).message() == "The payment method is used by a billing group");
  }
  pay_with(world, "");
  CHECK(world.as(sofia).get(own).json["cards"][0]["projects"] == Json::array());
  CHECK(world.as(sofia).remove(account_card + "card-sofia").status == 200);
  CHECK(world.as(sofia).remove(own + "/card-sofia").status == 200);
}

TEST_CASE("What a billing group is paid with is told with its owner, or as null", "[cards]") {
  AWorld world(fixture());
  const auto told = [&](const std::string& card_id) {
    pay_with(world, card_id);
    return world.as(sofia).get("/v1/billing-group/bg-1").json["billing_group"]["card_info"];
  };
  auto expected = without(sofias, {"organization_id", "projects"});
  expected["user_email"] = "sofia@acme.example";
  CHECK(told("card-sofia") == expected);
  CHECK(told("card-nobody") == nullptr);
  CHECK(told("") == nullptr);
}

TEST_CASE("Cards go with their owner, and come loose from an organization that goes", "[cards]") {
  auto start = fixture();
  start["users"].push_back({{"user_id", "u0leaves"},
                            {"user_email", "leaves@nowhere.example"},
                            {"cards", {{{"card_id", "card-leaves"}}}},
                            {"access_tokens", {{{"full_token", "somebody-who-leaves-demo-token"}}}}});
  AWorld world(start);
  REQUIRE(world.as("somebody-who-leaves-demo-token").remove("/v1/user/u0leaves").status == 204);
  CHECK(world.world().state()->cards.find("card-leaves") == nullptr);

  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.as(sofia).get(own).json == Json{{"cards", {without(sofias, {"organization_id"})}}});
}

TEST_CASE("An organization with a card attached counts as one with an active payment method", "[cards]") {
  auto start = fixture();
  for (const auto* name : {"projects", "organizational_units", "permissions"}) start["organizations"][0].erase(name);
  AWorld world(start);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(acme + "?recursive=false"); }, 409,
      "organization_has_active_payment_methods");
  REQUIRE(world.as(sofia).remove(account_card + "card-sofia").status == 200);
  CHECK(world.as(sofia).remove(acme + "?recursive=false").status == 204);
}

TEST_CASE("A world with cards is saved and loaded again", "[cards][fixtures]") {
  AWorld world(fixture());
  REQUIRE(world.as(mike).post(own, {{"stripe_token", "tok_1Qabcdef"}}).status == 200);
  AWorld again(world.control(Method::get, "/_mock/state").json);
  CHECK(again.state_but_for_use() == world.state_but_for_use());
  for (const auto who : {sofia, mike}) CHECK(again.as(who).get(own).json == world.as(who).get(own).json);
}

TEST_CASE("Fixtures attach cards to organizations that there are", "[cards][fixtures]") {
  CHECK(problems_with(
            [](Json& document) {
              document["users"][0]["cards"] = {{{"card_id", "c1"}}, {{"card_id", "c2"}, {"organization_id", "org-0"}}};
              document["users"][1]["cards"] = {{{"card_id", "c1"}}};
            },
            demo_without_money()) ==
        "/users/0/cards/1/organization_id: there is no organization \"org-0\"\n"
        "/users/1/cards/0/card_id: the card_id c1 is used twice\n");
}

}  // namespace
}  // namespace mock::test
