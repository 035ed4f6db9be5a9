#pragma once
// What teams give their members: one role or permission on each project that a team is associated with. The owners are
// admin of every project of their organization. Rules L7–L9 of docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/permissions.h"
#include "model/teams.h"

namespace mock {

struct State;
struct Project;

struct TeamProject {
  std::string team_id, project_name;
  Permission team_type = "admin";
  Time create_time{};

  using Ways = FoundBy<By<&TeamProject::team_id, &TeamProject::project_name>, By<&TeamProject::team_id>,
                       By<&TeamProject::project_name>>;
};

namespace team_projects {

/// A project as an account may deal with it: of its organization, and if the account is a unit, of that unit. Or
/// project_not_found, account_and_project_do_not_match.
const Project& project_of(const State&, std::string_view account_id, std::string_view project_name);

/// What a team gives on all its projects.
std::vector<TeamProject> of_team(const State&, const Team& team);

/// A team with what it gives on a project; on behalf of a user, since when it does.
struct Reach {
  Team team;
  TeamProject on;
  Time since{};
};
/// The teams of a project, that of the owners first.
std::vector<Reach> on_project(const State&, const Project& project);
/// The projects of an account that a user reaches through teams, team by team.
std::vector<Reach> of_user(const State&, std::string_view account_id, std::string_view user_id);

/// Associates a team with a project, changes what it gives there, or ends that. All refuse the team of the owners;
/// the first team_project_exists, the others project_not_found.
void create(State&, const Team& team, const Project& project, const Wish<TeamProject>& wish, Time now);
void update(State&, const Team& team, const Project& project, const Wish<TeamProject>& wish);
void remove(State&, const Team& team, const Project& project);

/// What the teams of a user give on a project. Takes as long as the user has teams.
Rights rights_on(const State&, std::string_view project_name, std::string_view user_id);
/// True when a team of the user is associated with any project.
bool any_for_user(const State&, std::string_view user_id);

void forget_team(State&, std::string_view team_id);
void forget_project(State&, std::string_view project_name);
void rename_project(State&, std::string_view project_name, const std::string& new_name);

}  // namespace team_projects
}  // namespace mock
