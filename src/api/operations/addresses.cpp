// /v1/organization/{organization_id}/address(es).
#include "model/addresses.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/addresses.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<Address>& new_address() {
  static const views::RequestBody<Address> body(
      views::address(),
      views::needed<&Address::address_lines, &Address::city, &Address::country_code, &Address::name>(),
      views::may<&Address::state, &Address::zip_code>());
  return body;
}

const views::RequestBody<Address>& address_update() {
  static const views::RequestBody<Address> body(
      views::address(), views::may<&Address::address_lines, &Address::city, &Address::country_code, &Address::name,
                                   &Address::state, &Address::zip_code>());
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("addresses", views::address(), state, call,
                         state.addresses.with<&Address::organization_id>(call.organization_id()));
}

Done create(State& state, const Call& call) {
  const auto& address = addresses::create(state, call.organization_id(), new_address().wish_of(call.body), call.now);
  return {reply_with(views::address(), state, call, address), named(address.name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::address(), state, call,
                    addresses::get(state, call.organization_id(), call.params["address_id"]));
}

Done update(State& state, const Call& call) {
  const auto wish = address_update().wish_of(call.body);
  const auto& address = addresses::update(state, call.organization_id(), call.params["address_id"], wish, call.now);
  return {reply_with(views::address(), state, call, address), named(wish.get<&Address::name>())};
}

Done remove(State& state, const Call& call) {
  addresses::remove(state, call.organization_id(), call.params["address_id"]);
  return {ok(views::message("Address deleted")), told_by_path()};
}

}  // namespace

std::vector<Operation> address_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/addresses";
  constexpr std::string_view one = "/v1/organization/{organization_id}/address/{address_id}";
  constexpr Scopes read{"accounts:read", "billing:read"};
  constexpr Scopes write{"accounts:write", "billing:write"};
  constexpr Needs writes = needs::any_or_not_admin({"organization:billing:write"});
  return {
      {.id = "OrganizationAddressList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"addresses", views::address>,
       .handler = list,
       .summary = "List the addresses of an organization"},
      {.id = "OrganizationAddressCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = writes,
       .body = views::shape_of<new_address>,
       .reply = views::shape_of<views::address>,
       .handler = create,
       .summary = "Add an address"},
      {.id = "OrganizationAddressGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::address>,
       .handler = get,
       .summary = "Get an address"},
      {.id = "OrganizationAddressUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = writes,
       .body = views::shape_of<address_update>,
       .reply = views::shape_of<views::address>,
       .handler = update,
       .summary = "Change an address"},
      {.id = "OrganizationAddressDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = writes,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete an address that no billing group has"},
  };
}

}  // namespace mock::api
