#pragma once
// What teams, their members, projects and invites look like in JSON. Clients need the account_id everywhere.
#include "json/shape.h"
#include "model/team_invites.h"
#include "model/team_projects.h"

namespace mock {

struct Project;
struct User;

namespace views {

/// {"team": {...}}
const json::Shape& team_shape();
void team(json::Writer& out, const Team& team);
/// {"teams": [...]}: of an account.
const json::Shape& teams_shape();
void team_item(json::Writer& out, const Team& team);
/// {"teams": [...]}: associated with a project, with what each gives there.
const json::Shape& project_teams_shape();
void project_team(json::Writer& out, const team_projects::Reach& reach);
/// {"teams": [...]}: of a user.
const json::Shape& user_teams_shape();
void user_team(json::Writer& out, const Team& team, std::string_view account_name);

/// {"members": [...]}
const json::Shape& team_members_shape();
void team_member(json::Writer& out, const Team& team, const TeamMember& member, const User& user);

/// {"projects": [...]}
const json::Shape& team_projects_shape();
void team_project(json::Writer& out, const TeamProject& association);

/// {"user_projects": [...]}: which project a user reaches through which team.
const json::Shape& user_projects_shape();
void user_project(json::Writer& out, const User& user, const Project& project, const team_projects::Reach& reach);

/// {"account_invites": [...]}
const json::Shape& account_invites_shape();
void account_invite(json::Writer& out, const TeamInvite& invite, const Team& team, std::string_view account_name);
/// {"invite_details": {...}}
const json::Shape& invite_details_shape();
void invite_details(json::Writer& out, std::string_view user_email);

/// {"users": [...]}: found by a search.
const json::Shape& found_users_shape();
void found_user(json::Writer& out, const User& user);

/// A role or permission.
json::Shape team_type_shape();

}  // namespace views
}  // namespace mock
