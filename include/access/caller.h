#pragma once
// Who is calling, and may they: the three questions the corridor asks before it lets a request touch the world.
#include <string_view>

#include "access/needs.h"
#include "base/time.h"
#include "model/access_tokens.h"
#include "model/users.h"

namespace mock {

struct Organization;
struct State;

/// What a request tells of whoever sent it; views into the request.
struct Visit {
  std::string_view authorization;  // the header: "aivenv1 TOKEN" or "Bearer TOKEN"
  std::string_view address;        // an IP address
  std::string_view user_agent;
  bool only_reads = false;  // by its method
};

/// Who the token of a request says is calling: a user, or nobody. Nothing is refused yet.
struct Identity {
  const User* user = nullptr;          // these two live as long as the State they were found in
  const AccessToken* token = nullptr;  // both are null together
  Visit visit{};
  const Organization* managing_organization = nullptr;  // the user's
};

/// The token in a header "aivenv1 TOKEN" or "Bearer TOKEN"; empty: there is none.
std::string_view token_of(std::string_view authorization);

Identity identify(const State& state, const Visit& visit, Time now);

/// What the caller is at the place of the request; all false where there is none, or the caller does not belong to it.
struct Standing {
  bool is_super_admin = false;  // of the organization
  bool is_admin = false;        // of the organization: super admin or role:organization:admin on it
  bool is_admin_of_it = false;  // of the organization, or of the unit or project of the request
  Rights rights{};              // all that the caller holds there
};

/// What a request is about, as far as rights go: told by its path.
struct Subject {
  Place place{};                  // without an organization: the caller alone
  std::string_view user_id;       // the user that the path names; empty: none
  bool is_project_alone = false;  // a project, and not the organization or account it is in
};

/// Refuses permission_denied ("You don't have permission to perform this action: OPERATION") unless the caller meets
/// `needs` at the place of `subject`, and the token has one of `scopes` (empty: any token will do). Before that,
/// members are refused what their organization's policies do not allow (policies.h). Who holds nothing at all on a
/// project that was named alone is told not_project_member. For those who ask beside the corridor: that has its no as a
/// value (judgement.h).
Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   const Subject& subject, std::string_view operation);

}  // namespace mock
