// Billing groups through the older door, and the projects they pay for.
#include "support/a_bill.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string all = "/v1/billing-group", unknown = all + "/00000000-0000-4000-8000-000000000000";
std::string path_of(const std::string& id) { return all + "/" + id; }

Json projects_of(AWorld& world, const std::string& id) {
  auto names = Json::array();
  for (const auto& project : world.as(sofia).get(path_of(id) + "/projects").member("projects"))
    names.push_back(project["project_name"]);
  return names;
}

Json ids_in(const Json& groups) {
  auto ids = Json::array();
  for (const auto& group : groups) ids.push_back(group["billing_group_id"]);
  return ids;
}

const Json details{{"address_lines", {"Main Street 1", "2nd floor"}},
                   {"billing_contact_emails", {{{"email", "contact@acme.example"}}}},
                   {"billing_currency", "EUR"},
                   {"billing_emails", {{{"email", "B@acme.example"}}, {{"email", "a@acme.example"}}}},
                   {"billing_extra_text", "Purchase order: PO100018"},
                   {"city", "Helsinki"},
                   {"company", "My Company"},
                   {"country_code", "FI"},
                   {"state", "Uusimaa"},
                   {"vat_id", "FI27957435"},
                   {"zip_code", "01234"}};

TEST_CASE("A billing group is created, read, changed and deleted", "[billing_groups]") {
  AWorld world(without_projects());
  CHECK(world.as(sofia).get(all).json == Json{{"billing_groups", Json::array()}});
  const auto address = make_address(world);
  auto wish = details;
  wish.update({{"account_id", acme_account_id},
               {"billing_group_name", "Research"},
               {"billing_address_id", address},
               {"shipping_address_id", address}});
  const auto made = world.as(sofia).post(all, wish);
  REQUIRE(made.status == 200);
  const std::string id = made.json["billing_group"]["billing_group_id"];
  CHECK(id.size() == 36);
  auto expected = wish;
  expected.update({{"account_name", "Acme"},
                   {"billing_address", "My Company\nMain Street 1\n2nd floor\n01234 Helsinki\nUusimaa\nFinland"},
                   {"billing_group_id", id},
                   {"billing_type", "normal"},
                   {"card_info", nullptr},
                   {"country", "Finland"},
                   {"create_time", start_of_time},
                   {"estimated_balance_local", "0.00"},
                   {"estimated_balance_usd", "0.00"},
                   {"payment_method", "no_payment_expected"}});
  CHECK(made.json == Json{{"billing_group", expected}});
  CHECK(world.as(sofia).get(path_of(id)).json == made.json);
  CHECK(world.as(sofia).get(all).json == Json{{"billing_groups", {expected}}});
  CHECK(world.as(sofia).get("/v1/account/" + acme_account_id + "/billing-group").json ==
        Json{{"account_billing_groups", {expected}}});

  CHECK(world.as(sofia).put(path_of(id), Json::object()).json["billing_group"] == expected);
  const Json changes{{"billing_emails", Json::array()}, {"address_lines", Json::array()}, {"country_code", "xx"},
                     {"billing_group_name", "Sales"},   {"billing_currency", "USD"},      {"state", ""}};
  expected.update(changes);
  expected["country"] = "";
  expected["billing_address"] = "My Company\n01234 Helsinki\nxx";
  CHECK(world.as(sofia).put(path_of(id), changes).json["billing_group"] == expected);
  CHECK(world.as(sofia).get(path_of(id)).json["billing_group"] == expected);

  const auto removed = world.as(sofia).remove(path_of(id));
  CHECK(removed.status == 200);
  CHECK(removed.json == Json{{"message", "Billing group deleted"}});
  CHECK(world.as(sofia).get(path_of(id)).code() == "billing_group_not_found");
}

