// The ways of signing in that an organization has of its own, and the domains linked to them.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/sign_in.h"

namespace mock::test {
namespace {

const std::string methods = "/v1/account/a5a1e9d0ac1e/authentication";
const std::string acme_domain = "domain-5a1e9d0d001";

const Json a_provider{{"authentication_method_name", "Okta"}, {"authentication_method_type", "saml"}};

Json provider_with(Json more) {
  auto wish = a_provider;
  wish.update(more);
  return wish;
}

Json create(AWorld& world, const Json& more = Json::object()) {
  const auto answer = world.as(sofia).post(methods, provider_with(more));
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["authentication_method"];
}
std::string create_id(AWorld& world, const Json& more = Json::object()) {
  return create(world, more)["authentication_method_id"];
}
// One that is linked to Acme's domain and enabled.
std::string create_enabled(AWorld& world) {
  const auto id = create_id(world, {{"linked_domains", {{{"domain_id", acme_domain}}}}});
  REQUIRE(world.as(sofia).put(methods + "/" + id, {{"authentication_method_enabled", true}}).status == 200);
  return id;
}

Json internal(AWorld& world) { return world.as(sofia).get(methods).json["authentication_methods"][0]; }
std::string path_of(const Json& method) {
  return methods + "/" + method["authentication_method_id"].get<std::string>();
}
std::string domains_of(const std::string& id) { return acme + "/authentication-methods/" + id + "/domains"; }

TEST_CASE("Every organization has an internal method of its own, from the beginning", "[authentication_methods]") {
  AWorld world;
  const auto listed = world.as(arthur).get(methods).json["authentication_methods"];
  REQUIRE(listed.size() == 1);
  const auto& method = listed[0];
  CHECK(method["authentication_method_type"] == "internal");
  CHECK(method["authentication_method_enabled"] == true);
  CHECK(method["account_id"] == "a5a1e9d0ac1e");
  CHECK(method["organization_id"] == acme_id);
  CHECK(method["state"] == "active");
  CHECK(method["auth_token_max_age_seconds"] == 36000);
  CHECK(method["auth_token_extend_when_used"] == true);
  CHECK(method["internal_mcp_enabled"] == true);
  for (const auto* unset : {"saml_acs_url", "saml_certificate", "saml_digest_algorithm", "scim_enabled",
                            "auto_join_team_id", "auto_join_user_group_id", "delete_time"})
    CHECK(method[unset] == nullptr);
  CHECK_FALSE(method.contains("saml_field_mapping"));

  const auto made = world.as(olga).post("/v1/organizations", {{"organization_name", "New"}, {"tier", "business"}});
  const auto account = "/v1/account/" + made.json["account_id"].get<std::string>() + "/authentication";
  CHECK(world.as(olga).get(account).json["authentication_methods"].size() == 1);
}

TEST_CASE("An identity provider is made, seen, changed and deleted", "[authentication_methods]") {
  AWorld world;
  const auto made = create(world);
  const auto id = made["authentication_method_id"].get<std::string>();
  CHECK(made["authentication_method_name"] == "Okta");
  CHECK(made["authentication_method_type"] == "saml");
  CHECK(made["authentication_method_enabled"] == false);
  CHECK(made["state"] == "pending_configuration");
  CHECK(made["create_time"] == start_of_time);
  CHECK(made["saml_acs_url"].get<std::string>().find(id) != std::string::npos);
  CHECK(made["saml_metadata_url"].get<std::string>().starts_with("https://"));
  CHECK(made["saml_digest_algorithm"] == "sha256");
  CHECK(made["saml_signature_algorithm"] == "rsa-sha256");
  CHECK(made["saml_idp_login_allowed"] == false);
  CHECK_FALSE(made.contains("saml_field_mapping"));  // until somebody sets it
  CHECK(world.as(arthur).get(methods + "/" + id).json["authentication_method"] == made);
  CHECK(world.as(arthur).get(methods).json["authentication_methods"][1] == made);

  world.advance(5);
  const auto changed = world.as(arthur)
                           .put(methods + "/" + id, {{"authentication_method_name", "Okta 2"}})
                           .json["authentication_method"];
  auto expected = made;
  expected["authentication_method_name"] = "Okta 2";
  expected["update_time"] = "2026-01-01T00:00:05Z";
  CHECK(changed == expected);

  const auto deleted = world.as(arthur).remove(methods + "/" + id);
  CHECK(deleted.status == 200);
  CHECK(deleted.json.contains("message"));
  CHECK(world.as(arthur).get(methods + "/" + id).code() == "authentication_method_not_found");
  CHECK(world.as(arthur).get(methods).json["authentication_methods"].size() == 1);
}

TEST_CASE("Settings of an identity provider are given back as they were given", "[authentication_methods]") {
  AWorld world;
  const Json settings{{"saml_certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"},
                      {"saml_entity_id", "https://idp.example/entity"},
                      {"saml_idp_url", "https://idp.example/sso"},
                      {"saml_digest_algorithm", "sha512"},
                      {"saml_signature_algorithm", "rsa-sha512"},
                      {"saml_variant", "adfs"},
                      {"saml_assertion_signed_enabled", true},
                      {"saml_authn_requests_signed_enabled", false},
                      {"saml_requested_authn_context_enabled", true},
                      {"saml_idp_login_allowed", true},
                      {"saml_join_groups", true},
                      {"scim_enabled", true},
                      {"auth_token_max_age_seconds", 300},
                      {"auth_token_extend_when_used", false},
                      {"auto_join_user_group_id", developers}};
  auto wish = settings;
  wish["saml_field_mapping"] = {{"email", "mail"}, {"real_name", "cn"}};
  wish["auto_join_team_id"] = "at29872a9e";
  const auto check = [&](const Json& method) {
    for (const auto& [name, value] : settings.items()) {
      INFO(name);
      CHECK(method[name] == value);
    }
    CHECK(method["saml_field_mapping"]["email"] == "mail");
    CHECK(method["saml_field_mapping"]["real_name"] == "cn");
    CHECK(method["saml_field_mapping"]["identity"] == "email");
    CHECK(method["state"] == "active");
    CHECK(method["auto_join_team_id"] == nullptr);
    CHECK(method["internal_mcp_enabled"] == nullptr);
    CHECK(method["saml_certificate_subject"] == nullptr);
  };
  check(create(world, wish));
  const auto later = methods + "/" + create_id(world);
  check(world.as(sofia).put(later, wish).json["authentication_method"]);
  check(world.as(sofia).put(later, Json::object()).json["authentication_method"]);

  const auto unset = world.as(sofia)
                         .put(later, {{"saml_certificate", nullptr}, {"auto_join_user_group_id", nullptr}})
                         .json["authentication_method"];
  CHECK(unset["saml_certificate"] == nullptr);
  CHECK(unset["auto_join_user_group_id"] == nullptr);
  CHECK(unset["state"] == "pending_configuration");
}

TEST_CASE("A provider is pending until certificate, address and entity are given", "[authentication_methods]") {
  AWorld world;
  const auto id = create_id(world);
  const auto state_with = [&](const Json& more) {
    return world.as(sofia).put(methods + "/" + id, more).json["authentication_method"]["state"];
  };
  CHECK(state_with({{"saml_certificate", "C"}}) == "pending_configuration");
  CHECK(state_with({{"saml_idp_url", "https://idp.example"}}) == "pending_configuration");
  CHECK(state_with({{"saml_entity_id", ""}}) == "pending_configuration");
  CHECK(state_with({{"saml_entity_id", "urn:idp"}}) == "active");
}

TEST_CASE("Limits of authentication methods", "[authentication_methods][limits]") {
  AWorld world;
  const auto id = create_id(world);
  const auto text = [](std::size_t length) { return std::string(length, 'x'); };
  const auto [name, good, bad] = GENERATE_COPY(table<std::string, Json, Json>({
      {"auth_token_max_age_seconds", 300, 299},
      {"auth_token_max_age_seconds", 1296000, 1296001},
      {"authentication_method_name", text(128), text(129)},
      {"authentication_method_name", "x", ""},
      {"saml_certificate", text(16384), text(16385)},
      {"saml_entity_id", text(2048), text(2049)},
      {"saml_idp_url", text(2048), text(2049)},
      {"saml_digest_algorithm", "sha1", "md5"},
      {"saml_signature_algorithm", "dsa-sha1", "rsa-md5"},
      {"saml_variant", "adfs", "okta"},
      {"saml_field_mapping", {{"email", text(256)}}, {{"email", text(257)}}},
      {"saml_field_mapping", {{"email", "m"}}, {{"nickname", "m"}}},
      {"scim_enabled", true, "yes"},
      {"auto_join_team_id", text(32), text(33)},
  }));
  INFO(name);
  CHECK(world.as(sofia).post(methods, provider_with({{name, good}})).status == 200);
  CHECK(world.as(sofia).put(methods + "/" + id, {{name, good}}).status == 200);
  const auto before = world.state_but_for_use();
  CHECK(world.as(sofia).post(methods, provider_with({{name, bad}})).code() == "");
  CHECK(world.as(sofia).put(methods + "/" + id, {{name, bad}}).code() == "");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Name and type are needed, and the type stays", "[authentication_methods]") {
  AWorld world;
  CHECK(world.as(sofia).post(methods, {{"authentication_method_name", "x"}}).code() == "");
  CHECK(world.as(sofia).post(methods, {{"authentication_method_type", "saml"}}).code() == "");
  CHECK(world.as(sofia).post(methods, provider_with({{"authentication_method_type", "ldap"}})).code() == "");
  const auto id = create_id(world);
  const auto refused = world.as(sofia).put(methods + "/" + id, {{"authentication_method_type", "internal"}});
  CHECK(refused.code() == "bad_request");
  CHECK(refused.message() ==
        "authentication_method_type cannot be changed: it is \"saml\" (at /authentication_method_type)");
}

TEST_CASE("An update may say again what cannot be changed, as Terraform does", "[authentication_methods]") {
  AWorld world;
  const auto id = create_id(world);
  const Json again{{"authentication_method_id", id}, {"authentication_method_type", "saml"}};
  CHECK(world.as(sofia).put(methods + "/" + id, again).status == 200);
  CHECK(world.as(sofia).put(methods + "/" + id, {{"authentication_method_id", "am-other"}}).code() == "bad_request");
}

TEST_CASE("Authentication methods are for admins of the organization", "[authentication_methods]") {
  AWorld world;
  const auto id = create_id(world);
  const auto before = world.state_but_for_use();
  for (const auto token : {mike, tess, una, olga})
    for (const auto& answer : {world.as(token).get(methods), world.as(token).post(methods, a_provider),
                               world.as(token).get(methods + "/" + id), world.as(token).put(methods + "/" + id, {}),
                               world.as(token).remove(methods + "/" + id)}) {
      CHECK(answer.status == 403);
      CHECK(answer.code() == "permission_denied");
    }
  CHECK(world.as(sofia).get("/v1/account/a0/authentication").code() == "account_not_found");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Units have no authentication methods", "[authentication_methods]") {
  AWorld world;
  const auto unit = "/v1/account/" + development + "/authentication";
  for (const auto& answer :
       {world.as(sofia).post(unit, a_provider), world.as(sofia).get(unit + "/am0"),
        world.as(sofia).put(unit + "/am0", Json::object()), world.as(sofia).remove(unit + "/am0")}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "nested_account_cannot_have_authentication_method");
  }
  CHECK(world.as(una).get(unit).code() == "permission_denied");
}

TEST_CASE("Another organization's method is not found", "[authentication_methods]") {
  AWorld world;
  const auto theirs = world.as(olga).get("/v1/account/a5a1e9d0b0b0/authentication").json["authentication_methods"][0];
  for (const auto& path : {path_of(theirs), methods + "/am0"})
    for (const auto& answer :
         {world.as(sofia).get(path), world.as(sofia).put(path, Json::object()), world.as(sofia).remove(path)}) {
      CHECK(answer.status == 404);
      CHECK(answer.code() == "authentication_method_not_found");
    }
}

TEST_CASE("The internal method is not deleted, and there is no second one", "[authentication_methods]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto deleted = world.as(sofia).remove(path_of(internal(world)));
  CHECK(deleted.status == 400);
  CHECK(deleted.message() == "Internal authentication methods cannot be deleted");
  const auto second = world.as(sofia).post(methods, provider_with({{"authentication_method_type", "internal"}}));
  CHECK(second.status == 403);
  CHECK(second.code() == "authentication_method_limit_reached");
  const auto saml = world.as(sofia).put(path_of(internal(world)), {{"saml_idp_url", "https://idp.example"}});
  CHECK(saml.code() == "bad_request");
  CHECK(saml.message() == "saml_idp_url is for SAML methods only (at /saml_idp_url)");
  CHECK(world.state_but_for_use() == before);
  const auto renamed = world.as(sofia).put(
      path_of(internal(world)), {{"authentication_method_name", "Ours"}, {"auth_token_max_age_seconds", 600}});
  CHECK(renamed.json["authentication_method"] == internal(world));
  CHECK(internal(world)["authentication_method_name"] == "Ours");
  CHECK(internal(world)["auth_token_max_age_seconds"] == 600);
}

TEST_CASE("New users join a group of the organization that SCIM does not manage", "[authentication_methods]") {
  auto fixture = demo();
  fixture["organizations"][0]["user_groups"].push_back(
      {{"user_group_id", "ugscim"}, {"user_group_name", "From the directory"}, {"managed_by_scim", true}});
  AWorld world(fixture);
  const auto id = create_id(world, {{"auto_join_user_group_id", developers}});
  const auto before = world.state_but_for_use();
  const auto refused = [&](const Json& more, int status, const std::string& code) {
    for (const auto& answer :
         {world.as(sofia).post(methods, provider_with(more)), world.as(sofia).put(methods + "/" + id, more)}) {
      CHECK(answer.status == status);
      CHECK(answer.code() == code);
    }
  };
  refused({{"auto_join_user_group_id", "ugscim"}}, 400, "cannot_set_groups_managed_by_scim_as_auto_join_group");
  refused({{"auto_join_user_group_id", "ug0"}}, 404, "user_group_not_found");
  CHECK(world.state_but_for_use() == before);

  world.world().change([](State& state) { user_groups::remove(state, developers); });
  CHECK(world.as(sofia).get(methods + "/" + id).json["authentication_method"]["auto_join_user_group_id"] == nullptr);
}

TEST_CASE("A provider needs a domain to be switched on", "[authentication_methods]") {
  AWorld world;
  const auto id = create_id(world);
  const auto before = world.state_but_for_use();
  const auto refused = world.as(sofia).put(methods + "/" + id, {{"authentication_method_enabled", true}});
  CHECK(refused.status == 400);
  CHECK(refused.code() == "idp_no_domains_linked");
  CHECK(world.state_but_for_use() == before);
  REQUIRE(world.as(sofia).put(domains_of(id), {{"domain_id", acme_domain}}).status == 204);
  CHECK(world.as(sofia)
            .put(methods + "/" + id, {{"authentication_method_enabled", true}})
            .json["authentication_method"]["authentication_method_enabled"] == true);
}

TEST_CASE("One method stays enabled", "[authentication_methods]") {
  AWorld world;
  const Json off{{"authentication_method_enabled", false}};
  const auto last = world.as(sofia).put(path_of(internal(world)), off);
  CHECK(last.status == 400);
  CHECK(last.code() == "account_must_have_enabled_authentication_method");
  const auto id = create_enabled(world);
  CHECK(world.as(sofia).put(path_of(internal(world)), off).status == 200);
  CHECK(world.as(sofia).put(methods + "/" + id, off).code() == "account_must_have_enabled_authentication_method");
  CHECK(world.as(sofia).remove(methods + "/" + id).code() == "account_must_have_enabled_authentication_method");
  CHECK(world.as(sign_in(world, mike_id, "password")).get(acme).code() ==
        "user_not_signed_in_with_account_authentication_method");
  CHECK(world.as(sign_in(world, mike_id, "saml", id)).get(acme).status == 200);
}

TEST_CASE("Nobody switches off or deletes the method they signed in with", "[authentication_methods]") {
  AWorld world;
  const auto id = create_enabled(world);
  const Json off{{"authentication_method_enabled", false}};
  const auto through_it = sign_in(world, arthur_id, "saml", id);
  const auto with_password = sign_in(world, arthur_id, "password");
  const auto before = world.state_but_for_use();
  for (const auto& answer :
       {world.as(through_it).put(methods + "/" + id, off), world.as(through_it).remove(methods + "/" + id),
        world.as(with_password).put(path_of(internal(world)), off)}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "authentication_method_disable_current_not_allowed");
  }
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(with_password).put(methods + "/" + id, off).status == 200);
}

