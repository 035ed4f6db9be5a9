// /v1/billing-group/{billing_group_id}/credits: what a billing group can spend before it pays; and
// /v1/project/{project}/credits: what the billing group of a project can.
#include "views/credits.h"
#include "api/operation.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

const json::Shape& claim_request() {
  using namespace json;
  static const Shape shape = object({required("code", text(1, longest_credit_code))});
  return shape;
}

Reply list_of(const State& state, const Call& call, std::string_view billing_group_id) {
  return reply_with_list("credits", views::credit(), state, call,
                         state.credits.with<&Credit::billing_group_id>(billing_group_id));
}

Reply list(const State& state, const Call& call) {
  return list_of(state, call, billing_groups::get(state, call.params["billing_group_id"]).billing_group_id);
}

Reply list_of_project(const State& state, const Call& call) {
  return list_of(state, call, projects::get(state, call.params["project"]).billing_group_id);
}

Done claim(State& state, const Call& call) {
  const auto& group = billing_groups::get(state, call.params["billing_group_id"]);
  const auto& credit = credits::claim(state, group, call.body.text("code"), call.now);
  return {reply_under("credit", views::credit(), state, call, credit), told_by_path()};
}

}  // namespace

std::vector<Operation> credit_operations() {
  constexpr std::string_view credits = "/v1/billing-group/{billing_group_id}/credits";
  return {
      {.id = "BillingGroupCreditsList",
       .method = Method::get,
       .path = credits,
       .scopes = {"billing:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::shape_of_list<"credits", views::credit>,
       .handler = list,
       .summary = "List the credits of a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupCreditsClaim",
       .method = Method::post,
       .path = credits,
       .scopes = {"billing:write"},
       .needs = needs::any({"developer", "operator"}),
       .body = claim_request,
       .reply = views::shape_under<"credit", views::credit>,
       .handler = claim,
       .summary = "Claim a credit by its code",
       .deprecated = &deprecations::billing_groups},
      {.id = "ProjectCreditsList",
       .method = Method::get,
       .path = "/v1/project/{project}/credits",
       .scopes = {"billing:read", "projects:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::shape_of_list<"credits", views::credit>,
       .handler = list_of_project,
       .summary = "List the credits of the billing group of a project",
       .deprecated = &deprecations::project_credits},
  };
}

}  // namespace mock::api