TEST_CASE("A billing group with nothing but a name has the usual, and null is as if not said", "[billing_groups]") {
  AWorld world(demo_without_money());
  auto wish = Json{{"billing_group_name", "Bare"}, {"copy_from_billing_group", nullptr}};
  for (const auto& [name, value] : details.items()) wish[name] = nullptr;
  for (const auto* name : {"account_id", "billing_address_id", "shipping_address_id", "card_id"}) wish[name] = nullptr;
  const auto made = world.as(sofia).post(all, wish);
  REQUIRE(made.status == 200);
  const auto& group = made.json["billing_group"];
  CHECK(group["account_id"] == acme_account_id);
  CHECK(group["billing_currency"] == "USD");
  for (const auto* name : {"address_lines", "billing_emails", "billing_contact_emails"})
    CHECK(group[name] == Json::array());
  for (const auto* name : {"billing_address", "billing_address_id", "billing_extra_text", "city", "company", "country",
                           "country_code", "shipping_address_id", "state", "vat_id", "zip_code"})
    CHECK(group[name] == "");
  CHECK(group["card_info"] == nullptr);
}

TEST_CASE("Without an account a billing group is in the oldest organization whose billing the caller may write",
          "[billing_groups]") {
  AWorld world(demo_without_money());
  const Json wish{{"billing_group_name", "a"}};
  CHECK(world.as(olga).post(all, wish).json["billing_group"]["account_id"] == other_account_id);
  refuses_and_changes_nothing(
      world, [&] { return world.as(mike).post(all, wish); }, 400, "bad_request");
  world.world().change([](State& next) { next.members.put({other_id, mike_id, true, false, {}}); });
  CHECK(world.as(mike).post(all, wish).json["billing_group"]["account_id"] == other_account_id);
  allow(world, mike_id, "organization:billing:write");
  CHECK(world.as(mike).post(all, wish).json["billing_group"]["account_id"] == acme_account_id);
}

TEST_CASE("A billing group belongs to an organization, not to a unit", "[billing_groups]") {
  AWorld world(demo_without_money());
  const auto id = make_billing_group(world, "a");
  const auto create = [&](std::string_view token, const std::string& account_id) {
    return world.as(token).post(all, {{"billing_group_name", "a"}, {"account_id", account_id}});
  };
  refuses_and_changes_nothing(
      world, [&] { return create(sofia, development); }, 400, "account_unit_cannot_have_billing_group");
  refuses_and_changes_nothing(
      world, [&] { return create(una, development); }, 403, "permission_denied");
  refuses_and_changes_nothing(
      world, [&] { return create(sofia, "a0"); }, 404, "account_not_found");
  refuses_and_changes_nothing(
      world, [&] { return create(sofia, other_account_id); }, 403, "permission_denied");
  refuses_and_changes_nothing(
      world, [&] { return create(mike, acme_account_id); }, 403, "permission_denied");

  const auto move = [&](const std::string& account_id) {
    return world.as(sofia).put(path_of(id), {{"account_id", account_id}});
  };
  for (const auto& same : {acme_account_id, std::string()}) CHECK(move(same).status == 200);
  refuses_and_changes_nothing(
      world, [&] { return move(development); }, 400, "account_unit_cannot_have_billing_group");
  refuses_and_changes_nothing(
      world, [&] { return move("a0"); }, 404, "account_not_found");
  refuses_and_changes_nothing(
      world, [&] { return move(other_account_id); }, 400, "organization_mismatch");
}

