#include "access/judgement.h"

#include "access/because.h"
#include "access/policies.h"
#include "base/cidr.h"
#include "model/state.h"
#include "model/team_projects.h"

namespace mock {
namespace {

const Code* objection_to_scopes(const AccessToken& token, Scopes wanted) {
  if (!token.scopes || wanted.empty()) return nullptr;
  Scopes given;
  for (const auto scope : *token.scopes) given.add(covered_by(scope));
  return given.has_any_of(wanted) ? nullptr : &refusals::permission_denied;
}

const Code* objection_to_address(const AccessToken& token, std::string_view address) {
  const auto& ranges = token.ip_allowlist;
  return ranges && !any_contains(*ranges, address) ? &refusals::client_ip_address_policy_violation : nullptr;
}

// Who holds nothing at all on a project that was named alone is not told that they may not do this in it.
const Code& denial(const Needs& needs, const Subject& subject, Rights held) {
  if (subject.is_project_alone && held.empty()) return refusals::not_project_member;
  return needs.says_not_admin ? refusals::user_not_organization_admin : refusals::permission_denied;
}

// Whoever listens hears of each check that is made; nobody does on the way of a request.
constexpr auto nobody = [](Check, const Code*) {};

template <class Listener>
class Decision {
 public:
  explicit Decision(const Listener& listener) : listener_(listener) {}

  Judgement admission(const Identity& caller) {
    if (passes(Check::token, caller.user == nullptr ? &refusals::missing_token : nullptr) &&
        passes(Check::user_state,
               caller.user->state == UserState::deactivated ? &refusals::user_deactivated : nullptr) &&
        passes(Check::token_addresses, objection_to_address(*caller.token, caller.visit.address)) &&
        caller.managing_organization != nullptr)
      passes(Check::managing_organization,
             policies::objection_to_address(*caller.managing_organization, caller));  // Y18
    return judgement_;
  }

  Judgement permission(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                       const Subject& subject) {
    const auto& place = subject.place;
    if (!passes(Check::token_scopes, objection_to_scopes(*caller.token, scopes)) || place.organization_id.empty())
      return judgement_;

    const auto& user_id = caller.user->user_id;
    const auto* member = state.members.find(place.organization_id, user_id);
    const bool is_outside = member == nullptr && needs.who != Needs::Who::signed_in;
    if (!passes(Check::membership, is_outside ? &denial(needs, subject, {}) : nullptr) || member == nullptr)
      return judgement_;
    if (!passes_policies(state, organizations::get(state, place.organization_id), caller)) return judgement_;

    judgement_.standing = standing_of(permissions::held(state, place, member->user_id), member->is_super_admin,
                                      !place.project_name.empty());
    const bool may = meets(judgement_.standing, needs) || (needs.or_oneself && subject.user_id == user_id);
    passes(Check::permission, may ? nullptr : &denial(needs, subject, judgement_.standing.rights));
    return judgement_;
  }

 private:
  bool passes(Check check, const Code* objection) {
    judgement_.check = check;
    judgement_.refusal = objection;
    listener_(check, objection);
    return objection == nullptr;
  }

  bool passes_policies(const State& state, const Organization& organization, const Identity& caller) {
    if (!passes(Check::organization_addresses, policies::objection_to_address(organization, caller))) return false;
    if (caller.user->is_application_user()) return true;  // A2
    return passes(Check::client, policies::objection_to_client(organization, caller)) &&
           passes(Check::sign_in, policies::objection_to_sign_in(state, organization, caller)) &&
           passes(Check::two_factor, policies::objection_to_one_factor(state, organization, caller));
  }

