#pragma once
// What teams, their members, projects and invites look like in JSON. Clients need the account_id everywhere.
#include "json/shape.h"
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

/// A team of an account.
const Picture<Team>& team();
/// The same among the teams of a user.
const Picture<Team>& team_of_user();

/// What a team gives on a project; and the team with that, where the project lists its teams.
const Picture<TeamProject>& project_of_team();
const Picture<team_projects::Reach>& team_of_project();

struct MemberOfTeam {
  const Team* team;
  const TeamMember* member;
  const User* user;
};
const Picture<MemberOfTeam>& team_member();

/// A project that a user reaches through a team.
struct ProjectOfUser {
  const team_projects::Reach* reach;
  const Project* project;
  const User* user;
};
const Picture<ProjectOfUser>& project_of_user();

/// An invite to a team, with the name of the team's account.
struct InviteToTeam {
  const TeamInvite* invite;
  Team team;
  std::string_view account_name;
};
const Picture<InviteToTeam>& account_invite();
/// The same while it is accepted with its code.
const Picture<TeamInvite>& team_invite_details();

/// Somebody whom a search has found.
const Picture<User>& found_user();

json::Shape role_or_permission();

}  // namespace mock::views
