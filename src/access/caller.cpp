#include "access/caller.h"

#include "access/judgement.h"
#include "base/ascii.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {
namespace {

std::string_view token_of(std::string_view authorization) {
  const auto scheme = authorization.substr(0, authorization.find(' '));
  const auto lower = ascii::lower_case(scheme);
  if (lower != "aivenv1" && lower != "bearer") return {};
  const auto start = authorization.find_first_not_of(' ', scheme.size());
  return start == std::string_view::npos ? std::string_view() : authorization.substr(start);
}

}  // namespace

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
  return {state.users.find(token->user_id), token, visit};
}

void admit(const Identity& identity) {
  if (const auto judgement = judge(identity); !judgement.is_yes()) throw refusal_of(judgement, identity, {}, {});
}

Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   const Subject& subject, std::string_view operation) {
  const auto judgement = judge(state, caller, needs, scopes, subject);
  if (!judgement.is_yes()) throw refusal_of(judgement, caller, scopes, operation);
  return judgement.standing;
}

}  // namespace mock