  const Listener& listener_;
  Judgement judgement_{};
};

std::string with(const Code& code, std::string_view what) {
  return std::string(code.message) + ": " + std::string(what);
}

// Where a grant was made and to whom, when it holds at the place; empty: it does not.
std::string origin_of(const State& state, const Place& place, const Grant& grant) {
  const bool is_here = (grant.resource_type == "organization" && grant.resource_id == place.organization_id) ||
                       (grant.resource_type == "organization_unit" && grant.resource_id == place.unit_id) ||
                       (grant.resource_type == "project" && grant.resource_id == place.project_name);
  if (!is_here) return {};
  auto from = grant.resource_type + " " + grant.resource_id;
  if (grant.principal_type == "user") return from;
  return from + ", through the group " + state.user_groups.find(grant.principal_id)->user_group_name;
}

std::vector<Holding> permissions_held(const State& state, const Place& place, std::string_view user_id) {
  std::vector<Holding> held;
  const auto* member = state.members.find(place.organization_id, user_id);
  if (member != nullptr && member->is_super_admin)
    held.push_back({"super admin", "organization " + member->organization_id});
  for (const auto* grant : permissions::of_user(state, user_id)) {
    const auto from = origin_of(state, place, *grant);
    if (from.empty()) continue;
    grant->rights().each([&](std::string_view name) { held.push_back({std::string(name), from}); });
  }
  if (!place.project_name.empty())
    team_projects::rights_on(state, place.project_name, user_id).each([&](std::string_view name) {
      held.push_back({std::string(name), "project " + std::string(place.project_name) + ", through a team"});
    });
  return held;
}

void tell_scopes(Finding& finding, const AccessToken& token, Scopes wanted) {
  wanted.each([&](std::string_view name) { finding.needed.emplace_back(name); });
  if (!token.scopes) return;
  for (const auto scope : *token.scopes) finding.held.push_back({std::string(scope.name()), "the token"});
}

// What is needed and contained in what is held, unless that is needed itself.
std::string contained_of(const Needs& needs, std::string_view held) {
  const auto permission = Permission::named(held);
  if (!permission || needs.any_of.has(*permission)) return {};
  Rights contained;
  roles::for_each_name([&](Permission each) {
    if (needs.any_of.has(each) && roles::held_with(*permission).has(each)) contained.add(each);
  });
  return contained.joined(", ");
}

void tell_permissions(Finding& finding, const State& state, const Identity& caller, const Needs& needs,
                      const Subject& subject) {
  needs.any_of.each([&](std::string_view name) { finding.needed.emplace_back(name); });
  if (finding.needed.empty()) finding.needed.push_back(to_text(needs));
  finding.held = permissions_held(state, subject.place, caller.user->user_id);
  for (auto& each : finding.held) each.gives = contained_of(needs, each.what);
  if (needs.or_oneself && subject.user_id == caller.user->user_id) finding.held.push_back({"oneself", "the path"});
}

// What the API answers.
Refusal refusal_of(const Judgement& judgement, const Identity& caller, Scopes scopes, std::string_view operation) {
  const auto& code = *judgement.refusal;
  const std::string address(caller.visit.address);
  switch (judgement.check) {
    case Check::token:
      if (caller.visit.authorization.empty()) return Refusal(code, "No valid client certificate presented");  // T22
      break;
    case Check::token_addresses:
      return Refusal(code, "The ip_allowlist of this access token does not contain the address " + address);
    case Check::token_scopes:
      return Refusal(code,
                     "The scopes of this access token do not cover this action; it needs " + scopes.joined(" or "));
    case Check::managing_organization:
    case Check::organization_addresses:
      return Refusal(code, "The organization does not allow requests from the address " + address);
    case Check::client: return Refusal(code, "The organization does not allow MCP clients");
    default: break;
  }
  return &code == &refusals::permission_denied ? Refusal(code, with(code, operation)) : Refusal(code);
}

Finding find_out(const State& state, const Identity& caller, const Needs& needs, Scopes scopes, const Subject& subject,
                 Check check, const Code* refusal) {
  Finding finding{.check = check, .passed = refusal == nullptr, .refusal = refusal};
  if (check == Check::token_scopes) tell_scopes(finding, *caller.token, scopes);
  if (check == Check::permission) tell_permissions(finding, state, caller, needs, subject);
  finding.text = because(state, caller, subject, finding);
  return finding;
}

}  // namespace

std::string_view to_text(Check check) {
  switch (check) {
    case Check::token: return "token";
    case Check::user_state: return "user_state";
    case Check::token_addresses: return "token_addresses";
    case Check::managing_organization: return "managing_organization";
    case Check::token_scopes: return "token_scopes";
    case Check::membership: return "membership";
    case Check::organization_addresses: return "organization_addresses";
    case Check::client: return "client";
    case Check::sign_in: return "sign_in";
    case Check::two_factor: return "two_factor";
    case Check::permission: return "permission";
  }
  return {};
}

// role:organization:admin on a unit reaches that unit and its projects; admin of a project is who holds admin on it, or
// on its unit or organization.
Standing standing_of(const permissions::Held& held, bool is_super_admin, bool is_at_project) {
  constexpr Permission organization_admin = "role:organization:admin";
  constexpr auto project_admin = roles::containing({"admin"});

  Standing standing;
  standing.rights = held.at_place;
  standing.is_super_admin = is_super_admin;
  standing.is_admin = is_super_admin || held.on_organization.has(organization_admin);
  standing.is_admin_of_it = standing.is_admin || standing.rights.has(organization_admin) ||
                            (is_at_project && standing.rights.has_any_of(project_admin));
  return standing;
}

bool meets(const Standing& standing, const Needs& needs) {
  switch (needs.who) {
    case Needs::Who::anyone:
    case Needs::Who::signed_in:
    case Needs::Who::member: return true;
    case Needs::Who::rights: return standing.is_admin_of_it || standing.rights.has_any_of(needs.enough);
    case Needs::Who::admin: return standing.is_admin;
    case Needs::Who::admin_of_it: return standing.is_admin_of_it;
    case Needs::Who::super_admin: return standing.is_super_admin;
  }
  return false;
}

Judgement judge(const Identity& caller) { return Decision(nobody).admission(caller); }

Judgement judge(const State& state, const Identity& caller, const Needs& needs, Scopes scopes, const Subject& subject) {
  return Decision(nobody).permission(state, caller, needs, scopes, subject);
}

Denial denial_of(const State& state, const Judgement& judgement, const Identity& caller) {
  return denial_of(state, judgement, caller, needs::signed_in, {}, {}, {});
}

Denial denial_of(const State& state, const Judgement& judgement, const Identity& caller, const Needs& needs,
                 Scopes scopes, const Subject& subject, std::string_view operation) {
  auto finding = find_out(state, caller, needs, scopes, subject, judgement.check, judgement.refusal);
  return {refusal_of(judgement, caller, scopes, operation),
          Reason{std::string(to_text(finding.check)), std::move(finding.text), std::move(finding.needed),
                 std::move(finding.held)}};
}

std::vector<Finding> explain_decision(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                                      const Subject& subject) {
  std::vector<Finding> findings;
  const auto write_down = [&](Check check, const Code* refusal) {
    findings.push_back(find_out(state, caller, needs, scopes, subject, check, refusal));
  };
  Decision decision(write_down);
  if (needs.who != Needs::Who::anyone && decision.admission(caller).is_yes())
    decision.permission(state, caller, needs, scopes, subject);
  return findings;
}

}  // namespace mock
