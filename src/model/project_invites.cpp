#include "model/project_invites.h"

#include "base/ascii.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::project_invites {
namespace {

std::vector<ProjectInvite> of_project(const State& state, std::string_view project_name) {
  std::vector<ProjectInvite> found;
  for (const auto& each : state.project_invites.with<&ProjectInvite::project_name>(project_name)) found.push_back(each);
  return found;
}

void erase(State& state, const ProjectInvite& invite) {
  const ProjectInvite gone = invite;  // the row goes while it is being erased
  state.project_invites.erase(gone.project_name, gone.user_email);
}

}  // namespace

const ProjectInvite* with_code(const State& state, std::string_view verification_code) {
  for (const auto& each : state.project_invites.with<&ProjectInvite::verification_code>(verification_code))
    return &each;
  return nullptr;
}

std::vector<ProjectInvite> of_user(const State& state, std::string_view user_email, Time now) {
  std::vector<ProjectInvite> found;
  for (const auto& each : state.project_invites.with<&ProjectInvite::user_email>(user_email))
    if (!each.expired_at(now)) found.push_back(each);
  return found;
}

bool may_join(const State& state, const Project& project, std::string_view user_email) {
  const auto* user = users::by_email(state, user_email);
  return user == nullptr || !user->is_application_user() ||
         state.members.find(project.organization_id, user->user_id) != nullptr;
}

const ProjectInvite& create(State& state, const Project& project, std::string_view user_email, Permission member_type,
                            const User& inviting, Time now) {
  const auto address = ascii::lower_case(user_email);
  if (!may_join(state, project, address)) throw Refusal(refusals::action_forbidden_on_application_users);
  const auto* user = users::by_email(state, address);
  if (user != nullptr && state.grants.find("project", project.project_name, "user", user->user_id) != nullptr)
    throw Refusal(refusals::user_already_in_project);
  if (const auto* earlier = state.project_invites.find(project.project_name, address)) {
    if (!earlier->expired_at(now)) throw Refusal(refusals::user_already_invited_to_project);
    erase(state, *earlier);
  }
  return state.project_invites.put({project.project_name, address, inviting.user_email, member_type,
                                    verification_codes::new_code(state), now, later_by(now, invitation_lifetime)});
}

void cancel(State& state, const Project& project, std::string_view user_email, Time now) {
  const auto* invite = state.project_invites.find(project.project_name, ascii::lower_case(user_email));
  if (invite == nullptr || invite->expired_at(now)) throw Refusal(refusals::invitation_not_found);
  erase(state, *invite);
}

ProjectInvite accept(State& state, std::string_view project_name, std::string_view verification_code, Time now) {
  const std::string organization_id = projects::get(state, project_name).organization_id;
  const auto* found = with_code(state, verification_code);
  if (found == nullptr || found->project_name != project_name) throw Refusal(refusals::invitation_not_found);
  if (found->expired_at(now)) throw Refusal(refusals::invitation_expired);

  ProjectInvite invite = *found;
  const User user = users::invited(state, invite.user_email, now);
  erase(state, invite);
  if (state.members.find(organization_id, user.user_id) == nullptr)
    members::add(state, organization_id, user.user_id, now);
  permissions::change(state, {organization_id, "project", invite.project_name}, permissions::Change::grant,
                      {{"user", user.user_id, {invite.member_type}}}, now);
  return invite;
}

void rename_project(State& state, std::string_view project_name, std::string_view new_name) {
  for (auto& invite : of_project(state, project_name)) {
    erase(state, invite);
    invite.project_name = new_name;
    state.project_invites.put(std::move(invite));
  }
}

void forget_project(State& state, std::string_view project_name) {
  for (const auto& invite : of_project(state, project_name)) erase(state, invite);
}

}  // namespace mock::project_invites
