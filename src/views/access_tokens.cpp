#include "views/access_tokens.h"

namespace mock::views {
namespace {

using namespace json;

void write_fields(Writer& out, Object& object, const AccessToken& token, const AccessToken& current) {
  object("token_prefix", token.token_prefix())("description", token.description)("create_time", token.create_time);
  object("created_manually", token.created_manually);
  object("currently_active", token.token_prefix() == current.token_prefix());
  object("max_age_seconds", token.max_age_seconds)("extend_when_used", token.extend_when_used);
  object("expiry_time", token.expiry_time())("last_used_time", token.last_used_time)("last_ip", token.last_ip);
  object("last_user_agent", token.last_user_agent)("last_user_agent_human_readable", nullptr);
  if (token.ip_allowlist)
    object.list("ip_allowlist", [&] {
      for (const auto& range : *token.ip_allowlist) out.value(range);
    });
  else
    object("ip_allowlist", nullptr);
  if (token.scopes)
    object.list("scopes", [&] {
      for (const auto scope : *token.scopes) out.value(scope.name());
    });
  else
    object("scopes", nullptr);
}

Field full_token_field() { return required("full_token", text(), "The whole token; it is shown this once"); }

}  // namespace

const Shape& access_token_shape() {
  static const Shape shape = object({
      required("token_prefix", text(), "The first 12 characters of the token, by which it is named"),
      required("description", text(0, longest_token_description)),
      required("create_time", time()),
      required("created_manually", boolean(), "False for the token of a login"),
      required("currently_active", boolean(), "True for the token that made this request"),
      required("max_age_seconds", whole_number(shortest_max_age, longest_max_age).or_null(),
               "How long the token lives since it was made, or last used if extend_when_used; null: for ever"),
      required("extend_when_used", boolean()),
      required("expiry_time", time().or_null(), "When the token expires unless it is extended"),
      required("last_used_time", time().or_null()),
      required("last_ip", text().or_null()),
      required("last_user_agent", text().or_null()),
      required("last_user_agent_human_readable", text().or_null()),
      required("ip_allowlist", list(text(), most_ip_ranges).or_null(),
               "Where the token may be used from; null: anywhere"),
      required("scopes", list(text(), most_scopes).or_null(), "What the token may be used for; null: anything"),
  });
  return shape;
}

void access_token(Writer& out, const AccessToken& token, const AccessToken& current) {
  Object object(out);
  write_fields(out, object, token, current);
}

const Shape& access_tokens_shape() {
  static const Shape shape = object({required("tokens", list(access_token_shape()))});
  return shape;
}

const Shape& new_access_token_shape() {
  static const Shape shape = access_token_shape().with({full_token_field()});
  return shape;
}

void new_access_token(Writer& out, const AccessToken& token, const AccessToken& current) {
  Object object(out);
  write_fields(out, object, token, current);
  object("full_token", token.full_token);
}

const Shape& new_application_token_shape() {
  static const Shape shape = object({full_token_field(), required("token_prefix", text())});
  return shape;
}

void new_application_token(Writer& out, const AccessToken& token) {
  Object object(out);
  object("full_token", token.full_token)("token_prefix", token.token_prefix());
}

const Shape& organization_user_tokens_shape() {
  static const Shape shape = object({required(
      "tokens",
      list(object({
          required("description", text()),
          required("ip_allowlist", list(text(), most_ip_ranges), "Where the token may be used from; empty: anywhere"),
          required("last_ip", text().or_null()),
          required("last_used_time", time().or_null()),
          required("last_user_agent", text().or_null()),
          required("token_prefix", text()),
      })))});
  return shape;
}

void organization_user_token(Writer& out, const AccessToken& token) {
  Object object(out);
  object("description", token.description).list("ip_allowlist", [&] {
    for (const auto& range : token.ip_allowlist.or_empty()) out.value(range);
  });
  object("last_ip", token.last_ip)("last_used_time", token.last_used_time);
  object("last_user_agent", token.last_user_agent)("token_prefix", token.token_prefix());
}

}  // namespace mock::views
