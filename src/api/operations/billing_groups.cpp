// /v1/billing-group and /v1/account/{account_id}/billing-group: billing groups through the older endpoints.
#include "model/billing_groups.h"

#include "api/authority.h"
#include "json/writer.h"
#include "model/accounts.h"
#include "model/refusals.h"
#include "tables.h"
#include "views/addresses.h"
#include "views/billing_groups.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/message.h"

namespace mock::api {
namespace {

// Nothing is published of who may write; whoever may through the newer endpoints.
constexpr Needs writes = needs::billing_write;
constexpr Needs assigns = needs::any({"organization:projects:write"});  // J24
constexpr Needs reads = needs::any({"developer", "operator", "read_only"});
constexpr Needs lists =
    needs::any({"developer", "operator", "read_only", "organization:billing:read", "organization:billing:write"});

bool is_country_code_or_none(std::string_view text) { return text.empty() || addresses::is_country_code(text); }

std::vector<json::Field> common_fields() {
  using namespace json;
  return {
      optional("account_id", text(0, longest_id).or_null(), "The root account of an organization"),
      optional("address_lines", json::list(text(), most_address_lines).or_null()),
      optional("billing_address_id", text(0, longest_id).or_null(), "An address of the organization"),
      optional("billing_contact_emails", views::emails_shape(most_billing_emails).or_null()),
      optional("billing_currency", views::currency_shape().or_null(), "Default: USD"),
      optional("billing_emails", views::emails_shape(most_billing_emails).or_null(), "Where invoices go"),
      optional("billing_extra_text", text(0, longest_billing_extra_text).or_null()),
      optional("card_id", text(0, longest_card_id).or_null()),
      optional("city", text(0, longest_address_city).or_null()),
      optional("company", text(0, longest_company).or_null()),
      optional("country_code",
               text_like(is_country_code_or_none, "two letters, or empty", country_code_length).or_null()),
      optional("shipping_address_id", text(0, longest_id).or_null(), "An address of the organization"),
      optional("state", text(0, longest_address_state).or_null()),
      optional("vat_id", text(0, longest_vat_id).or_null()),
      optional("zip_code", text(0, longest_zip_code).or_null()),
  };
}

const json::Shape& new_billing_group_request() {
  using namespace json;
  static const Shape shape = object(common_fields())
                                 .with({
                                     required("billing_group_name", text(1, longest_billing_group_name)),
                                     optional("copy_from_billing_group", text(longest_id, longest_id).or_null(),
                                              "What is not given is as in this billing group"),
                                 });
  return shape;
}

const json::Shape& billing_group_update_request() {
  using namespace json;
  static const Shape shape =
      object(common_fields()).with({optional("billing_group_name", text(1, longest_billing_group_name))});
  return shape;
}

const json::Shape& assign_request() {
  static const auto shape =
      json::object({json::required("projects_names", json::list(json::text(), 1024).not_empty())});
  return shape;
}

const json::Shape& billing_group_reply() {
  static const auto shape = json::object({json::required("billing_group", views::billing_group_shape())});
  return shape;
}

const json::Shape& billing_groups_reply() {
  static const auto shape = json::object({json::required("billing_groups", json::list(views::billing_group_shape()))});
  return shape;
}

const json::Shape& account_billing_groups_reply() {
  static const auto shape =
      json::object({json::required("account_billing_groups", json::list(views::billing_group_shape()))});
  return shape;
}

const json::Shape& projects_reply() {
  using namespace json;
  static const Shape shape = object({required("projects", json::list(object({
                                                              required("available_credits", text()),
                                                              required("estimated_balance", text()),
                                                              required("project_name", text(0, longest_project_name)),
                                                          })))});
  return shape;
}

billing_groups::Changes changes_from(const json::Value& body) {
  billing_groups::Changes changes;
  changes.billing_group_name = body.optional_text("billing_group_name");
  changes.billing_address_id = body.optional_text("billing_address_id");
  changes.shipping_address_id = body.optional_text("shipping_address_id");
  changes.billing_emails = views::emails_from(body, "billing_emails");
  changes.billing_contact_emails = views::emails_from(body, "billing_contact_emails");
  changes.billing_currency = body.optional_text("billing_currency");
  changes.billing_extra_text = body.optional_text("billing_extra_text");
  changes.vat_id = body.optional_text("vat_id");
  changes.card_id = body.optional_text("card_id");
  changes.company = body.optional_text("company");
  changes.address_lines = body.optional_texts("address_lines");
  changes.city = body.optional_text("city");
  changes.country_code = body.optional_text("country_code");
  changes.state = body.optional_text("state");
  changes.zip_code = body.optional_text("zip_code");
  return changes;
}

Reply reply_with(const State& state, const BillingGroup& group) {
  json::Writer out;
  {
    const json::Object body(out);
    out.name("billing_group");
    views::billing_group(out, state, group);
  }
  return ok(out.take());
}

bool may(const State& state, const Call& call, const Organization& organization) {
  return judge(state, call, {organization.organization_id, {}, {}}).is_yes();
}

const Organization& root_of(const State& state, std::string_view account_id) {
  const auto account = accounts::get(state, account_id);
  if (account.unit != nullptr) throw Refusal(refusals::account_unit_cannot_have_billing_group);  // O13
  return *account.organization;
}

// Whose the new billing group is: the account says so, or the billing group that is copied, or else it is the oldest of
// the organizations whose billing the caller may write.
std::string organization_to_bill(const State& state, const Call& call) {
  const auto account_id = call.body.text("account_id");
  const auto copied_id = call.body.text("copy_from_billing_group");
  if (!account_id.empty() || !copied_id.empty()) {
    const std::string id = account_id.empty() ? billing_groups::get(state, copied_id).organization_id
                                              : accounts::get(state, account_id).organization->organization_id;
    authorize(state, call, {id, {}, {}});
    return account_id.empty() ? id : root_of(state, account_id).organization_id;
  }
  for (const auto* organization : organizations::of_user(state, call.user().user_id))
    if (may(state, call, *organization)) return organization->organization_id;
  throw Refusal(refusals::bad_request,
                "account_id is missing, and there is no organization whose billing you may change");
}

const BillingGroup& group_of(const State& state, const Call& call) {
  return billing_groups::get(state, call.params["billing_group_id"]);
}

void write_of(json::Writer& out, const State& state, std::string_view organization_id) {
  for (const auto& each : state.billing_groups.with<&BillingGroup::organization_id>(organization_id))
    views::billing_group(out, state, each);
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("billing_groups", [&] {
      for (const auto* organization : organizations::of_user(state, call.user().user_id))
        if (may(state, call, *organization)) write_of(out, state, organization->organization_id);
    });
  }
  return ok(out.take());
}

// O13: units have none.
Reply list_of_account(const State& state, const Call& call) {
  const auto account = accounts::get(state, call.params["account_id"]);
  json::Writer out;
  {
    json::Object body(out);
    body.list("account_billing_groups", [&] {
      if (account.unit == nullptr) write_of(out, state, account.organization->organization_id);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto organization_id = organization_to_bill(state, call);
  const auto& group = billing_groups::create(state, organization_id, changes_from(call.body),
                                             call.body.text("copy_from_billing_group"), call.now);
  return {reply_with(state, group), about(group).named(group.billing_group_name)};
}

Reply get(const State& state, const Call& call) { return reply_with(state, group_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto& group = group_of(state, call);
  const auto account_id = call.body.text("account_id");
  if (!account_id.empty() && root_of(state, account_id).organization_id != group.organization_id)  // J12
    throw Refusal(refusals::organization_mismatch);
  const auto changes = changes_from(call.body);
  return {reply_with(state, billing_groups::update(state, group.billing_group_id, changes)),
          named(changes.billing_group_name)};
}

Done remove(State& state, const Call& call) {
  billing_groups::remove_unused(state, group_of(state, call).billing_group_id);
  return {ok(views::message("Billing group deleted")), told_by_path()};
}

Reply list_projects(const State& state, const Call& call) {
  const auto& group = group_of(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto& project : state.projects.with<&Project::billing_group_id>(group.billing_group_id)) {
        json::Object item(out);
        item("available_credits", project.available_credits)("estimated_balance", project.estimated_balance);
        item("project_name", project.project_name);
      }
    });
  }
  return ok(out.take());
}

// The path names a project too, of which the caller may be admin: what counts is the billing group's organization.
Done assign_one(State& state, const Call& call) {
  const auto& group = group_of(state, call);
  authorize(state, call, {group.organization_id, {}, {}});
  billing_groups::assign(state, group.billing_group_id, {call.params["project"]});
  return {ok(views::message("Project assigned to the billing group")), told_by_path()};
}

Done assign(State& state, const Call& call) {
  billing_groups::assign(state, group_of(state, call).billing_group_id, call.body.texts("projects_names"));
  return {ok(views::message("Projects assigned to the billing group")), told_by_path()};
}

std::vector<Operation> operations_of_all() {
  constexpr std::string_view all = "/v1/billing-group";
  return {
      {.id = "AccountBillingGroupList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/billing-group",
       .scopes = {"accounts:read", "billing:read"},
       .needs = needs::billing_read,
       .reply = account_billing_groups_reply,
       .handler = list_of_account,
       .summary = "List the billing groups of an account"},
      {.id = "BillingGroupList",
       .method = Method::get,
       .path = all,
       .scopes = {"billing:read"},
       .elsewhere = {{lists, "of each organization that is listed"}},
       .reply = billing_groups_reply,
       .handler = list,
       .summary = "List the billing groups of the organizations whose billing one may see"},
      {.id = "BillingGroupCreate",
       .method = Method::post,
       .path = all,
       .scopes = {"billing:write"},
       .elsewhere = {{writes, "of the organization that is billed"}},
       .body = new_billing_group_request,
       .reply = billing_group_reply,
       .handler = create,
       .summary = "Create a billing group"},
  };
}

std::vector<Operation> operations_of_one() {
  constexpr std::string_view one = "/v1/billing-group/{billing_group_id}";
  return {
      {.id = "BillingGroupGet",
       .method = Method::get,
       .path = one,
       .scopes = {"billing:read"},
       .needs = reads,
       .reply = billing_group_reply,
       .handler = get,
       .summary = "Get a billing group"},
      {.id = "BillingGroupUpdate",
       .method = Method::put,
       .path = one,
       .scopes = {"billing:write"},
       .needs = writes,
       .body = billing_group_update_request,
       .reply = billing_group_reply,
       .handler = update,
       .summary = "Change a billing group"},
      {.id = "BillingGroupDelete",
       .method = Method::remove,
       .path = one,
       .scopes = {"billing:write"},
       .needs = writes,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a billing group that pays for no project"},
  };
}

std::vector<Operation> operations_of_projects() {
  return {
      {.id = "BillingGroupProjectList",
       .method = Method::get,
       .path = "/v1/billing-group/{billing_group_id}/projects",
       .scopes = {"billing:read"},
       .needs = reads,
       .reply = projects_reply,
       .handler = list_projects,
       .summary = "List the projects that a billing group pays for"},
      {.id = "BillingGroupProjectAssign",
       .method = Method::post,
       .path = "/v1/billing-group/{billing_group_id}/project-assign/{project}",
       .scopes = {"billing:write"},
       .elsewhere = {{assigns, "of the organization that is billed"}},
       .reply = views::message_shape,
       .handler = assign_one,
       .summary = "Make a billing group pay for a project"},
      {.id = "BillingGroupProjectsAssign",
       .method = Method::post,
       .path = "/v1/billing-group/{billing_group_id}/projects-assign",
       .scopes = {"billing:write"},
       .needs = assigns,
       .body = assign_request,
       .reply = views::message_shape,
       .handler = assign,
       .summary = "Make a billing group pay for projects, all of them or none"},
  };
}

}  // namespace

std::vector<Operation> billing_group_operations() {
  auto rows = operations_of_all();
  for (const auto& table : {operations_of_one, operations_of_projects})
    for (const auto& row : table()) rows.push_back(row);
  return rows;
}

}  // namespace mock::api