TEST_CASE("A billing group is copied, but for what is said", "[billing_groups]") {
  AWorld world(demo_without_money());
  auto wish = details;
  wish.update({{"account_id", acme_account_id}, {"billing_group_name", "First"}});
  const std::string first = world.as(sofia).post(all, wish).json["billing_group"]["billing_group_id"];
  world.advance(60);
  const auto copied = world.as(sofia).post(
      all, {{"billing_group_name", "Second"}, {"copy_from_billing_group", first}, {"city", "Espoo"}});
  REQUIRE(copied.status == 200);
  auto expected = world.as(sofia).get(path_of(first)).json["billing_group"];
  const std::string id = copied.json["billing_group"]["billing_group_id"];
  CHECK(id != first);
  expected.update({{"billing_group_id", id},
                   {"billing_group_name", "Second"},
                   {"city", "Espoo"},
                   {"create_time", "2026-01-01T00:01:00Z"},
                   {"billing_address", "My Company\nMain Street 1\n2nd floor\n01234 Espoo\nUusimaa\nFinland"}});
  CHECK(copied.json["billing_group"] == expected);

  const auto copy = [&](std::string_view token, const std::string& of, const Json& account_id) {
    return world.as(token).post(
        all, {{"billing_group_name", "c"}, {"copy_from_billing_group", of}, {"account_id", account_id}});
  };
  const auto theirs = make_billing_group(world, "theirs", olga, other_account_id);
  refuses_and_changes_nothing(
      world, [&] { return copy(sofia, unknown.substr(all.size() + 1), acme_account_id); }, 404,
      "billing_group_not_found");
  refuses_and_changes_nothing(
      world, [&] { return copy(sofia, theirs, acme_account_id); }, 400, "organization_mismatch");
  refuses_and_changes_nothing(
      world, [&] { return copy(sofia, theirs, nullptr); }, 403, "permission_denied");
}

TEST_CASE("Billing groups are seen by those who may read billing, in each of their organizations",
          "[billing_groups][access]") {
  AWorld world(without_projects());
  const auto first = make_billing_group(world, "first"),
             theirs = make_billing_group(world, "x", olga, other_account_id),
             second = make_billing_group(world, "second");
  const auto account = "/v1/account/" + acme_account_id + "/billing-group";
  CHECK(ids_in(world.as(sofia).get(all).json["billing_groups"]) == Json{first, second});
  CHECK(ids_in(world.as(arthur).get(all).json["billing_groups"]) == Json{first, second});
  CHECK(ids_in(world.as(olga).get(all).json["billing_groups"]) == Json{theirs});
  for (const auto token : {mike, tess, una}) {
    CHECK(world.as(token).get(all).json["billing_groups"].empty());
    CHECK(world.as(token).get(account).code() == "permission_denied");
    CHECK(world.as(token).get(path_of(first)).code() == "permission_denied");
    CHECK(world.as(token).get(path_of(first) + "/projects").code() == "permission_denied");
  }
  CHECK(world.as(olga).get(path_of(first)).code() == "permission_denied");
  CHECK(world.as(sofia).get("/v1/account/a0/billing-group").code() == "account_not_found");
  CHECK(world.as(sofia).get("/v1/account/" + development + "/billing-group").json ==
        Json{{"account_billing_groups", Json::array()}});

  allow(world, mike_id, "read_only");
  CHECK(ids_in(world.as(mike).get(all).json["billing_groups"]) == Json{first, second});
  CHECK(world.as(mike).get(path_of(first)).status == 200);
  CHECK(world.as(mike).get(path_of(first) + "/projects").status == 200);
  CHECK(world.as(mike).get(account).code() == "permission_denied");
  allow(world, tess_id, "organization:billing:read");
  CHECK(ids_in(world.as(tess).get(all).json["billing_groups"]) == Json{first, second});
  CHECK(ids_in(world.as(tess).get(account).json["account_billing_groups"]) == Json{first, second});
  world.world().change([](State& next) { next.members.put({other_id, sofia_id, true, false, {}}); });
  CHECK(ids_in(world.as(sofia).get(all).json["billing_groups"]) == Json{first, second, theirs});
}

TEST_CASE("Billing groups of an organization that lets nobody in from here are not listed",
          "[billing_groups][access]") {
  AWorld world(without_projects());
  make_billing_group(world, "a");
  world.world().change(
      [](State& next) { organizations::set_api_client_ip_allowlist(next, acme_id, {"192.0.2.0/24"}, true); });
  CHECK(world.as(sofia).get(all).json["billing_groups"].empty());
  CHECK(world.as(sofia).from("192.0.2.7").get(all).json["billing_groups"].size() == 1);
}

