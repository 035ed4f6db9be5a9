// /v1/billing-group and /v1/account/{account_id}/billing-group: billing groups through the older endpoints.
#include "model/billing_groups.h"

#include "api/authority.h"
#include "model/accounts.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "views/billing_groups.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

// Nothing is published of who may write; whoever may through the newer endpoints.
constexpr Needs writes = needs::billing_write;
constexpr Needs assigns = needs::any({"organization:projects:write"});  // J24
constexpr Needs reads = needs::any({"developer", "operator", "read_only"});
constexpr Needs lists =
    needs::any({"developer", "operator", "read_only", "organization:billing:read", "organization:billing:write"});

views::Asked<BillingGroup> common_fields() {
  using Group = BillingGroup;
  return views::may<&Group::address_lines, &Group::billing_address_id, &Group::billing_contact_emails,
                    &Group::billing_currency, &Group::billing_emails, &Group::billing_extra_text, &Group::card_id,
                    &Group::city, &Group::company, &Group::country_code, &Group::shipping_address_id, &Group::state,
                    &Group::vat_id, &Group::zip_code>();
}

json::Field account_field() {
  return json::optional("account_id", json::text(0, longest_id).or_null(), "The root account of an organization");
}

const views::RequestBody<BillingGroup>& new_billing_group() {
  static const auto body =
      views::RequestBody<BillingGroup>(views::billing_group_in_full(), common_fields(),
                                       views::needed<&BillingGroup::billing_group_name>())
          .or_nulls()
          .with(
              {account_field(), json::optional("copy_from_billing_group", json::text(longest_id, longest_id).or_null(),
                                               "What is not given is as in this billing group")});
  return body;
}

const views::RequestBody<BillingGroup>& billing_group_update() {
  static const auto body =
      views::RequestBody<BillingGroup>(views::billing_group_in_full(), common_fields(),
                                       views::may<&BillingGroup::billing_group_name>())
          .or_nulls()
          .accepts<&BillingGroup::billing_group_name>(json::text(1, longest_billing_group_name))  // no null
          .with({account_field()});
  return body;
}

const json::Shape& assign_request() {
  static const auto shape =
      json::object({json::required("projects_names", json::list(json::text(), 1024).not_empty())});
  return shape;
}

// What projects cost, for who pays.
const views::Picture<Project>& cost() {
  using namespace json;
  static const views::Picture<Project> picture({
      views::kept<&Project::available_credits>("available_credits", text()),
      views::kept<&Project::estimated_balance>("estimated_balance", text()),
      views::kept<&Project::project_name>("project_name", text(0, longest_project_name)),
  });
  return picture;
}

Reply reply_about(const State& state, const Call& call, const BillingGroup& group) {
  return reply_under("billing_group", views::billing_group(), state, call, group);
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

std::vector<const BillingGroup*> groups_of(const State& state, const std::vector<const Organization*>& organizations) {
  std::vector<const BillingGroup*> groups;
  for (const auto* organization : organizations)
    for (const auto& group : state.billing_groups.with<&BillingGroup::organization_id>(organization->organization_id))
      groups.push_back(&group);
  return groups;
}

Reply list(const State& state, const Call& call) {
  auto organizations = organizations::of_user(state, call.user().user_id);
  std::erase_if(organizations, [&](const auto* each) { return !may(state, call, *each); });
  return reply_with_list("billing_groups", views::billing_group(), state, call, groups_of(state, organizations));
}

// O13: units have none.
Reply list_of_account(const State& state, const Call& call) {
  const auto account = accounts::get(state, call.params["account_id"]);
  std::vector<const Organization*> organizations;
  if (account.unit == nullptr) organizations.push_back(account.organization);
  return reply_with_list("account_billing_groups", views::billing_group(), state, call,
                         groups_of(state, organizations));
}

Done create(State& state, const Call& call) {
  const auto organization_id = organization_to_bill(state, call);
  const auto& group = billing_groups::create(state, organization_id, new_billing_group().wish_of(call.body),
                                             call.body.text("copy_from_billing_group"), call.now);
  return {reply_about(state, call, group), about(group).named(group.billing_group_name)};
}

Reply get(const State& state, const Call& call) { return reply_about(state, call, group_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto& group = group_of(state, call);
  const auto account_id = call.body.text("account_id");
  if (!account_id.empty() && root_of(state, account_id).organization_id != group.organization_id)  // J12
    throw Refusal(refusals::organization_mismatch);
  const auto wish = billing_group_update().wish_of(call.body);
  return {reply_about(state, call, billing_groups::update(state, group.billing_group_id, wish)),
          named(wish.get<&BillingGroup::billing_group_name>())};
}

Done remove(State& state, const Call& call) {
  billing_groups::remove_unused(state, group_of(state, call).billing_group_id);
  return {ok(views::message("Billing group deleted")), told_by_path()};
}

Reply list_projects(const State& state, const Call& call) {
  const auto& group = group_of(state, call);
  return reply_with_list("projects", cost(), state, call,
                         state.projects.with<&Project::billing_group_id>(group.billing_group_id));
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
       .reply = views::shape_of_list<"account_billing_groups", views::billing_group>,
       .handler = list_of_account,
       .summary = "List the billing groups of an account",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupList",
       .method = Method::get,
       .path = all,
       .scopes = {"billing:read"},
       .elsewhere = {{lists, "of each organization that is listed"}},
       .reply = views::shape_of_list<"billing_groups", views::billing_group>,
       .handler = list,
       .summary = "List the billing groups of the organizations whose billing one may see",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupCreate",
       .method = Method::post,
       .path = all,
       .scopes = {"billing:write"},
       .elsewhere = {{writes, "of the organization that is billed"}},
       .body = views::shape_of<new_billing_group>,
       .reply = views::shape_under<"billing_group", views::billing_group>,
       .handler = create,
       .summary = "Create a billing group",
       .deprecated = &deprecations::billing_groups},
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
       .reply = views::shape_under<"billing_group", views::billing_group>,
       .handler = get,
       .summary = "Get a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupUpdate",
       .method = Method::put,
       .path = one,
       .scopes = {"billing:write"},
       .needs = writes,
       .body = views::shape_of<billing_group_update>,
       .reply = views::shape_under<"billing_group", views::billing_group>,
       .handler = update,
       .summary = "Change a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupDelete",
       .method = Method::remove,
       .path = one,
       .scopes = {"billing:write"},
       .needs = writes,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a billing group that pays for no project",
       .deprecated = &deprecations::billing_groups},
  };
}

std::vector<Operation> operations_of_projects() {
  return {
      {.id = "BillingGroupProjectList",
       .method = Method::get,
       .path = "/v1/billing-group/{billing_group_id}/projects",
       .scopes = {"billing:read"},
       .needs = reads,
       .reply = views::shape_of_list<"projects", cost>,
       .handler = list_projects,
       .summary = "List the projects that a billing group pays for",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupProjectAssign",
       .method = Method::post,
       .path = "/v1/billing-group/{billing_group_id}/project-assign/{project}",
       .scopes = {"billing:write"},
       .elsewhere = {{assigns, "of the organization that is billed"}},
       .reply = views::message_shape,
       .handler = assign_one,
       .summary = "Make a billing group pay for a project",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupProjectsAssign",
       .method = Method::post,
       .path = "/v1/billing-group/{billing_group_id}/projects-assign",
       .scopes = {"billing:write"},
       .needs = assigns,
       .body = assign_request,
       .reply = views::message_shape,
       .handler = assign,
       .summary = "Make a billing group pay for projects, all of them or none",
       .deprecated = &deprecations::billing_groups},
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
