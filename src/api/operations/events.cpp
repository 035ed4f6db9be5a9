// …/events: who changed what in an account, in a project, in a billing group.
#include "model/events.h"

#include <algorithm>

#include "api/operation.h"
#include "model/accounts.h"
#include "replies.h"
#include "tables.h"
#include "views/events.h"

namespace mock::api {
namespace {

// The range of a table is in the order things were made; history is read from its end.
template <class Rows>
std::vector<const Event*> newest_first(const Rows& rows) {
  std::vector<const Event*> events;
  for (const auto& event : rows) events.push_back(&event);
  std::reverse(events.begin(), events.end());
  return events;
}

Reply of_account(const State& state, const Call& call) {
  const auto& account_id = accounts::get(state, call.params["account_id"]).account_id();
  return reply_with_list("events", views::account_event(), state, call,
                         newest_first(state.events.with<&Event::account_id>(account_id)));
}

Reply of_project(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  return reply_with_list("events", views::project_event(), state, call,
                         newest_first(state.events.with<&Event::project_name>(project.project_name)));
}

Reply of_billing_group(const State& state, const Call& call) {
  const auto& id = billing_groups::get(state, call.params["billing_group_id"]).billing_group_id;
  return reply_with_list("events", views::billing_group_event(), state, call,
                         newest_first(state.events.with<&Event::billing_group_id>(id)));
}

}  // namespace

std::vector<Operation> event_operations() {
  return {
      {.id = "AccountEventList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/events",
       .scopes = {"accounts:read"},
       .needs = needs::any({"organization:audit_logs:read", "organization:event_logs:read"}),
       .reply = views::shape_of_list<"events", views::account_event>,
       .handler = of_account,
       .summary = "List what was changed in an account, newest first"},
      {.id = "ProjectGetEventLogs",
       .method = Method::get,
       .path = "/v1/project/{project}/events",
       .scopes = {"projects:read"},
       .needs = needs::any({"project:audit_logs:read"}),
       .reply = views::shape_of_list<"events", views::project_event>,
       .handler = of_project,
       .summary = "List what was changed in a project, newest first"},
      {.id = "BillingGroupEventList",
       .method = Method::get,
       .path = "/v1/billing-group/{billing_group_id}/events",
       .scopes = {"billing:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::shape_of_list<"events", views::billing_group_event>,
       .handler = of_billing_group,
       .summary = "List what was changed in a billing group, newest first",
       .deprecated = &deprecations::billing_groups},
  };
}

}  // namespace mock::api
