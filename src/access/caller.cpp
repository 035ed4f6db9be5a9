#include "access/caller.h"

#include "access/judgement.h"
#include "base/ascii.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {
std::string_view token_of(std::string_view authorization) {
  const auto scheme = authorization.substr(0, authorization.find(' '));
  const auto lower = ascii::lower_case(scheme);
  if (lower != "aivenv1" && lower != "bearer") return {};
  const auto start = authorization.find_first_not_of(' ', scheme.size());
  if (start == std::string_view::npos) return {};
  const auto token = authorization.substr(start);
  const bool is_quoted = token.size() > 1 && token.starts_with('"') && token.ends_with('"');
  return is_quoted ? token.substr(1, token.size() - 2) : token;
}

std::string to_text(const Needs& needs) {
  switch (needs.who) {
    case Needs::Who::anyone: return "anyone";
    case Needs::Who::signed_in: return "signed in";
    case Needs::Who::member: return "member";
    case Needs::Who::admin: return "role:organization:admin";
    case Needs::Who::admin_of_it: return "admin of the resource";
    case Needs::Who::super_admin: return "super admin";
    case Needs::Who::rights: break;
  }
  const auto names = needs.any_of.joined(" or ");
  return needs.or_oneself ? names + " or oneself" : names;
}

Identity identify(const State& state, const Visit& visit, Time now) {
  const auto* token = access_tokens::find(state, token_of(visit.authorization));
  if (token == nullptr || !access_tokens::is_valid(state, *token, now)) return {nullptr, nullptr, visit};
  const auto* user = state.users.find(token->user_id);
  const auto managing = user->managing_organization_id.or_empty();
  return {user, token, visit, managing.empty() ? nullptr : state.organizations.find(managing)};
}

Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   const Subject& subject, std::string_view operation) {
  const auto judgement = judge(state, caller, needs, scopes, subject);
  if (!judgement.is_yes()) throw denial_of(state, judgement, caller, needs, scopes, subject, operation);
  return judgement.standing;
}

}  // namespace mock