TEST_CASE(
    "Billing groups are changed and deleted by those who may write billing, and assigned by those who write projects",
    "[billing_groups][access]") {
  AWorld world(demo_without_money());
  const auto id = make_billing_group(world, "a");
  const auto one = path_of(id) + "/project-assign/acme-development", many = path_of(id) + "/projects-assign";
  const Json names{{"projects_names", {"acme-website"}}};
  allow(world, tess_id, "organization:billing:read");
  for (const auto token : {mike, tess, una, olga}) {  // Una is admin of the project's unit
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(token).put(path_of(id), {{"city", "x"}});
        },
        403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).remove(path_of(id)); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).post(many, names); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).post(one, Json::object()); }, 403, "permission_denied");
  }
  allow(world, mike_id, "organization:projects:write");
  CHECK(world.as(mike).post(one, Json::object()).status == 200);
  CHECK(world.as(mike).post(many, names).status == 200);
  CHECK(world.as(mike).put(path_of(id), {{"city", "x"}}).status == 403);
  allow(world, mike_id, "organization:billing:write");
  CHECK(world.as(mike).put(path_of(id), {{"city", "x"}}).status == 200);
  const auto second = make_billing_group(world, "b", mike);
  CHECK(world.as(mike).remove(path_of(second)).status == 200);
}

TEST_CASE("Projects are assigned to billing groups, all or none", "[billing_groups]") {
  auto fixture = demo_without_money();
  fixture["organizations"][1]["projects"] = {{{"project_name", "theirs"}}};
  AWorld world(fixture);
  const auto a = make_billing_group(world, "a"), b = make_billing_group(world, "b");
  CHECK(projects_of(world, a) == Json::array());
  const auto assigned = world.as(sofia).post(path_of(a) + "/project-assign/acme-development", Json::object());
  CHECK(assigned.status == 200);
  CHECK(assigned.json == Json{{"message", "Project assigned to the billing group"}});
  CHECK(world.as(sofia).get(path_of(a) + "/projects").json ==
        Json{{"projects",
              {{{"available_credits", "0.00"}, {"estimated_balance", "0.00"}, {"project_name", "acme-development"}}}}});
  const auto both = world.as(sofia).post(path_of(b) + "/projects-assign",
                                         {{"projects_names", {"acme-website", "acme-development", "acme-website"}}});
  CHECK(both.json == Json{{"message", "Projects assigned to the billing group"}});
  CHECK(projects_of(world, a) == Json::array());
  CHECK(projects_of(world, b) == Json{"acme-website", "acme-development"});

  const auto assign = [&](const Json& names) {
    return world.as(sofia).post(path_of(a) + "/projects-assign", {{"projects_names", names}});
  };
  refuses_and_changes_nothing(
      world,
      [&] {
        return assign({"acme-website", "theirs"});
      },
      400, "organization_mismatch");
  refuses_and_changes_nothing(
      world,
      [&] {
        return assign({"acme-website", "none"});
      },
      404, "project_not_found");
  refuses_and_changes_nothing(
      world, [&] { return assign(Json::array()); }, 400, "");
  refuses_and_changes_nothing(
      world, [&] { return assign(Json(std::vector<std::string>(1025, "acme-website"))); }, 400, "");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(path_of(a) + "/project-assign/theirs", Json::object()); }, 400,
      "organization_mismatch");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(path_of(a) + "/project-assign/none", Json::object()); }, 404,
      "project_not_found");
}

