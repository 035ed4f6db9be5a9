#include "views/users.h"

#include "views/projects.h"

namespace mock::views {
namespace {

using namespace json;

// Fields that a person may never have filled in are null then. The API's own order is alphabetical. Of the published
// limits of the city, 256 characters in /me and 512 in an organization, the one that holds for both.
const Picture<User>& profile() {
  static const Picture<User> picture({
      kept<&User::city>("city", text(0, longest_city).or_null(), "Of the profile"),
      kept<&User::country>("country", text().or_null(), "Of the profile"),
      kept<&User::create_time>("create_time", time()),
      kept<&User::department>("department", text().or_null(), "Of the profile"),
      kept<&User::job_title>("job_title", text().or_null(), "Of the profile"),
      kept<&User::managed_by_scim>("managed_by_scim", boolean(), "An identity provider looks after the user"),
      kept<&User::managing_organization_id>("managing_organization_id", text(0, longest_id).or_null(),
                                            "Set for managed users"),
      kept<&User::real_name>("real_name", text(0, longest_real_name)).accepts(text(1, longest_real_name)),
      kept<&User::state>("state", choice_of<UserState>(), "deleted: only in the answer that deletes"),
  });
  return picture;
}

// Each type once, in the order in which the user came to it.
void write_auth(Writer& out, const Viewpoint& at, const User& user) {
  std::uint64_t told = 0;
  for (const auto& method :
       at.state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user.user_id)) {
    if ((told & method.type.bit()) == 0) out.value(method.type.name());
    told |= method.type.bit();
  }
}

// T23: the API tells this one time with microseconds and an offset.
std::string with_microseconds(Time time) {
  auto text = rfc3339(time);
  text.pop_back();  // Z
  return text + ".000000+00:00";
}

const Picture<User>& myself() {
  static const auto picture = profile().with({
      kept<&User::user_id>("user_id", text()),
      kept<&User::user_email>("user", text(0, longest_email), "The e-mail address"),
      listed<User>("auth", text(), write_auth, "How the user may sign in"),
      empty_object<User>("features", text()),
      always<User>("tenant", text(0, 64), "aiven"),
      worked_out<User>(
          "token_validity_begin", time(),
          [](const User& user) { return with_microseconds(user.token_validity_begin.value_or(user.create_time)); }),
  });
  return picture;
}

const Picture<ProjectInvite>& invite_to_project() {
  static const Picture<ProjectInvite> picture({
      kept<&ProjectInvite::verification_code>("invite_code", text()),
      kept<&ProjectInvite::create_time>("invite_time", time()),
      kept<&ProjectInvite::inviting_user_email>("inviting_user_email", text(0, longest_email)),
      kept<&ProjectInvite::project_name>("project_name", text(0, longest_project_name)),
  });
  return picture;
}

void write_invitations(Writer& out, const Viewpoint& at, const Me& me) {
  for (const auto& invite : project_invites::of_user(at.state, me.user->user_email, at.now))
    invite_to_project().write(out, at, invite);
}

void write_project_names(Writer& out, const Viewpoint& /*at*/, const Me& me) {
  for (const auto* project : me.projects) out.value(project->project_name);
}

}  // namespace

const Picture<Me>& me() {
  static const auto picture =
      Picture<Me>(fields_of<&Me::user>(myself()))
          .with({
              listed<Me>("invitations", invite_to_project().shape(), write_invitations,
                         "To projects, as long as they can be accepted"),
              listed<Me>("projects", text(), write_project_names),
              worked_out<Me>("project_membership", project_membership_shape(),
                             [](Writer& out, const Viewpoint& at, const Me& me) {
                               project_membership(out, at.state, me.projects, me.user->user_id);
                             }),
              worked_out<Me>("project_memberships", project_memberships_shape(),
                             [](Writer& out, const Viewpoint& at, const Me& me) {
                               project_memberships(out, at.state, me.projects, me.user->user_id);
                             }),
          });
  return picture;
}

const Picture<User>& user_info() {
  static const auto picture = profile().with({
      worked_out<User>("is_application_user", boolean(), [](const User& user) { return user.is_application_user(); }),
      kept<&User::user_email>("user_email", text(0, longest_email)),
  });
  return picture;
}

const Picture<OrganizationUser>& organization_user() {
  static const Picture<OrganizationUser> picture({
      worked_out<OrganizationUser>("is_super_admin", boolean(),
                                   [](const OrganizationUser& one) { return one.member->is_super_admin; }),
      worked_out<OrganizationUser>("join_time", time(),
                                   [](const OrganizationUser& one) { return one.member->join_time; }),
      worked_out<OrganizationUser>(
          "last_activity_time", time(),
          [](const OrganizationUser& one) { return one.user->last_activity_time.value_or(one.member->join_time); },
          "When a token of the user was last used; join_time before that"),
      worked_out<OrganizationUser>("state", choice_of<UserState>(),
                                   [](const OrganizationUser& one) { return to_text(one.user->state); }),
      worked_out<OrganizationUser>(
          "user_id", text(), [](const OrganizationUser& one) -> const auto& { return one.user->user_id; }),
      pictured<OrganizationUser>("user_info", user_info(),
                                 [](const Viewpoint& /*at*/, const OrganizationUser& one) { return one.user; }),
  });
  return picture;
}

const Picture<User>& application_user() {
  static const auto picture =
      Picture<User>({
                        kept<&User::create_time>("create_time", time()),
                        always<User>("is_super_admin", boolean(), false, "Always false"),
                        kept<&User::real_name>("name", text(0, longest_real_name), "For people; need not be unique")
                            .accepts(text(1, longest_real_name)),
                        kept<&User::user_email>("user_email", text(0, longest_email)),
                        kept<&User::user_id>("user_id", text()),
                    })
          .kept_in<&User::as_application_user>();
  return picture;
}

}  // namespace mock::views
