// /v1/organization/{organization_id}/custom-cloud-environments.
#include "model/custom_clouds.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/custom_clouds.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

using Environment = CustomCloudEnvironment;

const views::RequestBody<Environment>& new_environment() {
  static const views::RequestBody<Environment> body(
      views::custom_cloud_environment(),
      views::needed<&Environment::cloud_provider, &Environment::cloud_region, &Environment::deployment_model,
                    &Environment::display_name, &Environment::reserved_cidr>(),
      views::may<&Environment::contact_emails, &Environment::tags>());
  return body;
}

const views::RequestBody<Environment>& environment_update() {
  static const auto body = [] {
    const auto& contact_emails = views::custom_cloud_environment().field<&Environment::contact_emails>();
    return views::RequestBody<Environment>(
               views::custom_cloud_environment(),
               views::may<&Environment::cloud_provider, &Environment::cloud_region, &Environment::contact_emails,
                          &Environment::deployment_model, &Environment::display_name, &Environment::reserved_cidr,
                          &Environment::tags>())
        .accepts<&Environment::contact_emails>(contact_emails.what_it_accepts().not_empty())
        .with(views::cloud_identity_fields());
  }();
  return body;
}

const json::Shape& provision_request() {
  static const auto shape = json::object(views::cloud_identity_fields());
  return shape;
}

const CustomCloudEnvironment& environment_of(const State& state, const Call& call) {
  return custom_clouds::get(state, call.organization_id(), call.params["custom_cloud_environment_id"], call.now);
}

Reply reply_with_one(const State& state, const Call& call, const Environment& environment) {
  return reply_under("custom_cloud_environment", views::custom_cloud_environment(), state, call, environment);
}

Done create(State& state, const Call& call) {
  const auto& made =
      custom_clouds::create(state, call.organization_id(), new_environment().wish_of(call.body), call.now);
  return {reply_with_one(state, call, made), named(made.display_name)};
}

Reply list(const State& state, const Call& call) {
  return reply_with_list(
      "custom_cloud_environments", views::custom_cloud_environment(), state, call,
      state.custom_cloud_environments.with<&Environment::organization_id>(call.organization_id()),
      [&](const Environment& each) { return custom_clouds::is_gone(each, call.now) ? nullptr : &each; });
}

Reply get(const State& state, const Call& call) { return reply_with_one(state, call, environment_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto wish = environment_update().wish_of(call.body);
  const auto& changed = custom_clouds::update(state, environment_of(state, call), wish,
                                              views::cloud_identities_from(call.body), call.now);
  return {reply_with_one(state, call, changed), named(wish.get<&Environment::display_name>())};
}

Done provision(State& state, const Call& call) {
  const auto identities = views::cloud_identities_from(call.body);
  const auto& made = custom_clouds::provision(state, environment_of(state, call), identities, call.now);
  return {reply_with_one(state, call, made), told_by_path()};
}

Done remove(State& state, const Call& call) {
  custom_clouds::remove(state, environment_of(state, call), call.now);
  return {ok(views::message("Custom cloud environment deleted")), told_by_path()};
}

Reply get_permissions(const State& state, const Call& call) {
  return reply_with(views::custom_cloud_permissions(), state, call, environment_of(state, call));
}

Done set_permissions(State& state, const Call& call) {
  custom_clouds::set_permissions(state, environment_of(state, call), call.body.texts("accounts"),
                                 call.body.texts("projects"), call.now);
  return {ok(views::message("Permissions updated")), told_by_path()};
}

constexpr std::string_view all = "/v1/organization/{organization_id}/custom-cloud-environments";
constexpr std::string_view one =
    "/v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}";
constexpr std::string_view permissions =
    "/v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}/permissions";
constexpr std::string_view provisioning =
    "/v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}/provision";

std::vector<Operation> permission_rows() {
  return {
      {.id = "CustomCloudEnvironmentPermissionsGet",
       .method = Method::get,
       .path = permissions,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of<views::custom_cloud_permissions>,
       .handler = get_permissions,
       .summary = "Get the accounts and projects that may use a custom cloud"},
      {.id = "CustomCloudEnvironmentPermissionsSet",
       .method = Method::put,
       .path = permissions,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = views::shape_of<views::custom_cloud_permissions>,
       .reply = views::message_shape,
       .handler = set_permissions,
       .summary = "Replace the accounts and projects that may use a custom cloud"},
  };
}

}  // namespace

std::vector<Operation> custom_cloud_operations() {
  constexpr Scopes write{"accounts:write"};
  std::vector<Operation> rows{
      {.id = "CustomCloudEnvironmentCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<new_environment>,
       .reply = views::shape_under<"custom_cloud_environment", views::custom_cloud_environment>,
       .handler = create,
       .summary = "Create a draft of a custom cloud"},
      {.id = "CustomCloudEnvironmentList",  // not published: `avn byoc list`
       .method = Method::get,
       .path = all,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"custom_cloud_environments", views::custom_cloud_environment>,
       .handler = list,
       .summary = "List the custom clouds of an organization"},
      {.id = "CustomCloudEnvironmentGet",
       .method = Method::get,
       .path = one,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_under<"custom_cloud_environment", views::custom_cloud_environment>,
       .handler = get,
       .summary = "Get a custom cloud"},
      {.id = "CustomCloudEnvironmentUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<environment_update>,
       .reply = views::shape_under<"custom_cloud_environment", views::custom_cloud_environment>,
       .handler = update,
       .summary = "Change a custom cloud"},
      {.id = "CustomCloudEnvironmentDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a custom cloud"},
      {.id = "CustomCloudEnvironmentProvision",
       .method = Method::post,
       .path = provisioning,
       .scopes = write,
       .needs = needs::admin,
       .body = provision_request,
       .reply = views::shape_under<"custom_cloud_environment", views::custom_cloud_environment>,
       .handler = provision,
       .summary = "Make an active custom cloud of a draft"},
  };
  for (const auto& row : permission_rows()) rows.push_back(row);
  return rows;
}

}  // namespace mock::api
