// /v1/organization/{organization_id}/billing-group(s).
#include "api/operation.h"
#include "json/writer.h"
#include "model/billing_groups.h"
#include "tables.h"
#include "views/billing_groups.h"
#include "views/emails.h"
#include "views/payment_methods.h"

namespace mock::api {
namespace {

const json::Shape& new_billing_group_request() {
  using namespace json;
  static const Shape shape = object({
      required("billing_address_id", text(0, longest_id), "An address of the organization"),
      required("billing_contact_emails", views::emails_shape()),
      required("billing_emails", views::emails_shape(), "Where invoices go"),
      required("billing_group_name", text(1, longest_billing_group_name)),
      optional("custom_invoice_text", text(0, 256)),
      required("payment_method", views::payment_method_shape()),
      required("shipping_address_id", text(0, longest_id), "An address of the organization"),
      optional("vat_id", text(0, longest_vat_id)),
  });
  return shape;
}

const json::Shape& billing_group_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("billing_address_id", text(0, longest_id)),
      optional("billing_contact_emails", views::emails_shape()),
      optional("billing_emails", views::emails_shape()),
      optional("billing_group_name", text(1, longest_billing_group_name)),
      optional("custom_invoice_text", text(0, 254)),
      optional("payment_method", views::payment_method_shape()),
      optional("shipping_address_id", text(0, longest_id)),
      optional("vat_id", text(0, longest_vat_id)),
  });
  return shape;
}

billing_groups::Changes changes_from(const json::Value& body) {
  billing_groups::Changes changes;
  changes.billing_group_name = body.optional_text("billing_group_name");
  changes.billing_address_id = body.optional_text("billing_address_id");
  changes.shipping_address_id = body.optional_text("shipping_address_id");
  changes.billing_emails = views::emails_from(body, "billing_emails");
  changes.billing_contact_emails = views::emails_from(body, "billing_contact_emails");
  changes.billing_extra_text = body.optional_text("custom_invoice_text");
  changes.vat_id = body.optional_text("vat_id");
  if (const auto* method = body.find("payment_method"))
    changes.payment_method = {views::payment_method_type_from(method->text("payment_method_type")),
                              method->text("payment_method_id")};
  return changes;
}

Reply reply_with(const State& state, const BillingGroup& group) {
  json::Writer out;
  views::organization_billing_group(out, state, group);
  return ok(out.take());
}

const BillingGroup& group_of(const State& state, const Call& call) {
  return billing_groups::get(state, call.organization_id(), call.params["billing_group_id"]);
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("billing_groups", [&] {
      for (const auto& each : state.billing_groups.with<&BillingGroup::organization_id>(call.organization_id()))
        views::organization_billing_group(out, state, each);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto& group = billing_groups::create(state, call.organization_id(), changes_from(call.body), {}, call.now);
  return {reply_with(state, group), about(group).named(group.billing_group_name)};
}

Reply get(const State& state, const Call& call) { return reply_with(state, group_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto changes = changes_from(call.body);
  return {reply_with(state, billing_groups::update(state, group_of(state, call).billing_group_id, changes)),
          named(changes.billing_group_name)};
}

Done remove(State& state, const Call& call) {
  billing_groups::remove_unused(state, group_of(state, call).billing_group_id);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> organization_billing_group_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/billing-groups";
  constexpr std::string_view one = "/v1/organization/{organization_id}/billing-group/{billing_group_id}";
  return {
      {.id = "OrganizationBillingGroupList",
       .method = Method::get,
       .path = all,
       .scopes = {"billing:read"},
       .needs = needs::any({"organization:billing:read", "organization:billing:write", "organization:projects:write"}),
       .reply = views::organization_billing_groups_shape,
       .handler = list,
       .summary = "List the billing groups of an organization"},
      {.id = "OrganizationBillingGroupCreate",
       .method = Method::post,
       .path = all,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .body = new_billing_group_request,
       .reply = views::organization_billing_group_shape,
       .handler = create,
       .summary = "Create a billing group of an organization"},
      {.id = "OrganizationBillingGroupGet",
       .method = Method::get,
       .path = one,
       .scopes = {"billing:read"},
       .needs = needs::billing_read,
       .reply = views::organization_billing_group_shape,
       .handler = get,
       .summary = "Get a billing group of an organization"},
      {.id = "OrganizationBillingGroupUpdate",
       .method = Method::put,
       .path = one,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .body = billing_group_update_request,
       .reply = views::organization_billing_group_shape,
       .handler = update,
       .summary = "Change a billing group of an organization"},
      {.id = "OrganizationBillingGroupDelete",
       .method = Method::remove,
       .path = one,
       .scopes = {"billing:read"},
       .needs = needs::billing_write,
       .handler = remove,
       .summary = "Delete a billing group of an organization that pays for no project"},
  };
}

}  // namespace mock::api
