#pragma once
// Organizations. Rules O1–O16 of docs/fidelity.md.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/authentication_config.h"

namespace mock {

struct State;
struct User;

enum class Tier { business, personal };

/// Aiven raises it for those who ask.
inline constexpr std::int64_t usual_billing_group_limit = 5;

struct Organization {
  std::string organization_id;
  std::string account_id;             // of its root account
  std::string account_owner_team_id;  // of the team of its super admins (teams.h)
  std::string organization_name;
  Tier tier = Tier::business;
  Time create_time{}, update_time{};
  AuthenticationConfig authentication_config{};
  std::vector<std::string> api_client_ip_allowlist;  // ranges of addresses
  bool api_client_ip_allowlist_enabled = false;
  bool kafka_governance_enabled = false;
  bool kafka_console_governance_enabled = false;                 // accesses are made and deleted in the console alone
  std::int64_t billing_group_limit = usual_billing_group_limit;  // how many may be made through the API

  using Ways = FoundBy<By<&Organization::organization_id>, By<&Organization::account_id>,
                       By<&Organization::account_owner_team_id>, By<>>;
};

/// Limits of the API, in characters.
inline constexpr std::int64_t longest_organization_name = 83;
inline constexpr std::int64_t longest_id = 36;

namespace organizations {

/// The organization, or organization_not_found.
const Organization& get(const State&, std::string_view organization_id);

/// The organizations a user belongs to, in the order they were made.
std::vector<const Organization*> of_user(const State&, std::string_view user_id);

/// Makes an organization whose only member, and super admin, is `creator`. Refuses application users (nobody could
/// be its super admin) and managed users who are admin of no organization.
const Organization& create(State&, const User& creator, const Wish<Organization>& wish, Time now);

/// Changes what is given. Refuses organization_tier_downgrade_not_allowed from business to personal.
const Organization& update(State&, std::string_view organization_id, const Wish<Organization>& wish, Time now);

/// Replaces the addresses from which the organization may be reached. Who calls from another one while they are
/// enabled is for access/policies.h to refuse.
void set_api_client_ip_allowlist(State&, std::string_view organization_id, std::vector<std::string> ranges,
                                 bool enabled);

/// Removes the organization with everything it owns: memberships, grants, application users and their tokens, domains
/// and authentication methods.
void remove(State&, std::string_view organization_id);

/// An organization_id ("org…") and an account_id ("a…") that nothing has yet. Clients tell the two apart by "org".
std::string new_id(State&);
std::string new_account_id(State&);

}  // namespace organizations
}  // namespace mock
