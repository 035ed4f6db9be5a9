#include "token_requests.h"

#include "replies.h"
#include "views/access_tokens.h"

namespace mock::api {
namespace {

views::RequestBody<AccessToken> new_token(const json::Shape& max_age_seconds) {
  return views::RequestBody<AccessToken>(views::access_token(), views::needed<&AccessToken::description>(),
                                         views::may<&AccessToken::max_age_seconds, &AccessToken::extend_when_used,
                                                    &AccessToken::ip_allowlist, &AccessToken::scopes>())
      .accepts<&AccessToken::max_age_seconds>(max_age_seconds.or_null());
}

}  // namespace

const views::RequestBody<AccessToken>& new_access_token() {
  static const auto body = new_token(json::whole_number(shortest_max_age, longest_max_age));
  return body;
}

const views::RequestBody<AccessToken>& new_application_token() {
  static const auto body = new_token(json::integer(shortest_max_age, longest_max_age));
  return body;
}

Reply token_list(const State& state, std::string_view user_id, const Call& call) {
  return reply_with_list(
      "tokens", views::access_token(), state, call, state.access_tokens.with<&AccessToken::user_id>(user_id),
      [&](const AccessToken& token) { return access_tokens::is_valid(state, token, call.now) ? &token : nullptr; });
}

}  // namespace mock::api
