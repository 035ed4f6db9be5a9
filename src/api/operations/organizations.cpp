// /v1/organizations and /v1/organization/{organization_id}.
#include "model/organizations.h"

#include "api/operation.h"
#include "json/writer.h"
#include "model/accounts.h"
#include "tables.h"
#include "views/organizations.h"

namespace mock::api {
namespace {

const json::Shape& new_organization_request() {
  using namespace json;
  static const Shape shape = object({
      required("organization_name", text(1, longest_organization_name)),
      required("tier", views::tier_shape()),
      optional("primary_billing_group_id", text(longest_id, longest_id).or_null(), "Accepted and not used"),
  });
  return shape;
}

const json::Shape& organization_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("name", text(1, longest_organization_name), "The organization's new name"),
      optional("tier", views::tier_shape()),
  });
  return shape;
}

Reply reply_with(const Organization& organization) {
  json::Writer out;
  views::organization(out, organization);
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("organizations", [&] {
      for (const auto* each : organizations::of_user(state, call.user().user_id)) views::organization(out, *each);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto& made = organizations::create(state, call.user(), call.body.text("organization_name"),
                                           views::tier_from(call.body.text("tier")), call.now);
  return {reply_with(made), about(made).named(made.organization_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(organizations::get(state, call.organization_id()));
}

Done update(State& state, const Call& call) {
  const auto tier = call.body.optional_text("tier");
  const auto name = call.body.optional_text("name");
  return {reply_with(organizations::update(state, call.organization_id(), name,
                                           tier ? std::optional(views::tier_from(*tier)) : std::nullopt, call.now)),
          named(name)};
}

const json::Shape& delete_query() {
  static const auto shape =
      json::object({json::required("recursive", json::boolean(), "Delete all resources in the organization")});
  return shape;
}

Done remove(State& state, const Call& call) {
  if (call.query.flag("recursive"))  // O9
    organizations::remove(state, call.organization_id());
  else
    accounts::remove_empty(state, organizations::get(state, call.organization_id()).account_id);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> organization_operations() {
  constexpr std::string_view organizations = "/v1/organizations";
  constexpr std::string_view organization = "/v1/organization/{organization_id}";
  return {
      {.id = "UserOrganizationsList",
       .method = Method::get,
       .path = organizations,
       .scopes = {"accounts:read"},
       .reply = views::organizations_shape,
       .handler = list,
       .summary = "List the organizations one belongs to"},
      {.id = "UserOrganizationCreate",
       .method = Method::post,
       .path = organizations,
       .scopes = {"accounts:write"},
       .body = new_organization_request,
       .reply = views::organization_shape,
       .handler = create,
       .summary = "Create an organization and become its super admin"},
      {.id = "OrganizationGet",
       .method = Method::get,
       .path = organization,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::organization_shape,
       .handler = get,
       .summary = "Get an organization"},
      {.id = "OrganizationUpdate",
       .method = Method::patch,
       .path = organization,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = organization_update_request,
       .reply = views::organization_shape,
       .handler = update,
       .summary = "Rename an organization or raise its tier"},
      {.id = "OrganizationDelete",
       .method = Method::remove,
       .path = organization,
       .scopes = {"accounts:write"},
       .needs = needs::super_admin,
       .query = delete_query,
       .handler = remove,
       .summary = "Delete an organization"},
  };
}

}  // namespace mock::api
