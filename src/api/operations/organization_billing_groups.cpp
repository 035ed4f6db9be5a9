// /v1/organization/{organization_id}/billing-group(s).
#include <algorithm>
#include <limits>
#include <vector>

#include "api/operation.h"
#include "json/writer.h"
#include "model/billing_groups.h"
#include "pages.h"
#include "replies.h"
#include "tables.h"
#include "views/billing_groups.h"
#include "views/payment_methods.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

constexpr std::int64_t longest_changed_invoice_text = 254;  // of a new one: 256

json::Field payment_method_field(bool is_required) {
  return {"payment_method", views::payment_method().shape(), is_required, "One of the organization's"};
}

const views::RequestBody<BillingGroup>& new_billing_group() {
  using Group = BillingGroup;
  static const auto body =
      views::RequestBody<Group>(
          views::organization_billing_group(),
          views::needed<&Group::billing_address_id, &Group::billing_contact_emails, &Group::billing_emails,
                        &Group::billing_group_name, &Group::shipping_address_id>(),
          views::may<&Group::billing_extra_text, &Group::vat_id>())
          .with({payment_method_field(true)});
  return body;
}

const views::RequestBody<BillingGroup>& billing_group_update() {
  using Group = BillingGroup;
  static const auto body =
      views::RequestBody<Group>(views::organization_billing_group(),
                                views::may<&Group::billing_address_id, &Group::billing_contact_emails,
                                           &Group::billing_emails, &Group::billing_group_name,
                                           &Group::billing_extra_text, &Group::shipping_address_id, &Group::vat_id>())
          .accepts<&Group::billing_extra_text>(json::text(0, longest_changed_invoice_text))
          .with({payment_method_field(false)});
  return body;
}

// A payment method is chosen by its id and its type, which must be its own.
Wish<BillingGroup> wish_of(const State& state, const Call& call, const views::RequestBody<BillingGroup>& request) {
  auto wish = request.wish_of(call.body);
  if (const auto* method = call.body.find("payment_method")) {
    auto id = method->text("payment_method_id");
    if (!id.empty())
      payment_methods::get(state, call.organization_id(),
                           views::from_text<PaymentMethodType>(method->text("payment_method_type")), id);
    wish.set<&BillingGroup::payment_method_id>(std::move(id));
  }
  return wish;
}

Reply reply_about(const State& state, const Call& call, const BillingGroup& group) {
  return reply_with(views::organization_billing_group(), state, call, group);
}

const BillingGroup& group_of(const State& state, const Call& call) {
  return billing_groups::get(state, call.organization_id(), call.params["billing_group_id"]);
}

const json::Shape& list_query() {
  using namespace json;
  static const auto shape = object({
      optional("cursor", text(), "From next or prev of another answer"),
      optional("limit", integer(1, std::numeric_limits<std::int32_t>::max()), "How many come at once; default: all"),
  });
  return shape;
}

const json::Shape& list_reply() {
  using namespace json;
  static const auto shape = views::shape_of_list<"billing_groups", views::organization_billing_group>().with({
      optional("next", text(), "Absent on the last page"),
      optional("prev", text(), "Absent on the first page"),
  });
  return shape;
}

Reply list(const State& state, const Call& call) {
  std::vector<const BillingGroup*> groups;
  for (const auto& group : state.billing_groups.with<&BillingGroup::organization_id>(call.organization_id()))
    groups.push_back(&group);
  const auto total = static_cast<std::int64_t>(groups.size());
  const auto start = position_of(call.query.text("cursor", "0"));
  const auto limit = call.query.integer("limit").value_or(std::max<std::int64_t>(total, 1));
  json::Writer out;
  {
    json::Object body(out);
    body.list("billing_groups", [&] {
      for (auto i = start; i < total && i - start < limit; ++i)
        views::organization_billing_group().write(out, seen_by(state, call), *groups[static_cast<std::size_t>(i)]);
    });
    write_next_and_prev(body, start, limit, total);
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto wish = wish_of(state, call, new_billing_group());
  const auto& group = billing_groups::create(state, call.organization_id(), wish, {}, call.now);
  return {reply_about(state, call, group), about(group).named(group.billing_group_name)};
}

Reply get(const State& state, const Call& call) { return reply_about(state, call, group_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto& group = group_of(state, call);
  const auto wish = wish_of(state, call, billing_group_update());
  return {reply_about(state, call, billing_groups::update(state, group.billing_group_id, wish)),
          named(wish.get<&BillingGroup::billing_group_name>())};
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
       .query = list_query,
       .reply = list_reply,
       .handler = list,
       .summary = "List the billing groups of an organization"},
      {.id = "OrganizationBillingGroupCreate",
       .method = Method::post,
       .path = all,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .body = views::shape_of<new_billing_group>,
       .reply = views::shape_of<views::organization_billing_group>,
       .handler = create,
       .summary = "Create a billing group of an organization"},
      {.id = "OrganizationBillingGroupGet",
       .method = Method::get,
       .path = one,
       .scopes = {"billing:read"},
       .needs = needs::billing_read,
       .reply = views::shape_of<views::organization_billing_group>,
       .handler = get,
       .summary = "Get a billing group of an organization"},
      {.id = "OrganizationBillingGroupUpdate",
       .method = Method::put,
       .path = one,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .body = views::shape_of<billing_group_update>,
       .reply = views::shape_of<views::organization_billing_group>,
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
