#include "views/access_tokens.h"

#include "base/cidr.h"

namespace mock::views {
namespace {

using namespace json;

// What a token is restricted to: an empty list restricts it to nothing, and counts as none.
template <class List>
struct Restriction : Codec<List> {
  static std::optional<List> read(const Value& value) {
    return value.as_list().empty() ? std::optional(List()) : Codec<List>::read(value);
  }
};
template <auto Member>
FieldOf<AccessToken> restriction(std::string_view name, Shape shape, std::string_view description) {
  return kept<Member, Restriction<TypeOf<Member>>>(name, std::move(shape), description);
}

FieldOf<AccessToken> token_prefix(std::string_view description = {}) {
  return worked_out<AccessToken>(
      "token_prefix", text(), [](const AccessToken& token) { return token.token_prefix(); }, description);
}
FieldOf<AccessToken> full_token() {
  return kept<&AccessToken::full_token>("full_token", text(), "The whole token; it is shown this once");
}

}  // namespace

const Picture<AccessToken>& access_token() {
  static const Picture<AccessToken> picture({
      token_prefix("The first 12 characters of the token, by which it is named"),
      kept<&AccessToken::description>("description", text(0, longest_token_description), "For people"),
      kept<&AccessToken::create_time>("create_time", time()),
      kept<&AccessToken::created_manually>("created_manually", boolean(), "False for the token of a login"),
      worked_out<AccessToken>(
          "currently_active", boolean(),
          [](const Viewpoint& at, const AccessToken& token) {
            return at.token != nullptr && at.token->token_prefix() == token.token_prefix();
          },
          "True for the token that made this request"),
      kept<&AccessToken::max_age_seconds>(
          "max_age_seconds", whole_number(shortest_max_age, longest_max_age).or_null(),
          "How long the token lives since it was made, or last used if extend_when_used; null: for ever"),
      kept<&AccessToken::extend_when_used>("extend_when_used", boolean(), "Count max_age_seconds from the last use"),
      worked_out<AccessToken>(
          "expiry_time", time().or_null(), [](const AccessToken& token) { return token.expiry_time(); },
          "When the token expires unless it is extended"),
      kept<&AccessToken::last_used_time>("last_used_time", time().or_null(), "When it was last used"),
      kept<&AccessToken::last_ip>("last_ip", text().or_null(), "From which address it was last used")
          .accepts(text_like(is_ip_address, "an IP address", longest_cidr).or_null()),
      kept<&AccessToken::last_user_agent>("last_user_agent", text().or_null(), "By which program it was last used"),
      always<AccessToken>("last_user_agent_human_readable", text().or_null(), nullptr),
      restriction<&AccessToken::ip_allowlist>("ip_allowlist", list(text(), most_ip_ranges).or_null(),
                                              "Where the token may be used from; null: anywhere")
          .accepts(list(text_like(is_ip_range, "an IP address or CIDR range", longest_cidr), most_ip_ranges).or_null()),
      restriction<&AccessToken::scopes>("scopes", list(text(), most_scopes).or_null(),
                                        "What the token may be used for; null: anything")
          .accepts(list(choice({scope_names.begin(), scope_names.end()}), most_scopes).or_null()),
  });
  return picture;
}

const Picture<AccessToken>& new_access_token() {
  static const auto picture = access_token().with({full_token()});
  return picture;
}

const Picture<AccessToken>& new_application_token() {
  static const Picture<AccessToken> picture({full_token(), token_prefix()});
  return picture;
}

const Picture<AccessToken>& organization_user_token() {
  static const Picture<AccessToken> picture({
      kept<&AccessToken::description>("description", text()),
      worked_out<AccessToken>(
          "ip_allowlist", list(text(), most_ip_ranges),
          [](Writer& out, const Viewpoint& /*at*/, const AccessToken& token) {
            Codec<std::vector<std::string>>::write(out, token.ip_allowlist.or_empty());
          },
          "Where the token may be used from; empty: anywhere"),
      kept<&AccessToken::last_ip>("last_ip", text().or_null()),
      kept<&AccessToken::last_used_time>("last_used_time", time().or_null()),
      kept<&AccessToken::last_user_agent>("last_user_agent", text().or_null()),
      token_prefix(),
  });
  return picture;
}

}  // namespace mock::views
