#include "views/project_users.h"

#include "model/state.h"
#include "views/teams.h"

namespace mock::views {

using namespace json;

const Picture<UserOfProject>& user_of_project() {
  using Face = UserOfProject;
  static const Picture<Face> picture({
      listed<Face>(
          "auth", text(), [](Writer&, const Viewpoint&, const Face&) {}, "Always empty"),
      always<Face>("billing_contact", boolean(), false, "Always false"),
      worked_out<Face>("create_time", time(), std::mem_fn(&Face::create_time)),
      worked_out<Face>("member_type", role_or_permission(), [](const Face& face) { return face.member_type.name(); }),
      worked_out<Face>("real_name", text(0, longest_real_name),
                       [](const Face& face) -> std::string_view { return face.user->real_name; }),
      worked_out<Face>(
          "team_id", text(0, longest_team_id),
          [](const Face& face) { return face.team ? face.team->team_id : std::string(); }, "Empty: by name"),
      worked_out<Face>("team_name", text(0, longest_team_name),
                       [](const Face& face) { return face.team ? face.team->team_name : std::string(); }),
      worked_out<Face>("user_email", text(0, longest_email),
                       [](const Face& face) -> std::string_view { return face.user->user_email; }),
      worked_out<Face>("user_id", text(), [](const Face& face) -> std::string_view { return face.user->user_id; }),
  });
  return picture;
}

const Picture<GroupUserOfProject>& group_user_of_project() {
  using Face = GroupUserOfProject;
  static const Picture<Face> picture({
      worked_out<Face>("member_type", role_or_permission(), [](const Face& face) { return face.member_type.name(); }),
      worked_out<Face>("real_name", text(0, longest_real_name),
                       [](const Face& face) -> std::string_view { return face.user->real_name; }),
      worked_out<Face>("user_email", text(0, longest_email),
                       [](const Face& face) -> std::string_view { return face.user->user_email; }),
      worked_out<Face>("user_group_id", text(),
                       [](const Face& face) -> std::string_view { return face.group->user_group_id; }),
  });
  return picture;
}

const Picture<ProjectInvite>& invitation_to_project() {
  using Invite = ProjectInvite;
  static const Picture<Invite> picture({
      worked_out<Invite>("invite_time", time(), std::mem_fn(&Invite::create_time)),
      worked_out<Invite>("invited_user_email", text(0, longest_email), std::mem_fn(&Invite::user_email)),
      kept<&Invite::inviting_user_email>("inviting_user_email", text(0, longest_email)),
      worked_out<Invite>("member_type", role_or_permission(),
                         [](const Invite& invite) { return invite.member_type.name(); }),
  });
  return picture;
}

}  // namespace mock::views
