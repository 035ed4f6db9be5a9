#include "views/teams.h"

#include "model/organizations.h"
#include "model/projects.h"
#include "model/users.h"

namespace mock::views {
namespace {

using namespace json;

std::vector<Field> name_fields() {
  return {required("team_id", text(0, longest_team_id)), required("team_name", text(0, longest_team_name))};
}

// A team where it is told with its account.
Shape team_of_account() {
  return object({
                    required("account_id", text(0, longest_id), "The organization's root account"),
                    required("create_time", time()),
                })
      .with(name_fields())
      .with({required("update_time", time())});
}

void write_fields(Object& object, const Team& team) {
  object("account_id", team.account_id)("create_time", team.create_time)("team_id", team.team_id);
  object("team_name", team.team_name)("update_time", team.update_time);
}

}  // namespace

Shape team_type_shape() { return choice({permission_names.begin(), permission_names.end()}); }

const Shape& team_shape() {
  static const Shape shape = object({required("team", team_of_account())});
  return shape;
}

void team(Writer& out, const Team& team) {
  const Object whole(out);
  Object object(out, "team");
  write_fields(object, team);
}

const Shape& teams_shape() {
  static const Shape shape = object({required("teams", list(team_of_account()))});
  return shape;
}

void team_item(Writer& out, const Team& team) {
  Object object(out);
  write_fields(object, team);
}

const Shape& project_teams_shape() {
  static const Shape shape =
      object({required("teams", list(team_of_account().with({required("team_type", team_type_shape())})))});
  return shape;
}

void project_team(Writer& out, const team_projects::Reach& reach) {
  Object object(out);
  write_fields(object, reach.team);
  object("team_type", reach.on.team_type.name());
}

const Shape& user_teams_shape() {
  static const Shape shape =
      object({required("teams", list(object({
                                                required("account_id", text(0, longest_id)),
                                                required("account_name", text(0, longest_organization_name)),
                                            })
                                         .with(name_fields())))});
  return shape;
}

void user_team(Writer& out, const Team& team, std::string_view account_name) {
  Object object(out);
  object("account_id", team.account_id)("account_name", account_name);
  object("team_id", team.team_id)("team_name", team.team_name);
}

const Shape& team_members_shape() {
  static const Shape shape =
      object({required("members", list(object({
                                                  required("create_time", time(), "When the user joined the team"),
                                                  required("real_name", text(0, longest_real_name)),
                                              })
                                           .with(name_fields())
                                           .with({
                                               required("update_time", time()),
                                               required("user_email", text(0, longest_email)),
                                               required("user_id", text()),
                                           })))});
  return shape;
}

void team_member(Writer& out, const Team& team, const TeamMember& member, const User& user) {
  Object object(out);
  object("create_time", member.create_time)("real_name", user.real_name)("team_id", team.team_id);
  object("team_name", team.team_name)("update_time", member.create_time);
  object("user_email", user.user_email)("user_id", user.user_id);
}

const Shape& team_projects_shape() {
  static const Shape shape = object({required("projects", list(object({
                                                              required("project_name", text(0, longest_project_name)),
                                                              required("team_type", team_type_shape()),
                                                          })))});
  return shape;
}

void team_project(Writer& out, const TeamProject& association) {
  Object object(out);
  object("project_name", association.project_name)("team_type", association.team_type.name());
}

const Shape& user_projects_shape() {
  static const Shape shape = object(
      {required("user_projects", list(object({
                                                 required("access_type", choice({"team"}), "Always through a team"),
                                                 required("account_id", text(0, longest_id), "Of the project"),
                                                 required("create_time", time(), "Since when"),
                                                 required("member_type", team_type_shape()),
                                                 required("project_name", text(0, longest_project_name)),
                                                 required("real_name", text(0, longest_real_name)),
                                             })
                                          .with(name_fields())
                                          .with({required("user_email", text(0, longest_email))})))});
  return shape;
}

void user_project(Writer& out, const User& user, const Project& project, const team_projects::Reach& reach) {
  Object object(out);
  object("access_type", "team")("account_id", project.account_id)("create_time", reach.since);
  object("member_type", reach.on.team_type.name())("project_name", project.project_name)("real_name", user.real_name);
  object("team_id", reach.team.team_id)("team_name", reach.team.team_name)("user_email", user.user_email);
}

const Shape& account_invites_shape() {
  static const Shape shape =
      object({required("account_invites", list(object({
                                                          required("account_id", text(0, longest_id)),
                                                          required("account_name", text(0, longest_organization_name)),
                                                          required("create_time", time()),
                                                          required("invited_by_user_email", text(0, longest_email)),
                                                      })
                                                   .with(name_fields())
                                                   .with({required("user_email", text(0, longest_email))})))});
  return shape;
}

void account_invite(Writer& out, const TeamInvite& invite, const Team& team, std::string_view account_name) {
  Object object(out);
  object("account_id", team.account_id)("account_name", account_name)("create_time", invite.create_time);
  object("invited_by_user_email", invite.invited_by_user_email)("team_id", team.team_id);
  object("team_name", team.team_name)("user_email", invite.user_email);
}

const Shape& invite_details_shape() {
  static const Shape shape =
      object({required("invite_details", object({required("user_email", text(0, longest_email))}))});
  return shape;
}

void invite_details(Writer& out, std::string_view user_email) {
  const Object whole(out);
  Object object(out, "invite_details");
  object("user_email", user_email);
}

const Shape& found_users_shape() {
  static const Shape shape = object({required("users", list(object({
                                                           required("real_name", text(0, longest_real_name)),
                                                           required("user_email", text(0, longest_email)),
                                                           required("user_id", text()),
                                                       })))});
  return shape;
}

void found_user(Writer& out, const User& user) {
  Object object(out);
  object("real_name", user.real_name)("user_email", user.user_email)("user_id", user.user_id);
}

}  // namespace mock::views
