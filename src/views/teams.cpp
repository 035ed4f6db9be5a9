#include "views/teams.h"

#include "views/emails.h"

namespace mock::views {

using namespace json;

namespace {

using team_projects::Reach;

const Picture<Team>& name_of_team() {
  static const Picture<Team> picture({
      kept<&Team::team_id>("team_id", text(0, longest_team_id)),
      kept<&Team::team_name>("team_name", text(0, longest_team_name), "Unique in the organization")
          .accepts(text(1, longest_team_name)),
  });
  return picture;
}

FieldOf<Team> account_id(std::string_view description = {}) {
  return kept<&Team::account_id>("account_id", text(0, longest_id), description);
}

Shape account_name_shape() { return text(0, longest_organization_name); }
Shape email_shape() { return text(0, longest_email); }

}  // namespace

Shape role_or_permission() { return choice({permission_names.begin(), permission_names.end()}); }

const Picture<Team>& team() {
  static const auto picture = name_of_team()
                                  .with({
                                      account_id("The organization's root account"),
                                      kept<&Team::create_time>("create_time", time()),
                                      kept<&Team::update_time>("update_time", time()),
                                  })
                                  .by_name();
  return picture;
}

const Picture<Team>& team_of_user() {
  static const auto picture =
      name_of_team()
          .with({account_id(),  //
                 worked_out<Team>("account_name", account_name_shape(),
                                  [](const Viewpoint& at, const Team& team) -> std::string_view {
                                    return teams::organization_of(at.state, team.account_id).organization_name;
                                  })})
          .by_name();
  return picture;
}

const Picture<TeamProject>& project_of_team() {
  static const Picture<TeamProject> picture({
      kept<&TeamProject::project_name>("project_name", text(0, longest_project_name)),
      kept<&TeamProject::team_type>("team_type", role_or_permission(), "What the team gives its members there"),
  });
  return picture;
}

const Picture<Reach>& team_of_project() {
  static const auto picture = Picture<Reach>(fields_of<&Reach::team>(team()))
                                  .with({worked_out<Reach>("team_type", role_or_permission(), [](const Reach& reach) {
                                    return reach.on.team_type.name();
                                  })});
  return picture;
}

const Picture<User>& found_user() {
  static const Picture<User> picture({
      kept<&User::real_name>("real_name", text(0, longest_real_name)),
      kept<&User::user_email>("user_email", email_shape()),
      kept<&User::user_id>("user_id", text()),
  });
  return picture;
}

const Picture<MemberOfTeam>& team_member() {
  using Face = MemberOfTeam;
  const auto joined = [](const Face& face) { return face.member->create_time; };
  static const auto picture = Picture<Face>(fields_of<&Face::team>(name_of_team()))
                                  .with(fields_of<&Face::user>(found_user()))
                                  .with({
                                      worked_out<Face>("create_time", time(), joined, "When the user joined the team"),
                                      worked_out<Face>("update_time", time(), joined),
                                  })
                                  .by_name();
  return picture;
}

const Picture<ProjectOfUser>& project_of_user() {
  using Face = ProjectOfUser;
  static const Picture<Face> picture({
      always<Face>("access_type", choice({"team"}), "team", "Always through a team"),
      worked_out<Face>(
          "account_id", text(0, longest_id),
          [](const Face& face) -> std::string_view { return face.project->account_id; }, "Of the project"),
      worked_out<Face>(
          "create_time", time(), [](const Face& face) { return face.reach->since; }, "Since when"),
      worked_out<Face>("member_type", role_or_permission(),
                       [](const Face& face) { return face.reach->on.team_type.name(); }),
      worked_out<Face>("project_name", text(0, longest_project_name),
                       [](const Face& face) -> std::string_view { return face.project->project_name; }),
      worked_out<Face>("real_name", text(0, longest_real_name),
                       [](const Face& face) -> std::string_view { return face.user->real_name; }),
      worked_out<Face>("team_id", text(0, longest_team_id),
                       [](const Face& face) -> std::string_view { return face.reach->team.team_id; }),
      worked_out<Face>("team_name", text(0, longest_team_name),
                       [](const Face& face) -> std::string_view { return face.reach->team.team_name; }),
      worked_out<Face>("user_email", email_shape(),
                       [](const Face& face) -> std::string_view { return face.user->user_email; }),
  });
  return picture;
}

const Picture<InviteToTeam>& account_invite() {
  using Face = InviteToTeam;
  static const Picture<TeamInvite> invite({
      kept<&TeamInvite::create_time>("create_time", time()),
      kept<&TeamInvite::invited_by_user_email>("invited_by_user_email", email_shape()),
      kept<&TeamInvite::user_email>("user_email", email_shape()),
  });
  static const auto picture =
      Picture<Face>(fields_of<&Face::invite>(invite))
          .with(fields_of<&Face::team>(name_of_team().with({account_id()})))
          .with({worked_out<Face>("account_name", account_name_shape(), std::mem_fn(&Face::account_name))})
          .by_name();
  return picture;
}

const Picture<TeamInvite>& team_invite_details() {
  static const Picture<TeamInvite> picture({kept<&TeamInvite::user_email>("user_email", email_shape())});
  return picture;
}

}  // namespace mock::views
