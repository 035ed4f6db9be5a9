// /doc/openapi.json, compared field by field with what Aiven publishes (tests/published_fields.tsv).
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "paths.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/openapi_check.h"
#include "support/published.h"

namespace mock::test {
namespace {

struct Fact {
  std::string operation, part, field, type;
  bool is_required;
  std::string lowest, highest;  // of a number, a length; empty: not said
  Names choices;
};

// Where this program knowingly differs: operation or "*", part, a part of the field.
struct Difference {
  std::string operation, part, field, why;
};
const std::vector<Difference> differences{
    {"TwoFactorAuthConfigure", "request", "/method", "published as a text of 32, and in words as two choices"},
    {"*", "reply", "/end_of_life_extension/", "no services are served"},
    {"*", "reply", "/project_membership/*", "the list of permissions in the guides has ten more"},
    {"*", "request", "/member_type", "the list of permissions in the guides has ten more"},
    {"*", "reply", "/member_type", "the list of permissions in the guides has ten more"},
    {"*", "request", "/team_type", "the list of permissions in the guides has ten more"},
    {"*", "reply", "/team_type", "the list of permissions in the guides has ten more"},
    {"*", "reply", "/saml_cert", "published with one choice, an example that became a type; it is a text"},
    {"*", "reply", "/state_info/", "what is told of a connection at its cloud, as clients read it"},
    {"ProjectCreate", "request", "/billing_group_id", "clients send an empty text for none"},
    {"ProjectUpdate", "request", "/billing_group_id", "clients send an empty text for none"},
    {"OrganizationProjectsCreate", "request", "/billing_group_id", "an id has 36 characters"},
    {"OrganizationProjectsUpdate", "request", "/billing_group_id", "an id has 36 characters"},
    {"AccountUsersSearch", "request", "/order_by", "published as a text, with a list as its example"},
    {"UserAuthLoginOptions", "reply", "/", "published without the name of its list"},
    {"ApplicationUserAccessTokensList", "reply", "/tokens[]/max_age_seconds", "a number elsewhere in the same list"},
};

bool is_known(const std::string& operation, const std::string& part, const std::string& field) {
  return std::any_of(differences.begin(), differences.end(), [&](const Difference& each) {
    return (each.operation == "*" || each.operation == operation) && each.part == part &&
           field.find(each.field) != std::string::npos;
  });
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

std::vector<Fact> read_facts() {
  std::ifstream file(AIVEN_MOCK_SOURCE "/tests/published_fields.tsv");
  std::vector<Fact> facts;
  std::map<std::string, std::string> named;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    if (line.starts_with('=')) {
      named[cells.at(0)] = cells.at(1);
      continue;
    }
    const auto limits = cells.at(5) == "-" ? std::string() : cells.at(5);
    const auto dots = limits.find("..");
    const auto& choices = cells.at(6).starts_with('=') ? named.at(cells.at(6)) : cells.at(6);
    const auto list = choices == "-" ? std::vector<std::string>() : split(choices, '|');
    facts.push_back({cells.at(0), cells.at(1), cells.at(2), cells.at(3), cells.at(4) == "required",
                     dots == std::string::npos ? "" : limits.substr(0, dots),
                     dots == std::string::npos ? "" : limits.substr(dots + 2), Names(list.begin(), list.end())});
  }
  return facts;
}

// The operations of the document by their names.
std::map<std::string, Json> served_operations() {
  std::map<std::string, Json> found;
  for (const auto& [path, item] : openapi_document()["paths"].items())
    for (const auto& [method, operation] : item.items())
      if (operation.is_object() && operation.contains("operationId")) found[operation["operationId"]] = operation;
  return found;
}

// A part of an operation as one schema: its query parameters as an object's members, its body, its answer.
Json schema_of(const Json& operation, const std::string& part) {
  if (part == "query") {
    Json object{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
    for (const auto& parameter : operation.value("parameters", Json::array())) {
      if (parameter["in"] != "query") continue;
      object["properties"][parameter["name"].get<std::string>()] = parameter["schema"];
      if (parameter.value("required", false)) object["required"].push_back(parameter["name"]);
    }
    return object;
  }
  const auto holder = part == "request" ? Json::json_pointer("/requestBody/content/application~1json/schema")
                                        : Json::json_pointer("/responses/200/content/application~1json/schema");
  return operation.contains(holder) ? operation.at(holder) : Json();
}

struct Found {
  Json schema;
  bool is_required = false;
};

// The schema of "/users[]/email" in an object's.
Found find_field(Json schema, const std::string& field) {
  Found found{std::move(schema), false};
  for (const auto& step : split(field.substr(1), '/')) {
    auto name = step;
    int lists = 0;
    for (; name.ends_with("[]"); ++lists) name.resize(name.size() - 2);
    const auto required = found.schema.value("required", Json::array());
    found.is_required = std::find(required.begin(), required.end(), name) != required.end();
    auto members = found.schema.value("properties", Json::object());
    auto next = name == "*" ? found.schema.value("additionalProperties", Json()) : members.value(name, Json());
    for (; lists > 0 && next.is_object(); --lists) next = next.value("items", Json());
    if (!next.is_object()) return {};
    found.schema = next;
  }
  return found;
}

std::string type_of(const Json& schema) {
  const auto type = schema.value("type", Json("none"));
  if (type.is_string()) return type;
  for (const auto& each : type)
    if (each != "null") return each;
  return "none";
}

Names choices_of(const Json& schema) {
  Names names;
  for (const auto& each : schema.value("enum", Json::array()))
    if (!each.is_null()) names.insert(each.is_string() ? each.get<std::string>() : each.dump());
  return names;
}

std::string limit(const Json& schema, std::initializer_list<const char*> words) {
  for (const auto* word : words)
    if (schema.contains(word)) return schema[word].dump();
  return "";
}

void check_request(const Fact& fact, const Found& found) {
  const bool is_member = !fact.field.ends_with("[]") && !fact.field.ends_with("/*");
  if (is_member) CHECK(found.is_required == fact.is_required);
  if (!fact.choices.empty()) CHECK(choices_of(found.schema) == fact.choices);
  if (!choices_of(found.schema).empty()) return;  // a list of choices has no use for limits
  if (!fact.lowest.empty() && fact.lowest != "0")
    CHECK(limit(found.schema, {"minLength", "minimum", "minItems"}) == fact.lowest);
  if (!fact.highest.empty()) CHECK(limit(found.schema, {"maxLength", "maximum", "maxItems"}) == fact.highest);
}

void check_reply(const Fact& fact, const Found& found) {
  if (fact.is_required) CHECK(found.is_required);
  const auto choices = choices_of(found.schema);
  if (fact.choices.empty()) return;
  CHECK_FALSE(choices.empty());
  CHECK(std::includes(fact.choices.begin(), fact.choices.end(), choices.begin(), choices.end()));
}

TEST_CASE("Every published field of a request and an answer is there, as required, long and choosy as published",
          "[published]") {
  const auto operations = served_operations();
  std::size_t compared = 0;
  for (const auto& fact : read_facts()) {
    const auto operation = operations.find(fact.operation);
    if (operation == operations.end() || is_known(fact.operation, fact.part, fact.field)) continue;
    INFO(fact.operation << " " << fact.part << " " << fact.field);
    if (fact.field.empty()) {  // not JSON
      CHECK(operation->second["responses"]["200"]["content"].contains(fact.type));
      continue;
    }
    const auto found = find_field(schema_of(operation->second, fact.part), fact.field);
    const bool may_be_left_out = fact.part == "reply" && !fact.is_required;
    if (found.schema.is_null()) {
      CHECK(may_be_left_out);
      continue;
    }
    ++compared;
    if (fact.type != "-") CHECK(type_of(found.schema) == fact.type);
    fact.part == "reply" ? check_reply(fact, found) : check_request(fact, found);
  }
  CHECK(compared > 2000);
}

// Fields that no source of the published API has, and why they are there.
const Names ours{
    "UserAuth request /tenant",  // avn sends it
    // Terraform's provider sends them:
    "AccountAuthenticationMethodUpdate request /authentication_method_id",
    "AccountAuthenticationMethodUpdate request /authentication_method_type",
    "AccountTeamProjectAssociationUpdate request /project_name",
};

void collect(const Json& schema, const std::string& at, Names& names) {
  if (!schema.is_object()) return;
  const auto members = schema.value("properties", Json::object());
  for (const auto& [name, member] : members.items()) {
    names.insert(at + "/" + name);
    collect(member, at + "/" + name, names);
  }
  if (schema.contains("items")) collect(schema["items"], at + "[]", names);
  if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
    collect(schema["additionalProperties"], at + "/*", names);
}

TEST_CASE("No field is there that the published API does not have", "[published]") {
  std::map<std::string, Names> published_fields;
  for (const auto& fact : read_facts()) published_fields[fact.operation + " " + fact.part].insert(fact.field);
  for (const auto& [id, operation] : served_operations()) {
    for (const auto* part : {"query", "request", "reply"}) {
      const auto key = id + " " + part;
      if (published_fields[key].empty()) continue;  // nothing is said about it: messages of deletions
      Names names;
      collect(schema_of(operation, part), "", names);
      for (const auto& name : names) {
        INFO(key << " " << name);
        const bool is_expected = name == "/message" || published_fields[key].contains(name) ||
                                 ours.contains(key + " " + name) || is_known(id, part, name);
        CHECK(is_expected);
      }
    }
  }
}

}  // namespace
}  // namespace mock::test
