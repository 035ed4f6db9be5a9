#pragma once
// Invites to projects, by e-mail address. Whoever accepts one belongs to the organization too, and is granted on the
// project what the invite says. Rules J14–J16 of docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/permissions.h"

namespace mock {

struct State;
struct Project;
struct User;

struct ProjectInvite {
  std::string project_name;
  std::string user_email, inviting_user_email;  // lower case
  Permission member_type = "read_only";
  std::string verification_code;  // as the e-mail would bring it: it accepts the invite without a token
  Time create_time{}, expiry_time{};

  using Ways = FoundBy<By<&ProjectInvite::project_name, &ProjectInvite::user_email>, By<&ProjectInvite::project_name>,
                       By<&ProjectInvite::user_email>, By<&ProjectInvite::verification_code>>;

  [[nodiscard]] bool expired_at(Time now) const { return now >= expiry_time; }
};

namespace project_invites {

/// The invite whose e-mail brought this code, or nullptr. It may have expired.
const ProjectInvite* with_code(const State&, std::string_view verification_code);

/// Those of a person that can still be accepted.
std::vector<ProjectInvite> of_user(const State&, std::string_view user_email, Time now);

/// True when the user, if there is one with this address, could accept an invite to the project: application users
/// stay in their organization.
bool may_join(const State&, const Project& project, std::string_view user_email);

/// Invites an address, in place of an invite that has expired. Refuses user_already_in_project for who is granted
/// something on the project itself, user_already_invited_to_project, and application users of other organizations.
const ProjectInvite& create(State&, const Project& project, const Wish<ProjectInvite>& wish, const User& inviting,
                            Time now);

/// Withdraws an invite that can still be accepted, or invitation_not_found.
void cancel(State&, const Project& project, std::string_view user_email, Time now);

/// Grants what the invite says to whoever has its address; who has no user yet becomes one. The invite ends, and is
/// returned. Refuses project_not_found, invitation_not_found, invitation_expired, user_deactivated.
ProjectInvite accept(State&, std::string_view project_name, std::string_view verification_code, Time now);

void rename_project(State&, std::string_view project_name, std::string_view new_name);
void forget_project(State&, std::string_view project_name);

}  // namespace project_invites
}  // namespace mock