TEST_CASE("Deleting a provider ends what came through it", "[authentication_methods]") {
  AWorld world;
  const auto id = create_enabled(world);
  const auto session = sign_in(world, mike_id, "saml", id);
  const auto personal = sign_in(world, mike_id, "saml", id, TokenKind::personal);
  REQUIRE(world.as(session).get("/v1/me").status == 200);
  REQUIRE(world.as(sofia).remove(methods + "/" + id).status == 200);
  CHECK(world.as(session).get("/v1/me").status == 401);
  CHECK(world.as(personal).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 200);
  const auto state = world.world().state();
  CHECK(state->user_authentication_methods.with<&UserAuthenticationMethod::authentication_method_id>(id).empty());
  CHECK(world.as(sofia).get(acme + "/domains").json["domains"][0]["linked_authentication_method_ids"] == Json::array());
}

TEST_CASE("An organization that goes takes its methods, links and their sessions with it", "[authentication_methods]") {
  AWorld world;
  const auto id = create_enabled(world);
  const auto session = sign_in(world, olga_id, "saml", id);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  const auto state = world.world().state();
  CHECK(state->authentication_methods.size() == 1);
  CHECK(state->domain_links.size() == 0);
  CHECK(world.as(session).get("/v1/me").status == 401);
}

TEST_CASE("Domains are linked to a provider, listed and unlinked", "[authentication_methods][domains]") {
  AWorld world;
  const auto id = create_id(world);
  const auto second = world.as(sofia).post(acme + "/domains", {{"domain_name", "two.example"}}).json["domain_id"];
  CHECK(world.as(arthur).get(domains_of(id)).json == Json{{"domains", Json::array()}});
  for (int i = 0; i < 2; ++i) {  // the second time nothing changes
    CHECK(world.as(arthur).put(domains_of(id), {{"domain_id", second}}).status == 204);
    CHECK(world.as(arthur).put(domains_of(id), {{"domain_id", acme_domain}}).status == 204);
  }
  const auto listed = world.as(arthur).get(domains_of(id)).json["domains"];
  CHECK(listed == world.as(sofia).get(acme + "/domains").json["domains"]);
  REQUIRE(listed.size() == 2);
  CHECK(listed[0]["linked_authentication_method_ids"] == Json::array({id}));
  CHECK(listed[1]["state"] == "unverified");

  const auto link = domains_of(id) + "/" + acme_domain;
  CHECK(world.as(arthur).remove(link).status == 204);
  CHECK(world.as(arthur).get(domains_of(id)).json["domains"].size() == 1);
  const auto again = world.as(arthur).remove(link);
  CHECK(again.status == 404);
  CHECK(again.code() == "organization_domain_not_found");

  CHECK(world.as(sofia).remove(acme + "/domains/" + second.get<std::string>()).status == 204);
  CHECK(world.as(arthur).get(domains_of(id)).json["domains"].empty());
}

