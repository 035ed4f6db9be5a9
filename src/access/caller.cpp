#include "access/caller.h"

#include "access/policies.h"
#include "base/ascii.h"
#include "base/cidr.h"
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

[[noreturn]] void deny(const Needs& needs, const Subject& subject, Rights held, std::string_view operation) {
  if (subject.is_project_alone && held.empty()) throw Refusal(refusals::not_project_member);
  if (needs.says_not_admin) throw Refusal(refusals::user_not_organization_admin);
  throw Refusal(refusals::permission_denied,
                std::string(refusals::permission_denied.message) + ": " + std::string(operation));
}

void check_scopes(const AccessToken& token, Scopes wanted) {
  if (!token.scopes || wanted.empty()) return;
  Scopes given;
  for (const auto scope : *token.scopes) given.add(covered_by(scope));
  if (given.has_any_of(wanted)) return;
  throw Refusal(refusals::permission_denied,
                "The scopes of this access token do not cover this action; it needs " + wanted.joined(" or "));
}

// P10: role:organization:admin on a unit reaches that unit and its projects; admin of a project is who holds admin on
// it, or on its unit or organization.
Standing standing_of(const State& state, const Member& member, const Place& place) {
  constexpr Permission organization_admin = "role:organization:admin";
  const auto held = permissions::held(state, place, member.user_id);

  Standing standing;
  standing.rights = held.at_place;
  standing.is_super_admin = member.is_super_admin;
  standing.is_admin = member.is_super_admin || held.on_organization.has(organization_admin);
  standing.is_admin_of_it =
      standing.is_admin || standing.rights.has(organization_admin) ||
      (!place.project_name.empty() && standing.rights.has_any_of({"admin", "role:project:admin"}));
  return standing;
}

bool may_do(const Needs& needs, const Standing& standing) {
  switch (needs.who) {
    case Needs::Who::anyone:
    case Needs::Who::signed_in:
    case Needs::Who::member: return true;
    case Needs::Who::rights: return standing.is_admin_of_it || standing.rights.has_any_of(needs.any_of);
    case Needs::Who::admin: return standing.is_admin;
    case Needs::Who::admin_of_it: return standing.is_admin_of_it;
    case Needs::Who::super_admin: return standing.is_super_admin;
  }
  return false;
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
  if (identity.user == nullptr) throw Refusal(refusals::missing_token);
  if (identity.user->state == UserState::deactivated) throw Refusal(refusals::user_deactivated);
  const auto& ranges = identity.token->ip_allowlist;
  if (ranges && !any_contains(*ranges, identity.visit.address))
    throw Refusal(
        refusals::client_ip_address_policy_violation,
        "The ip_allowlist of this access token does not contain the address " + std::string(identity.visit.address));
}

Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   const Subject& subject, std::string_view operation) {
  check_scopes(*caller.token, scopes);
  const auto& place = subject.place;
  if (place.organization_id.empty()) return {};

  const auto& user_id = caller.user->user_id;
  const auto* member = state.members.find(place.organization_id, user_id);
  if (member == nullptr) {
    if (needs.who != Needs::Who::signed_in) deny(needs, subject, {}, operation);
    return {};
  }
  check_policies(state, organizations::get(state, place.organization_id), caller);
  const auto standing = standing_of(state, *member, place);
  const bool may = may_do(needs, standing) || (needs.or_oneself && subject.user_id == user_id);
  if (!may) deny(needs, subject, standing.rights, operation);
  return standing;
}

}  // namespace mock
