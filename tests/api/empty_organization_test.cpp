// What clients break on: lists that are null or missing because there is nothing in them.
#include <algorithm>

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/openapi_check.h"
#include "support/published.h"

namespace mock::test {
namespace {

// Of tokens: null says "no restriction", which an empty list would not. Of services: what a type has is shown as the
// fixture tells it.
bool may_be_null(const std::string& field) {
  return field.ends_with("/scopes") || field.ends_with("/ip_allowlist") || field.starts_with("/service/") ||
         field.starts_with("/services[]/");
}

bool is_list_or_map(const Json& schema) {
  const auto type = schema.value("type", Json()).dump();
  return type.find("array") != std::string::npos ||
         (schema.contains("additionalProperties") && schema["additionalProperties"].is_object());
}

// Every list and map in a schema that may be null or missing.
void collect(const Json& schema, const std::string& at, Names& found) {
  if (!schema.is_object()) return;
  const auto required = schema.value("required", Json::array());
  const auto members = schema.value("properties", Json::object());
  for (const auto& [name, member] : members.items()) {
    const auto where = at + "/" + name;
    const bool is_there = std::find(required.begin(), required.end(), name) != required.end();
    const bool is_nullable = member.value("type", Json()).is_array();
    if (is_list_or_map(member) && (!is_there || is_nullable)) found.insert(where);
    collect(member, where, found);
  }
  if (schema.contains("items")) collect(schema["items"], at + "[]", found);
  if (schema.contains("additionalProperties")) collect(schema["additionalProperties"], at + "/*", found);
}

TEST_CASE("In no answer is a list or a map null or missing", "[lists]") {
  for (const auto& operation : api::operations()) {
    if (operation.reply == nullptr || operation.reply_type != "application/json") continue;
    std::string method(name(operation.method));
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c | 32); });
    Names found;
    collect(openapi_document()["paths"][std::string(operation.path)][method]["responses"]["200"]["content"]
                              ["application/json"]["schema"],
            "", found);
    for (const auto& field : found) {
      INFO(operation.id << " " << field);
      CHECK(may_be_null(field));
    }
  }
}

// An organization with its super admin, who came without a token.
Json owning_nothing() {
  return {{"version", 1},
          {"users",
           {{{"user_id", "u1"},
             {"user_email", "sole@empty.example"},
             {"access_tokens", {{{"full_token", "the-sole-super-admin-of-an-empty-organization"}}}}}}},
          {"organizations",
           {{{"organization_id", "org1"},
             {"account_id", "a1"},
             {"organization_name", "Empty"},
             {"users", {{{"user_id", "u1"}, {"is_super_admin", true}}}}}}}};
}

std::string with_values(std::string path) {
  const std::vector<std::pair<std::string, std::string>> values{{"{organization_id}", "org1"},
                                                                {"{account_id}", "a1"},
                                                                {"{resource_type}", "organization"},
                                                                {"{resource_id}", "org1"}};
  for (const auto& [name, value] : values)
    if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
  return path;
}

// A token to ask with, the account itself, a way to sign in; no clouds could be chosen from none.
const Names never_empty{"AccessTokenList",
                        "AccountList",
                        "AccountAuthenticationMethodsList",
                        "AccountTeamList",
                        "OrganizationEmissionsGet",
                        "OrganizationUserList",
                        "UserOrganizationsList",
                        "OrganizationVpcCloudsList",
                        "OrganizationVpcPeeringConnectionTypesList",
                        "ListClouds",
                        "UserAuthenticationMethodsList"};

TEST_CASE("An organization that owns nothing answers every list with an empty one", "[lists]") {
  AWorld world(owning_nothing());
  std::size_t asked = 0;
  Names not_empty;
  for (const auto& operation : api::operations()) {
    const auto path = with_values(std::string(operation.path));
    if (operation.method != Method::get || path.find('{') != std::string::npos) continue;
    INFO(operation.id);
    const auto answer = world.as("the-sole-super-admin-of-an-empty-organization").get(path);
    if (answer.code() == "kafka_governance_not_enabled") continue;
    REQUIRE(answer.status == 200);
    ++asked;
    for (const auto& [name, member] : answer.json.items()) {
      if (member.is_array() && !member.empty()) not_empty.emplace(operation.id);
    }
  }
  CHECK(asked > 20);
  CHECK(not_empty == never_empty);
}

}  // namespace
}  // namespace mock::test