TEST_CASE("A billing group that pays for projects is not deleted", "[billing_groups]") {
  AWorld world(demo_without_money());
  const auto id = make_billing_group(world, "a"), second = make_billing_group(world, "b");
  REQUIRE(world.as(sofia).post(path_of(id) + "/project-assign/acme-website", Json::object()).status == 200);
  for (const auto& path : {path_of(id), acme + "/billing-group/" + id}) {
    const auto before = world.state_but_for_use();
    const auto refused = world.as(sofia).remove(path);
    CHECK(refused.status == 409);
    CHECK(refused.code().empty());
    CHECK(refused.message() == "Billing group with existing projects cannot be deleted");
    CHECK(world.state_but_for_use() == before);
  }
  REQUIRE(world.as(sofia).post(path_of(second) + "/project-assign/acme-website", Json::object()).status == 200);
  CHECK(world.as(sofia).remove(path_of(id)).status == 200);
}

TEST_CASE("A billing group nobody made is not found", "[billing_groups]") {
  AWorld world(demo_without_money());
  for (const auto& answer :
       {world.as(sofia).get(unknown), world.as(sofia).put(unknown, Json::object()), world.as(sofia).remove(unknown),
        world.as(sofia).get(unknown + "/projects"),
        world.as(sofia).post(unknown + "/project-assign/acme-website", Json::object()),
        world.as(sofia).post(unknown + "/projects-assign", {{"projects_names", {"acme-website"}}})}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "billing_group_not_found");
  }
}

TEST_CASE("A card that is attached to the account pays for a billing group", "[billing_groups]") {
  auto fixture = demo_without_money();
  fixture["users"][0]["cards"] = {{{"card_id", "card1"}, {"organization_id", acme_id}}, {{"card_id", "card2"}}};
  AWorld world(fixture);
  const auto id = make_billing_group(world, "a");
  CHECK(world.as(sofia).put(path_of(id), {{"card_id", ""}}).json["billing_group"]["payment_method"] ==
        "no_payment_expected");
  const auto paid = world.as(sofia).put(path_of(id), {{"card_id", "card1"}}).json["billing_group"];
  CHECK(paid["payment_method"] == "card");
  CHECK(paid["card_info"]["card_id"] == "card1");
  CHECK(paid["card_info"]["user_email"] == "sofia@acme.example");
  for (const auto* other_card : {"card2", "card0"})
    CHECK(world.as(sofia).put(path_of(id), {{"card_id", other_card}}).status == 404);
  world.world().change([](State& next) { cards::forget_user(next, sofia_id); });
  CHECK(world.as(sofia).get(path_of(id)).json["billing_group"]["card_info"] == nullptr);
}

TEST_CASE("A billing group has limits", "[billing_groups][limits]") {
  AWorld world(demo_without_money());
  const auto id = make_billing_group(world, "a");
  const auto eleven = Json(std::vector<Json>(11, {{"email", "a@acme.example"}}));
  const auto text = [](std::size_t length) { return std::string(length, 'x'); };
  const auto bad = GENERATE_COPY(values<Json>({{{"billing_group_name", ""}},
                                               {{"billing_group_name", text(129)}},
                                               {{"billing_emails", eleven}},
                                               {{"billing_contact_emails", eleven}},
                                               {{"billing_emails", {"a@acme.example"}}},
                                               {{"billing_currency", "BTC"}},
                                               {{"billing_extra_text", text(1001)}},
                                               {{"card_id", text(65)}},
                                               {{"city", text(51)}},
                                               {{"company", text(84)}},
                                               {{"state", text(31)}},
                                               {{"vat_id", text(65)}},
                                               {{"zip_code", text(37)}},
                                               {{"country_code", "F"}},
                                               {{"country_code", "12"}},
                                               {{"address_lines", {"1", "2", "3", "4"}}},
                                               {{"account_id", text(37)}},
                                               {{"unknown", "x"}}}));
  INFO(bad);
  auto whole = Json{{"billing_group_name", "a"}, {"account_id", acme_account_id}};
  whole.update(bad);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(all, whole); }, 400, "");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).put(path_of(id), bad); }, 400, "");
  CHECK(world.as(sofia).post(all, Json::object()).code() == "");
}

}  // namespace
}  // namespace mock::test
