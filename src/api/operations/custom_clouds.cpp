// /v1/organization/{organization_id}/custom-cloud-environments.
#include "model/custom_clouds.h"

#include "api/operation.h"
#include "base/time.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "tables.h"
#include "views/custom_clouds.h"
#include "views/message.h"
#include "views/tags.h"

namespace mock::api {
namespace {

const json::Shape& create_request() {
  using namespace json;
  static const Shape shape = object({
      required("cloud_provider", views::cloud_provider_shape()),
      required("cloud_region", text(1, longest_cloud_region)),
      optional("contact_emails", views::contact_emails_shape()),
      required("deployment_model", views::deployment_model_shape()),
      required("display_name", text(1, longest_custom_cloud_name)),
      required("reserved_cidr", views::reserved_cidr_shape()),
      optional("tags", map(text())),
  });
  return shape;
}

const json::Shape& update_request() {
  using namespace json;
  static const Shape shape = object({
                                        optional("cloud_provider", views::cloud_provider_shape()),
                                        optional("cloud_region", text(1, longest_cloud_region)),
                                        optional("contact_emails", views::contact_emails_shape().not_empty()),
                                        optional("deployment_model", views::deployment_model_shape()),
                                        optional("display_name", text(1, longest_custom_cloud_name)),
                                        optional("reserved_cidr", views::reserved_cidr_shape()),
                                        optional("tags", map(text())),
                                    })
                                 .with(views::cloud_identity_fields());
  return shape;
}

const json::Shape& provision_request() {
  static const auto shape = json::object(views::cloud_identity_fields());
  return shape;
}

const CustomCloudEnvironment& environment_of(const State& state, const Call& call) {
  return custom_clouds::get(state, call.organization_id(), call.params["custom_cloud_environment_id"], call.now);
}

Reply reply_with(const CustomCloudEnvironment& environment, Time now) {
  json::Writer out;
  {
    const json::Object body(out);
    out.name("custom_cloud_environment");
    views::custom_cloud_environment(out, environment, now);
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  CustomCloudEnvironment wish;
  wish.organization_id = call.organization_id();
  wish.display_name = call.body.text("display_name");
  wish.cloud_provider = call.body.text("cloud_provider");
  wish.cloud_region = call.body.text("cloud_region");
  wish.deployment_model = call.body.text("deployment_model");
  wish.reserved_cidr = call.body.text("reserved_cidr");
  wish.contact_emails = views::contact_emails_from(call.body);
  wish.tags = views::tags_from(call.body, "tags");
  const auto& made = custom_clouds::create(state, std::move(wish), call.now);
  return {reply_with(made, call.now), named(made.display_name)};
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("custom_cloud_environments", [&] {
      for (const auto& each :
           state.custom_cloud_environments.with<&CustomCloudEnvironment::organization_id>(call.organization_id()))
        if (!custom_clouds::is_gone(each, call.now)) views::custom_cloud_environment(out, each, call.now);
    });
  }
  return ok(out.take());
}

Reply get(const State& state, const Call& call) { return reply_with(environment_of(state, call), call.now); }

CustomCloudEdit edit_from(const json::Value& body) {
  CustomCloudEdit edit{body.optional_text("display_name"),
                       body.optional_text("cloud_provider"),
                       body.optional_text("cloud_region"),
                       body.optional_text("deployment_model"),
                       body.optional_text("reserved_cidr"),
                       {},
                       {},
                       views::cloud_identities_from(body)};
  if (body.find("contact_emails") != nullptr) edit.contact_emails = views::contact_emails_from(body);
  if (body.find("tags") != nullptr) edit.tags = views::tags_from(body, "tags");
  if (edit.contact_emails && edit.contact_emails->empty())
    throw Refusal(refusals::bad_request, "contact_emails must have at least 1 item, not 0");
  return edit;
}

Done update(State& state, const Call& call) {
  const auto edit = edit_from(call.body);
  return {reply_with(custom_clouds::update(state, environment_of(state, call), edit, call.now), call.now),
          named(edit.display_name)};
}

Done provision(State& state, const Call& call) {
  const auto identities = views::cloud_identities_from(call.body);
  return {reply_with(custom_clouds::provision(state, environment_of(state, call), identities, call.now), call.now),
          told_by_path()};
}

Done remove(State& state, const Call& call) {
  custom_clouds::remove(state, environment_of(state, call), call.now);
  return {ok(views::message("Custom cloud environment deleted")), told_by_path()};
}

Reply get_permissions(const State& state, const Call& call) {
  json::Writer out;
  views::custom_cloud_permissions(out, state, environment_of(state, call).custom_cloud_environment_id);
  return ok(out.take());
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
       .reply = views::custom_cloud_permissions_shape,
       .handler = get_permissions,
       .summary = "Get the accounts and projects that may use a custom cloud"},
      {.id = "CustomCloudEnvironmentPermissionsSet",
       .method = Method::put,
       .path = permissions,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = views::custom_cloud_permissions_shape,
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
       .body = create_request,
       .reply = views::custom_cloud_environment_shape,
       .handler = create,
       .summary = "Create a draft of a custom cloud"},
      {.id = "CustomCloudEnvironmentList",  // not published: `avn byoc list`
       .method = Method::get,
       .path = all,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::custom_cloud_environments_shape,
       .handler = list,
       .summary = "List the custom clouds of an organization"},
      {.id = "CustomCloudEnvironmentGet",
       .method = Method::get,
       .path = one,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::custom_cloud_environment_shape,
       .handler = get,
       .summary = "Get a custom cloud"},
      {.id = "CustomCloudEnvironmentUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .body = update_request,
       .reply = views::custom_cloud_environment_shape,
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
       .reply = views::custom_cloud_environment_shape,
       .handler = provision,
       .summary = "Make an active custom cloud of a draft"},
  };
  for (const auto& row : permission_rows()) rows.push_back(row);
  return rows;
}

}  // namespace mock::api
