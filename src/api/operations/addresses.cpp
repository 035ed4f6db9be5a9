// /v1/organization/{organization_id}/address(es).
#include "model/addresses.h"

#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"
#include "views/addresses.h"
#include "views/message.h"

namespace mock::api {
namespace {

const json::Shape& new_address_request() {
  using namespace json;
  static const Shape shape = object({
      required("address_lines", json::list(text(), most_address_lines).not_empty()),
      required("city", text(0, longest_address_city)),
      required("country_code", views::country_code_shape()),
      required("name", text(1, longest_company), "Of the company"),
      optional("state", text(0, longest_address_state)),
      optional("zip_code", text(0, longest_zip_code)),
  });
  return shape;
}

const json::Shape& address_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("address_lines", json::list(text(), most_address_lines).not_empty()),
      optional("city", text(0, longest_address_city)),
      optional("country_code", views::country_code_shape()),
      optional("name", text(1, longest_company), "Of the company"),
      optional("state", text(0, longest_address_state)),
      optional("zip_code", text(0, longest_zip_code)),
  });
  return shape;
}

addresses::Changes changes_from(const json::Value& body) {
  addresses::Changes changes;
  changes.name = body.optional_text("name");
  changes.address_lines = body.optional_texts("address_lines");
  changes.city = body.optional_text("city");
  changes.country_code = body.optional_text("country_code");
  changes.state = body.optional_text("state");
  changes.zip_code = body.optional_text("zip_code");
  return changes;
}

Reply reply_with(const Address& address) {
  json::Writer out;
  views::address(out, address);
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("addresses", [&] {
      for (const auto& each : state.addresses.with<&Address::organization_id>(call.organization_id()))
        views::address(out, each);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto& address = addresses::create(state, call.organization_id(), changes_from(call.body), call.now);
  return {reply_with(address), named(address.name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(addresses::get(state, call.organization_id(), call.params["address_id"]));
}

Done update(State& state, const Call& call) {
  const auto changes = changes_from(call.body);
  return {reply_with(addresses::update(state, call.organization_id(), call.params["address_id"], changes, call.now)),
          named(changes.name)};
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
       .reply = views::addresses_shape,
       .handler = list,
       .summary = "List the addresses of an organization"},
      {.id = "OrganizationAddressCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = writes,
       .body = new_address_request,
       .reply = views::address_shape,
       .handler = create,
       .summary = "Add an address"},
      {.id = "OrganizationAddressGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::address_shape,
       .handler = get,
       .summary = "Get an address"},
      {.id = "OrganizationAddressUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = writes,
       .body = address_update_request,
       .reply = views::address_shape,
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
