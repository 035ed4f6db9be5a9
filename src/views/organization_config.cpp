#include "views/organization_config.h"

#include "model/access_tokens.h"

namespace mock::views {

using namespace json;

const Shape& authentication_config_shape() {
  static const Shape shape = [] {
    std::vector<Field> fields;
    fields.reserve(authentication_switches.size());
    for (const auto& [name, field] : authentication_switches) fields.push_back(required(name, boolean()));
    return object(std::move(fields));
  }();
  return shape;
}

void authentication_config(Writer& out, const AuthenticationConfig& config) {
  Object object(out);
  for (const auto& [name, field] : authentication_switches) object(name, config.*field);
}

const Shape& api_client_ip_allowlist_shape() {
  static const Shape shape = object({
      required("api_client_ip_allowlist", list(text(0, longest_cidr), most_ip_ranges)),
      required("api_client_ip_allowlist_enabled", boolean()),
  });
  return shape;
}

void api_client_ip_allowlist(Writer& out, const Organization& organization) {
  Object object(out);
  object.list("api_client_ip_allowlist", [&] {
    for (const auto& range : organization.api_client_ip_allowlist) out.value(range);
  });
  object("api_client_ip_allowlist_enabled", organization.api_client_ip_allowlist_enabled);
}

std::vector<Field> authentication_switch_fields() {
  std::vector<Field> fields;
  fields.reserve(authentication_switches.size());
  for (const auto& [name, field] : authentication_switches) fields.push_back(optional(name, boolean()));
  return fields;
}

AuthenticationConfig authentication_config_from(const Value& value, AuthenticationConfig before) {
  for (const auto& [name, field] : authentication_switches) before.*field = value.flag(name, before.*field);
  return before;
}

}  // namespace mock::views
