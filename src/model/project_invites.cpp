#include "model/project_invites.h"

#include "base/ascii.h"
#include "invites.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::project_invites {
namespace {

std::vector<ProjectInvite> of_project(const State& state, std::string_view project_name) {
  std::vector<ProjectInvite> found;
  for (const auto& each : state.project_invites.with<&ProjectInvite::project_name>(project_name)) found.push_back(each);
  return found;
}

}  // namespace

const ProjectInvite* with_code(const State& state, std::string_view verification_code) {
  return invites::with_code(state.project_invites, verification_code);
}

std::vector<ProjectInvite> of_user(const State& state, std::string_view user_email, Time now) {
  return invites::pending<ProjectInvite>(state.project_invites.with<&ProjectInvite::user_email>(user_email), now);
}

bool may_join(const State& state, const Project& project, std::string_view user_email) {
  const auto* user = users::by_email(state, user_email);
  return user == nullptr || !user->is_application_user() ||
         state.members.find(project.organization_id, user->user_id) != nullptr;
}

const ProjectInvite& create(State& state, const Project& project, const Wish<ProjectInvite>& wish, const User& inviting,
                            Time now) {
  ProjectInvite invite;
  wish.apply_to(invite);
  invite.project_name = project.project_name;
  invite.user_email = ascii::lower_case(invite.user_email);
  invite.inviting_user_email = inviting.user_email;
  invite.create_time = now;
  invite.expiry_time = later_by(now, invitation_lifetime);
  if (!may_join(state, project, invite.user_email)) throw Refusal(refusals::action_forbidden_on_application_users);
  const auto* user = users::by_email(state, invite.user_email);
  if (user != nullptr && state.grants.find("project", project.project_name, "user", user->user_id) != nullptr)
    throw Refusal(refusals::user_already_in_project);
  invites::replace_expired(state.project_invites, project.project_name, invite.user_email, now,
                           refusals::user_already_invited_to_project);
  invite.verification_code = verification_codes::new_code(state);
  return state.project_invites.put(std::move(invite));
}

void cancel(State& state, const Project& project, std::string_view user_email, Time now) {
  invites::cancel(state.project_invites, project.project_name, user_email, now);
}

ProjectInvite accept(State& state, std::string_view project_name, std::string_view verification_code, Time now) {
  const std::string organization_id = projects::get(state, project_name).organization_id;
  auto invite = invites::accepted_by(state.project_invites, verification_code, now,
                                     [&](const ProjectInvite& found) { return found.project_name == project_name; });
  const User user = users::invited(state, invite.user_email, now);
  invites::erase(state.project_invites, invite);
  if (state.members.find(organization_id, user.user_id) == nullptr)
    members::add(state, organization_id, user.user_id, now);
  Grant grant;
  grant.principal_id = user.user_id;
  grant.permissions = {invite.member_type};
  permissions::change(state, {organization_id, "project", invite.project_name}, permissions::Change::grant, {grant},
                      now);
  return invite;
}

void rename_project(State& state, std::string_view project_name, std::string_view new_name) {
  for (auto& invite : of_project(state, project_name)) {
    invites::erase(state.project_invites, invite);
    invite.project_name = new_name;
    state.project_invites.put(std::move(invite));
  }
}

void forget_project(State& state, std::string_view project_name) {
  erase_with<&ProjectInvite::project_name>(state.project_invites, project_name);
}

}  // namespace mock::project_invites
