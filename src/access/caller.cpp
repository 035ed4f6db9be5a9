#include "access/caller.h"

#include <algorithm>

#include "base/cidr.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {
namespace {

std::string_view token_of(std::string_view authorization) {
  const auto scheme = authorization.substr(0, authorization.find(' '));
  const auto lower = users::lower_case(scheme);
  if (lower != "aivenv1" && lower != "bearer") return {};
  const auto start = authorization.find_first_not_of(' ', scheme.size());
  return start == std::string_view::npos ? std::string_view() : authorization.substr(start);
}

[[noreturn]] void deny(std::string_view operation) {
  throw Refusal(refusals::permission_denied,
                std::string(refusals::permission_denied.message) + ": " + std::string(operation));
}

std::string names_of(Scopes scopes) {
  std::string names;
  scopes.each([&](std::string_view name) { (names += names.empty() ? "" : " or ") += name; });
  return names;
}

void check_scopes(const AccessToken& token, Scopes wanted) {
  if (token.scopes.empty() || wanted.empty()) return;
  Scopes given;
  for (const auto scope : token.scopes) given.add(covered_by(scope));
  if (given.has_any_of(wanted)) return;
  throw Refusal(refusals::permission_denied,
                "The scopes of this access token do not cover this action; it needs " + names_of(wanted));
}

}  // namespace

std::string to_text(const Needs& needs) {
  switch (needs.who) {
    case Needs::Who::anyone: return "anyone";
    case Needs::Who::signed_in: return "signed in";
    case Needs::Who::member: return "member";
    case Needs::Who::admin: return "role:organization:admin";
    case Needs::Who::super_admin: return "super admin";
    case Needs::Who::rights: break;
  }
  std::string names;
  needs.any_of.each([&](std::string_view name) { (names += names.empty() ? "" : " or ") += name; });
  return names;
}

Identity identify(const State& state, std::string_view authorization, Time now) {
  const auto* token = access_tokens::find(state, token_of(authorization));
  if (token == nullptr || !access_tokens::is_valid(state, *token, now)) return {};
  return {state.users.find(token->user_id), token};
}

void admit(const Identity& identity, std::string_view ip) {
  if (identity.user == nullptr) throw Refusal(refusals::missing_token);
  if (identity.user->state == UserState::deactivated) throw Refusal(refusals::user_deactivated);
  const auto& ranges = identity.token->ip_allowlist;
  const bool allowed = ranges.empty() || std::any_of(ranges.begin(), ranges.end(), [&](const std::string& range) {
                         return Cidr::parse(range)->contains(ip);
                       });
  if (!allowed)
    throw Refusal(refusals::client_ip_address_policy_violation,
                  "The ip_allowlist of this access token does not contain the address " + std::string(ip));
}

Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   std::string_view organization_id, std::string_view operation) {
  if (!organization_id.empty()) organizations::get(state, organization_id);  // 404 goes before 403
  check_scopes(*caller.token, scopes);
  if (organization_id.empty()) return {};

  const auto& user_id = caller.user->user_id;
  const auto* member = state.members.find(organization_id, user_id);
  if (member == nullptr) deny(operation);
  const auto rights = permissions::on_organization(state, organization_id, user_id);

  Standing standing;
  standing.is_super_admin = member->is_super_admin;
  standing.is_admin = member->is_super_admin || rights.has("role:organization:admin");
  const bool may = (needs.who == Needs::Who::super_admin && standing.is_super_admin) ||
                   (needs.who == Needs::Who::admin && standing.is_admin) ||
                   (needs.who == Needs::Who::rights && (standing.is_admin || rights.has_any_of(needs.any_of))) ||
                   needs.who == Needs::Who::member || needs.who == Needs::Who::signed_in;
  if (!may) deny(operation);
  return standing;
}

}  // namespace mock
