// /v1/organizations and /v1/organization/{organization_id}.
#include "model/organizations.h"

#include "api/operation.h"
#include "model/accounts.h"
#include "replies.h"
#include "tables.h"
#include "views/organizations.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<Organization>& new_organization() {
  using namespace json;
  static const auto body =
      views::RequestBody<Organization>(views::organization(),
                                       views::needed<&Organization::organization_name, &Organization::tier>())
          .with(
              {optional("primary_billing_group_id", text(longest_id, longest_id).or_null(), "Accepted and not used")});
  return body;
}

const views::RequestBody<Organization>& organization_update() {
  static const auto body =
      views::RequestBody<Organization>(views::organization(),
                                       views::may<&Organization::organization_name, &Organization::tier>())
          .calls<&Organization::organization_name>("name");
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("organizations", views::organization(), state, call,
                         organizations::of_user(state, call.user().user_id));
}

Done create(State& state, const Call& call) {
  const auto& made = organizations::create(state, call.user(), new_organization().wish_of(call.body), call.now);
  return {reply_with(views::organization(), state, call, made), about(made).named(made.organization_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::organization(), state, call, organizations::get(state, call.organization_id()));
}

Done update(State& state, const Call& call) {
  const auto wish = organization_update().wish_of(call.body);
  const auto& organization = organizations::update(state, call.organization_id(), wish, call.now);
  return {reply_with(views::organization(), state, call, organization),
          named(wish.get<&Organization::organization_name>())};
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
       .reply = views::shape_of_list<"organizations", views::organization>,
       .handler = list,
       .summary = "List the organizations one belongs to"},
      {.id = "UserOrganizationCreate",
       .method = Method::post,
       .path = organizations,
       .scopes = {"accounts:write"},
       .body = views::shape_of<new_organization>,
       .reply = views::shape_of<views::organization>,
       .handler = create,
       .summary = "Create an organization and become its super admin"},
      {.id = "OrganizationGet",
       .method = Method::get,
       .path = organization,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of<views::organization>,
       .handler = get,
       .summary = "Get an organization"},
      {.id = "OrganizationUpdate",
       .method = Method::patch,
       .path = organization,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = views::shape_of<organization_update>,
       .reply = views::shape_of<views::organization>,
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
