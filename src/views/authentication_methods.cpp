#include "views/authentication_methods.h"

namespace mock::views {
namespace {

using namespace json;

template <class Settings>
Shape shape_of(const TextSetting<Settings>& setting) {
  std::vector<std::string_view> choices;
  for (const auto each : setting.choices)
    if (!each.empty()) choices.push_back(each);
  return choices.empty() ? text(0, setting.longest) : choice(std::move(choices));
}

Shape saml_field_mapping_shape() {
  std::vector<Field> fields;
  fields.reserve(saml_mapped_fields.size());
  for (const auto& each : saml_mapped_fields)
    fields.push_back(optional(each.name, shape_of(each).or_null(), "The name of the attribute that holds it"));
  return object(std::move(fields));
}

// Where identity providers would send people back to.
std::string saml_url(const Organization& organization, const AuthenticationMethod& method, std::string_view end) {
  return "https://api.aiven.io/v1/sso/saml/account/" + organization.account_id + "/method/" +
         method.authentication_method_id + "/" + std::string(end);
}

// The internal method has no settings: all are null.
void no_saml_settings(Object& object) {
  for (const auto& field : saml_fields()) object(field.name, nullptr);
}

template <class Settings>
void read_text(const Value& value, const TextSetting<Settings>& setting, Settings& settings) {
  if (value.find(setting.name) != nullptr) settings.*setting.field = value.optional_text(setting.name);
}

}  // namespace

std::vector<Field> saml_fields() {
  std::vector<Field> fields;
  fields.reserve(saml_texts.size() + saml_flags.size() + 1);
  for (const auto& each : saml_texts) fields.push_back(optional(each.name, shape_of(each).or_null()));
  for (const auto& [name, field] : saml_flags) fields.push_back(optional(name, boolean().or_null()));
  fields.push_back(optional("saml_field_mapping", saml_field_mapping_shape().or_null()));
  return fields;
}

void saml_settings(Writer& out, Object& object, const SamlSettings& settings) {
  for (const auto& each : saml_texts) object(each.name, settings.*each.field);
  for (const auto& [name, field] : saml_flags) object(name, settings.*field);
  Object mapping(out, "saml_field_mapping");
  for (const auto& each : saml_mapped_fields) mapping(each.name, settings.saml_field_mapping.*each.field);
}

SamlSettings saml_settings_from(const Value& value, SamlSettings before) {
  for (const auto& each : saml_texts) read_text(value, each, before);
  for (const auto& [name, field] : saml_flags)
    if (const auto* flag = value.find(name); flag != nullptr)
      before.*field = flag->is_null() ? std::nullopt : std::optional(value.flag(name));
  if (const auto* mapping = value.find("saml_field_mapping")) {
    before.saml_field_mapping = {};
    for (const auto& each : saml_mapped_fields) read_text(*mapping, each, before.saml_field_mapping);
  }
  return before;
}

std::optional<std::string_view> first_saml_field(const Value& value) {
  for (const auto& field : saml_fields())
    if (value.find(field.name) != nullptr) return field.name;
  return std::nullopt;
}

const Shape& authentication_method_shape() {
  static const Shape shape =
      object(
          {
              required("account_id", text(0, longest_id)),
              required("auth_token_extend_when_used", boolean()),
              required("auth_token_max_age_seconds", integer(shortest_auth_token_max_age, longest_auth_token_max_age)),
              required("authentication_method_enabled", boolean(), "Who signs in with it gets at the organization"),
              required("authentication_method_id", text()),
              required("authentication_method_name", text(0, longest_authentication_method_name)),
              required("authentication_method_type", authentication_method_type_shape()),
              required("auto_join_team_id", text().or_null(), "Always null"),
              required("auto_join_user_group_id", text(0, longest_id).or_null()),
              required("create_time", time()),
              required("delete_time", time().or_null(), "Always null"),
              required("internal_mcp_enabled", boolean().or_null(), "Of the internal method; otherwise null"),
              required("organization_id", text(0, longest_id)),
              required("saml_acs_url", text(0, 2048).or_null()),
              required("saml_cert", text().or_null(), "Always null"),
              required("saml_certificate_issuer", text().or_null(), "Always null: certificates are not read"),
              required("saml_certificate_not_valid_after", time().or_null(), "Always null"),
              required("saml_certificate_not_valid_before", time().or_null(), "Always null"),
              required("saml_certificate_subject", text().or_null(), "Always null"),
              required("saml_metadata_url", text(0, 2048).or_null()),
              required("saml_sp_certificate", text().or_null(), "Always null"),
              required("scim_url", text(0, 2048).or_null(), "Always null"),
              required("state", choice({"active", "pending_configuration"})),
              required("update_time", time()),
          })
          .with(saml_fields());
  return shape;
}

void authentication_method(Writer& out, const Organization& organization, const AuthenticationMethod& method) {
  using Maybe = std::optional<std::string>;
  const bool is_saml = method.type == AuthenticationMethodType::saml;
  Object object(out);
  object("account_id", organization.account_id)("organization_id", organization.organization_id);
  object("authentication_method_id", method.authentication_method_id);
  object("authentication_method_name", method.authentication_method_name);
  object("authentication_method_type", to_text(method.type));
  object("authentication_method_enabled", method.authentication_method_enabled);
  object("auth_token_max_age_seconds", method.auth_token_max_age_seconds);
  object("auth_token_extend_when_used", method.auth_token_extend_when_used);
  object("auto_join_team_id", nullptr)("auto_join_user_group_id", method.auto_join_user_group_id);
  object("internal_mcp_enabled",
         is_saml ? std::nullopt : std::optional(organization.authentication_config.mcp_enabled));
  object("state", method.is_configured() ? "active" : "pending_configuration");
  object("create_time", method.create_time)("update_time", method.update_time)("delete_time", nullptr);
  object("saml_acs_url", is_saml ? Maybe(saml_url(organization, method, "acs")) : std::nullopt);
  object("saml_metadata_url", is_saml ? Maybe(saml_url(organization, method, "metadata")) : std::nullopt);
  for (const auto* name :
       {"saml_cert", "saml_certificate_issuer", "saml_certificate_not_valid_after", "saml_certificate_not_valid_before",
        "saml_certificate_subject", "saml_sp_certificate", "scim_url"})
    object(name, nullptr);
  if (is_saml)
    saml_settings(out, object, method.saml);
  else
    no_saml_settings(object);
}

const Shape& one_authentication_method_shape() {
  static const Shape shape = object({required("authentication_method", authentication_method_shape())});
  return shape;
}

const Shape& authentication_methods_shape() {
  static const Shape shape = object({required("authentication_methods", list(authentication_method_shape()))});
  return shape;
}

Shape authentication_method_type_shape() { return choice({"internal", "saml"}); }
std::string_view to_text(AuthenticationMethodType type) {
  return type == AuthenticationMethodType::internal ? "internal" : "saml";
}
AuthenticationMethodType authentication_method_type_from(std::string_view text) {
  return text == "internal" ? AuthenticationMethodType::internal : AuthenticationMethodType::saml;
}

}  // namespace mock::views
