// /v1/billing-group/{billing_group_id}/credits: what a billing group can spend before it pays.
#include "views/credits.h"
#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"

namespace mock::api {
namespace {

const json::Shape& claim_request() {
  using namespace json;
  static const Shape shape = object({required("code", text(1, longest_credit_code))});
  return shape;
}

const json::Shape& credit_reply() {
  static const auto shape = json::object({json::required("credit", views::credit_shape())});
  return shape;
}

const json::Shape& credits_reply() {
  static const auto shape = json::object({json::required("credits", json::list(views::credit_shape()))});
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& group = billing_groups::get(state, call.params["billing_group_id"]);
  json::Writer out;
  {
    json::Object body(out);
    body.list("credits", [&] {
      for (const auto& credit : state.credits.with<&Credit::billing_group_id>(group.billing_group_id))
        views::credit(out, credit);
    });
  }
  return ok(out.take());
}

Done claim(State& state, const Call& call) {
  const auto& group = billing_groups::get(state, call.params["billing_group_id"]);
  const auto& credit = credits::claim(state, group, call.body.text("code"), call.now);
  json::Writer out;
  {
    const json::Object body(out);
    out.name("credit");
    views::credit(out, credit);
  }
  return {ok(out.take()), told_by_path()};
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
       .reply = credits_reply,
       .handler = list,
       .summary = "List the credits of a billing group"},
      {.id = "BillingGroupCreditsClaim",
       .method = Method::post,
       .path = credits,
       .scopes = {"billing:write"},
       .needs = needs::any({"developer", "operator"}),
       .body = claim_request,
       .reply = credit_reply,
       .handler = claim,
       .summary = "Claim a credit by its code"},
  };
}

}  // namespace mock::api
