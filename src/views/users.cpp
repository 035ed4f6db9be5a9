#include "views/users.h"

#include "model/state.h"
#include "views/projects.h"

namespace mock::views {
namespace {

using namespace json;

// Profile fields that a person may never have filled in; the API's own order is alphabetical.
void profile(Object& object, const User& user) {
  object("city", user.city)("country", user.country)("create_time", user.create_time)("department", user.department);
  object("job_title", user.job_title)("managed_by_scim", user.managed_by_scim);
  object("managing_organization_id", user.managing_organization_id)("real_name", user.real_name);
  object("state", to_text(user.state));
}

// Of the published limits of the city, 256 characters in /me and 512 in an organization, the one that holds for both.
std::vector<Field> profile_fields() {
  return {
      required("city", text(0, longest_city).or_null()),
      required("country", text().or_null()),
      required("create_time", time()),
      required("department", text().or_null()),
      required("job_title", text().or_null()),
      required("managed_by_scim", boolean()),
      required("managing_organization_id", text(0, longest_id).or_null(), "Set for managed users"),
      required("real_name", text(0, longest_real_name)),
      required("state", choice({"active", "deactivated", "deleted"}), "deleted: only in the answer that deletes"),
  };
}

Shape project_invite_shape() {
  return object({required("invite_code", text()), required("invite_time", time()),
                 required("inviting_user_email", text(0, longest_email)),
                 required("project_name", text(0, longest_project_name))});
}

void project_invite(Writer& out, const ProjectInvite& invite) {
  Object object(out);
  object("invite_code", invite.verification_code)("invite_time", invite.create_time);
  object("inviting_user_email", invite.inviting_user_email)("project_name", invite.project_name);
}

// Each type once, in the order in which the user came to it.
void auth(Writer& out, const State& state, const User& user) {
  std::uint64_t told = 0;
  for (const auto& method : state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user.user_id)) {
    if ((told & method.type.bit()) == 0) out.value(method.type.name());
    told |= method.type.bit();
  }
}

}  // namespace

std::string_view to_text(UserState state) {
  switch (state) {
    case UserState::active: return "active";
    case UserState::deactivated: return "deactivated";
    case UserState::deleted: break;
  }
  return "deleted";
}

const Shape& me_shape() {
  static const Shape shape = object({required(
      "user",
      object(profile_fields())
          .with({
              required("user_id", text()),
              required("user", text(0, longest_email), "The e-mail address"),
              required("auth", list(text()), "How the user may sign in"),
              required("features", map(text())),
              required("tenant", text(0, 64)),
              required("token_validity_begin", time()),
              required("invitations", list(project_invite_shape()), "To projects, as long as they can be accepted"),
              required("projects", list(text())),
          })
          .with(membership_fields()))});
  return shape;
}

namespace {

// T23: the API tells this one time with microseconds and an offset.
std::string with_microseconds(Time time) {
  auto text = rfc3339(time);
  text.pop_back();  // Z
  return text + ".000000+00:00";
}

}  // namespace

void me(Writer& out, const State& state, const User& user, Time now) {
  const Object whole(out);
  Object object(out, "user");
  profile(object, user);
  object("user_id", user.user_id)("user", user.user_email);
  object.list("auth", [&] { auth(out, state, user); });
  { const Object features(out, "features"); }
  object("tenant", "aiven")("token_validity_begin",
                            with_microseconds(user.token_validity_begin.value_or(user.create_time)));
  const auto projects = projects::of_user(state, user.user_id);
  object.list("invitations", [&] {
    for (const auto& invite : project_invites::of_user(state, user.user_email, now)) project_invite(out, invite);
  });
  object.list("projects", [&] {
    for (const auto* project : projects) out.value(project->project_name);
  });
  memberships(out, state, projects, user.user_id);
}

const Shape& user_info_shape() {
  static const Shape shape = object(profile_fields())
                                 .with({required("is_application_user", boolean()),  //
                                        required("user_email", text(0, longest_email))});
  return shape;
}

void user_info(Writer& out, const User& user) {
  Object info(out, "user_info");
  profile(info, user);
  info("is_application_user", user.is_application_user())("user_email", user.user_email);
}

const Shape& organization_user_shape() {
  static const Shape shape = object({
      required("is_super_admin", boolean()),
      required("join_time", time()),
      required("last_activity_time", time(), "When a token of the user was last used; join_time before that"),
      required("user_id", text()),
      required("user_info", user_info_shape()),
  });
  return shape;
}

void organization_user(Writer& out, const Member& member, const User& user) {
  Object object(out);
  object("is_super_admin", member.is_super_admin)("join_time", member.join_time);
  object("last_activity_time", user.last_activity_time.value_or(member.join_time))("user_id", user.user_id);
  user_info(out, user);
}

const Shape& organization_users_shape() {
  static const Shape shape = object({required("users", list(organization_user_shape()))});
  return shape;
}

const Shape& application_user_shape() {
  static const Shape shape = object({
      required("create_time", time()),
      required("is_super_admin", boolean(), "Always false"),
      required("name", text(0, longest_real_name)),
      required("user_email", text(0, longest_email)),
      required("user_id", text()),
  });
  return shape;
}

void application_user(Writer& out, const User& user) {
  out.raw(user.as_application_user.text([&] {
    Writer text;
    {
      Object object(text);
      object("create_time", user.create_time)("is_super_admin", false)("name", user.real_name);
      object("user_email", user.user_email)("user_id", user.user_id);
    }
    return text.take();
  }));
}

const Shape& application_users_shape() {
  static const Shape shape = object({required("application_users", list(application_user_shape()))});
  return shape;
}

}  // namespace mock::views
