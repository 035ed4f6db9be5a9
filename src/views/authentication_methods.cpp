#include "views/authentication_methods.h"

#include "views/request_body.h"

namespace mock::views {
namespace {

using namespace json;

constexpr std::int64_t longest_certificate = 16'384;
constexpr std::int64_t longest_url = 2048;
constexpr std::int64_t longest_attribute = 256;

template <auto Member>
FieldOf<SamlFieldMapping> mapped(std::string_view name) {
  return kept<Member>(name, text(0, longest_attribute).or_null(), "The name of the attribute that holds it");
}

const Picture<SamlFieldMapping>& saml_field_mapping() {
  static const Picture<SamlFieldMapping> picture({
      mapped<&SamlFieldMapping::email>("email"),
      mapped<&SamlFieldMapping::first_name>("first_name"),
      mapped<&SamlFieldMapping::groups>("groups"),
      mapped<&SamlFieldMapping::identity>("identity"),
      mapped<&SamlFieldMapping::last_name>("last_name"),
      mapped<&SamlFieldMapping::real_name>("real_name"),
  });
  return picture;
}

Shape wished_field_mapping() {
  return RequestBody<SamlFieldMapping>(saml_field_mapping(), may_all(saml_field_mapping())).shape();
}

bool is_saml(const MethodOfOrganization& one) { return one.method->type == AuthenticationMethodType::saml; }

// Where identity providers would send people back to.
FieldOf<MethodOfOrganization> saml_url(std::string_view name, std::string_view end) {
  return worked_out<MethodOfOrganization>(
      name, text(0, longest_url).or_null(), [end](const MethodOfOrganization& one) -> std::optional<std::string> {
        if (!is_saml(one)) return std::nullopt;
        return "https://api.aiven.io/v1/sso/saml/account/" + one.organization->account_id + "/method/" +
               one.method->authentication_method_id + "/" + std::string(end);
      });
}

FieldOf<MethodOfOrganization> always_null(std::string_view name, const Shape& shape,
                                          std::string_view description = "Always null") {
  return always<MethodOfOrganization>(name, shape.or_null(), nullptr, description);
}

// The internal method has no settings: all are null.
FieldsOf<MethodOfOrganization> saml_fields() {
  using Both = MethodOfOrganization;
  const Picture<AuthenticationMethod> of_method(fields_of<&AuthenticationMethod::saml>(saml_settings()));
  FieldsOf<Both> fields;
  for (const auto& field : fields_of<&Both::method>(of_method)) {
    FieldOf<Both> of_both(field);
    of_both.writes([write = field.write](Writer& out, const Viewpoint& at, const Both& one) {
      is_saml(one) ? write(out, at, &one) : out.value(nullptr);
    });
    fields.push_back(of_both);
  }
  return fields;
}

const Picture<AuthenticationMethod>& state_and_times() {
  static const Picture<AuthenticationMethod> picture({
      worked_out<AuthenticationMethod>("state", choice({"active", "pending_configuration"}),
                                       [](const AuthenticationMethod& method) {
                                         return method.is_configured() ? "active" : "pending_configuration";
                                       }),
      kept<&AuthenticationMethod::create_time>("create_time", time()),
      kept<&AuthenticationMethod::update_time>("update_time", time()),
  });
  return picture;
}

const Picture<AuthenticationMethod>& told_of_it() {
  using Method = AuthenticationMethod;
  static const Picture<Method> picture({
      kept<&Method::authentication_method_id>("authentication_method_id", text()),
      kept<&Method::authentication_method_name>("authentication_method_name",
                                                text(0, longest_authentication_method_name), "For people")
          .accepts(text(1, longest_authentication_method_name)),
      kept<&Method::type>("authentication_method_type", choice_of<AuthenticationMethodType>(),
                          "The organization's own, or an identity provider"),
      kept<&Method::authentication_method_enabled>("authentication_method_enabled", boolean(),
                                                   "Who signs in with it gets at the organization"),
      kept<&Method::auth_token_max_age_seconds>("auth_token_max_age_seconds",
                                                integer(shortest_auth_token_max_age, longest_auth_token_max_age),
                                                "Of the sessions it begins; default: 36000"),
      kept<&Method::auth_token_extend_when_used>("auth_token_extend_when_used", boolean(),
                                                 "Count auth_token_max_age_seconds from the last use; default: true"),
      always<Method>("auto_join_team_id", text().or_null(), nullptr, "Always null"),
      kept<&Method::auto_join_user_group_id>("auto_join_user_group_id", text(0, longest_id).or_null(),
                                             "The group that new users join"),
  });
  return picture;
}

}  // namespace

const Picture<SamlSettings>& saml_settings() {
  using Saml = SamlSettings;
  static const Picture<Saml> picture({
      kept<&Saml::saml_certificate>("saml_certificate", text(0, longest_certificate).or_null(),
                                    "Of the identity provider"),
      kept<&Saml::saml_digest_algorithm>("saml_digest_algorithm",
                                         choice({"sha1", "sha256", "sha384", "sha512"}).or_null(),
                                         "How it digests what it signs"),
      kept<&Saml::saml_entity_id>("saml_entity_id", text(0, longest_url).or_null(),
                                  "What the identity provider calls itself"),
      kept<&Saml::saml_idp_url>("saml_idp_url", text(0, longest_url).or_null(), "Where users sign in"),
      kept<&Saml::saml_signature_algorithm>(
          "saml_signature_algorithm",
          choice({"rsa-sha1", "dsa-sha1", "rsa-sha256", "rsa-sha384", "rsa-sha512"}).or_null(), "How it signs"),
      kept<&Saml::saml_variant>("saml_variant", choice({"adfs"}).or_null(), "Set for providers that deviate"),
      kept<&Saml::saml_assertion_signed_enabled>("saml_assertion_signed_enabled", boolean().or_null(),
                                                 "Assertions must be signed"),
      kept<&Saml::saml_authn_requests_signed_enabled>("saml_authn_requests_signed_enabled", boolean().or_null(),
                                                      "Requests to sign in are signed"),
      kept<&Saml::saml_idp_login_allowed>("saml_idp_login_allowed", boolean().or_null(),
                                          "Signing in may begin at the identity provider"),
      kept<&Saml::saml_join_groups>("saml_join_groups", boolean().or_null(),
                                    "Users join the groups that the assertion names"),
      kept<&Saml::saml_requested_authn_context_enabled>("saml_requested_authn_context_enabled", boolean().or_null(),
                                                        "The way of signing in is asked for"),
      kept<&Saml::scim_enabled>("scim_enabled", boolean().or_null(),
                                "The identity provider looks after users and groups"),
      kept<&Saml::saml_field_mapping, MaybeCodec<Rare<SamlFieldMapping>, PictureCodec<saml_field_mapping>>>(
          "saml_field_mapping", saml_field_mapping().shape().or_null(), "Which attributes of the assertion say what")
          .accepts(wished_field_mapping().or_null())
          .or_left_out(),  // Y20
  });
  return picture;
}

std::optional<std::string_view> first_saml_field(const Value& value) {
  for (const auto& field : saml_settings().fields())
    if (value.find(field.shown.name) != nullptr) return field.shown.name;
  return std::nullopt;
}

const Picture<AuthenticationMethod>& kept_of_authentication_method() {
  static const auto picture = told_of_it().with(state_and_times().fields());
  return picture;
}

const Picture<MethodOfOrganization>& authentication_method() {
  using Both = MethodOfOrganization;
  static const auto picture =
      Picture<Both>({
                        worked_out<Both>(
                            "account_id", text(0, longest_id),
                            [](const Both& one) -> const auto& { return one.organization->account_id; }),
                        worked_out<Both>(
                            "organization_id", text(0, longest_id),
                            [](const Both& one) -> const auto& { return one.organization->organization_id; }),
                    })
          .with(fields_of<&Both::method>(told_of_it()))
          .with({worked_out<Both>(
                     "internal_mcp_enabled", boolean().or_null(),
                     [](const Both& one) -> std::optional<bool> {
                       if (is_saml(one)) return std::nullopt;
                       return one.organization->authentication_config.mcp_enabled;
                     },
                     "Of the internal method; otherwise null"),
                 worked_out<Both>(
                     "internal_mcp_read_only", boolean().or_null(),
                     [](const Both& one) -> std::optional<bool> {
                       if (is_saml(one)) return std::nullopt;
                       return one.organization->authentication_config.mcp_read_only;
                     },
                     "Of the internal method; otherwise null")})
          .with(fields_of<&Both::method>(state_and_times()))
          .with({
              always_null("delete_time", time()),
              saml_url("saml_acs_url", "acs"),
              saml_url("saml_metadata_url", "metadata"),
              always_null("saml_cert", text()),
              always_null("saml_certificate_issuer", text(), "Always null: certificates are not read"),
              always_null("saml_certificate_not_valid_after", time()),
              always_null("saml_certificate_not_valid_before", time()),
              always_null("saml_certificate_subject", text()),
              always_null("saml_sp_certificate", text()),
              always_null("scim_url", text(0, longest_url)),
          })
          .with(saml_fields());
  return picture;
}

}  // namespace mock::views