TEST_CASE("Only what belongs together is linked", "[authentication_methods][domains]") {
  AWorld world;
  const auto theirs =
      world.as(olga).post("/v1/organization/" + other_id + "/domains", {{"domain_name", "other.example"}});
  const auto id = create_id(world);
  const auto their_method =
      world.as(olga).get("/v1/account/a5a1e9d0b0b0/authentication").json["authentication_methods"][0];
  const auto before = world.state_but_for_use();
  const auto refused = [&](const std::string& method, const Json& domain, int status, const std::string& code) {
    const auto answer = world.as(sofia).put(domains_of(method), {{"domain_id", domain}});
    CHECK(answer.status == status);
    CHECK(answer.code() == code);
  };
  refused(id, theirs.json["domain_id"], 400, "organization_mismatch");
  refused(id, "domain-0", 404, "organization_domain_not_found");
  refused("am0", acme_domain, 404, "authentication_method_not_found");
  refused(their_method["authentication_method_id"], acme_domain, 404, "authentication_method_not_found");
  refused(internal(world)["authentication_method_id"], acme_domain, 400, "bad_request");
  CHECK(world.as(sofia).put(domains_of(id), Json::object()).code() == "");
  CHECK(world.as(sofia).get(domains_of("am0")).code() == "authentication_method_not_found");
  CHECK(world.as(sofia).remove(domains_of("am0") + "/" + acme_domain).code() == "authentication_method_not_found");
  const auto linked = provider_with({{"linked_domains", {{{"domain_id", theirs.json["domain_id"]}}}}});
  CHECK(world.as(sofia).post(methods, linked).code() == "organization_mismatch");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Who is no admin is told that in linking domains", "[authentication_methods][domains]") {
  AWorld world;
  const auto id = create_id(world);
  for (const auto token : {mike, tess, una, olga})
    for (const auto& answer : {world.as(token).get(domains_of(id)), world.as(token).put(domains_of(id), Json::object()),
                               world.as(token).remove(domains_of(id) + "/" + acme_domain)}) {
      CHECK(answer.status == 403);
      CHECK(answer.code() == "user_not_organization_admin");
      CHECK(answer.message() == "User is not organization administrator.");
    }
  CHECK(world.as(sofia).get("/v1/organization/org0/authentication-methods/am0/domains").code() ==
        "organization_not_found");
}

}  // namespace
}  // namespace mock::test
