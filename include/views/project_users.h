#pragma once
// Who has access to a project, as ProjectUserList tells it: by name, through a team or through a group; and who is
// invited.
#include <optional>

#include "model/project_invites.h"
#include "model/teams.h"
#include "model/user_groups.h"
#include "views/picture.h"

namespace mock::views {

struct UserOfProject {
  const User* user;
  Permission member_type;
  Time create_time;
  std::optional<Team> team{};  // through which; none: by name
};
const Picture<UserOfProject>& user_of_project();

struct GroupUserOfProject {
  const User* user;
  Permission member_type;
  const UserGroup* group;
};
const Picture<GroupUserOfProject>& group_user_of_project();

const Picture<ProjectInvite>& invitation_to_project();

}  // namespace mock::views
