// /v1/account: organizations and units, as accounts.
#include "model/accounts.h"

#include "api/authority.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "views/accounts.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

json::Field billing_group_field() {
  using namespace json;
  return optional("primary_billing_group_id", text(longest_id, longest_id).or_null(), "Accepted and not used");
}

const views::RequestBody<Unit>& new_account() {
  using namespace json;
  static const auto body =
      views::RequestBody<Unit>(views::unit(), views::needed<&Unit::account_name>())
          .with({
              optional("parent_account_id", text(1, longest_id).or_null(),
                       "The root account of an organization: makes a unit of it; without it, an organization is made"),
              billing_group_field(),
          });
  return body;
}

const views::RequestBody<Unit>& account_update() {
  static const auto body =
      views::RequestBody<Unit>(views::unit(), views::may<&Unit::account_name>()).with({billing_group_field()});
  return body;
}

const json::Shape& move_request() {
  static const auto shape = json::object({json::required("parent_account_id", json::text(1, longest_id))});
  return shape;
}

Reply reply_with(const State& state, const Call& call, const accounts::Account& account) {
  return reply_under("account", views::account(), state, call, account);
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("accounts", views::account(), state, call, accounts::of_user(state, call.user().user_id));
}

Done create(State& state, const Call& call) {
  const auto account_name = call.body.text("account_name");
  if (const auto parent = call.body.optional_text("parent_account_id")) {
    const auto& organization = accounts::parent_of_units(state, *parent);
    const std::string id = organization.organization_id;
    authorize(state, call, {id, {}, {}});  // U6
    const auto unit = accounts::create_unit(state, id, account_name, call.now);
    return {reply_with(state, call, unit), about(*unit.organization).named(account_name)};
  }
  const auto& organization = organizations::create(
      state, call.user(), Wish<Organization>().set<&Organization::organization_name>(account_name), call.now);
  return {reply_with(state, call, {&organization, nullptr}), about(organization).named(account_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(state, call, accounts::get(state, call.params["account_id"]));
}

Done update(State& state, const Call& call) {
  const auto& account_id = call.params["account_id"];
  const auto name = call.body.optional_text("account_name");
  return {reply_with(state, call,
                     name ? accounts::rename(state, account_id, *name, call.now) : accounts::get(state, account_id)),
          named(name)};
}

Done move(State& state, const Call& call) {
  accounts::check_move(state, call.params["account_id"], call.body.text("parent_account_id"));
  return {reply_with(state, call, accounts::get(state, call.params["account_id"])), told_by_path()};
}

Done remove(State& state, const Call& call) {
  const auto account = accounts::get(state, call.params["account_id"]);
  if (account.unit == nullptr)  // O10
    authorize(state, call, {account.organization->organization_id, {}, {}});
  accounts::remove_empty(state, call.params["account_id"]);
  return {ok(views::message("Account deleted")), told_by_path()};
}

}  // namespace

std::vector<Operation> account_operations() {
  constexpr std::string_view accounts = "/v1/account";
  constexpr std::string_view account = "/v1/account/{account_id}";
  return {
      {.id = "AccountList",
       .method = Method::get,
       .path = accounts,
       .scopes = {"accounts:read"},
       .reply = views::shape_of_list<"accounts", views::account>,
       .handler = list,
       .summary = "List the accounts of the organizations one belongs to"},
      {.id = "AccountCreate",
       .method = Method::post,
       .path = accounts,
       .scopes = {"accounts:write"},
       .elsewhere = {{needs::admin, "of the organization that gets a unit"}},
       .body = views::shape_of<new_account>,
       .reply = views::shape_under<"account", views::account>,
       .handler = create,
       .summary = "Create an organization with its root account, or a unit"},
      {.id = "AccountGet",
       .method = Method::get,
       .path = account,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_under<"account", views::account>,
       .handler = get,
       .summary = "Get an account"},
      {.id = "AccountUpdate",
       .method = Method::put,
       .path = account,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = views::shape_of<account_update>,
       .reply = views::shape_under<"account", views::account>,
       .handler = update,
       .summary = "Rename a unit, or an organization with its root account"},
      {.id = "AccountDelete",
       .method = Method::remove,
       .path = account,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .elsewhere = {{needs::super_admin, "of the organization whose root account is deleted"}},
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete an empty unit, or an empty organization with its root account"},
      {.id = "AccountMove",
       .method = Method::put,
       .path = "/v1/account/{account_id}/parent_account",
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = move_request,
       .reply = views::shape_under<"account", views::account>,
       .handler = move,
       .summary = "Give a unit another parent"},
  };
}

}  // namespace mock::api
