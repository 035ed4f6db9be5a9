#include "model/project_users.h"

#include "base/ascii.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::project_users {
namespace {

std::string user_id_of(const State& state, const Project& project, std::string_view user_email) {
  const auto* user = users::by_email(state, ascii::lower_case(user_email));
  if (user == nullptr || state.grants.find("project", project.project_name, "user", user->user_id) == nullptr)
    throw Refusal(refusals::project_has_no_such_user);
  return user->user_id;
}

}  // namespace

void set_member_type(State& state, const Project& project, std::string_view user_email, Permission member_type,
                     Time now) {
  Grant grant;
  grant.principal_id = user_id_of(state, project, user_email);
  grant.permissions = {member_type};
  permissions::change(state, {project.organization_id, "project", project.project_name}, permissions::Change::set,
                      {grant}, now);
}

void remove(State& state, const Project& project, std::string_view user_email) {
  state.grants.erase("project", project.project_name, "user", user_id_of(state, project, user_email));
}

}  // namespace mock::project_users
