// /v1/organization/{organization_id}/upgrade-pipeline/steps, and the validation of a step at its destination.
#include "views/upgrade_steps.h"

#include <algorithm>
#include <limits>

#include "api/operation.h"
#include "model/upgrade_validation.h"
#include "pages.h"
#include "replies.h"
#include "tables.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<UpgradeStep>& new_step() {
  static const views::RequestBody<UpgradeStep> body(
      views::upgrade_step(),
      views::needed<&UpgradeStep::destination_project_name, &UpgradeStep::destination_service_name,
                    &UpgradeStep::source_project_name, &UpgradeStep::source_service_name>(),
      views::may<&UpgradeStep::auto_validation_delay_days>());
  return body;
}

const views::RequestBody<UpgradeStep>& step_update() {
  static const views::RequestBody<UpgradeStep> body(views::upgrade_step(),
                                                    views::may<&UpgradeStep::auto_validation_delay_days>());
  return body;
}

const json::Shape& validation_request() {
  using namespace json;
  static const auto shape = object({optional("comment", text(0, longest_validation_comment), "What to say of it")});
  return shape;
}

const json::Shape& list_query() {
  using namespace json;
  static const auto shape = object({
      optional("cursor", text(), "From first, last, next or prev of another answer"),
      optional("limit", integer(1, std::numeric_limits<std::int32_t>::max()), "How many come at once; default: all"),
      optional("source_project_name", text()),
      optional("source_service_name", text()),
      optional("destination_project_name", text()),
      optional("destination_service_name", text()),
  });
  return shape;
}

const json::Shape& list_reply() {
  using namespace json;
  static const auto shape = views::shape_of_list<"steps", views::upgrade_step>().with({
      optional("first", text()),
      optional("last", text()),
      optional("next", text(), "Absent on the last page"),
      optional("prev", text(), "Absent on the first page"),
      optional("total_count", integer(0, std::numeric_limits<std::int64_t>::max())),
  });
  return shape;
}

bool is_asked_for(const Call& call, const UpgradeStep& step) {
  const auto fits = [&](std::string_view parameter, const std::string& value) {
    const auto asked = call.query.optional_text(parameter);
    return !asked || *asked == value;
  };
  return fits("source_project_name", step.source_project_name) &&
         fits("source_service_name", step.source_service_name) &&
         fits("destination_project_name", step.destination_project_name) &&
         fits("destination_service_name", step.destination_service_name);
}

Reply list(const State& state, const Call& call) {
  std::vector<const UpgradeStep*> steps;
  for (const auto& step : state.upgrade_steps.with<&UpgradeStep::organization_id>(call.organization_id()))
    if (is_asked_for(call, step)) steps.push_back(&step);
  const auto total = static_cast<std::int64_t>(steps.size());
  const auto start = position_of(call.query.text("cursor", "0"));
  const auto limit = call.query.integer("limit").value_or(std::max<std::int64_t>(total, 1));
  json::Writer out;
  {
    json::Object body(out);
    body.list("steps", [&] {
      for (auto i = start; i < total && i - start < limit; ++i)
        views::upgrade_step().write(out, seen_by(state, call),
                                    upgrade_steps::as_of(call.now, state, *steps[static_cast<std::size_t>(i)]));
    });
    body("first", "0")("last", std::to_string(total == 0 ? 0 : (total - 1) / limit * limit));
    write_next_and_prev(body, start, limit, total);
    body("total_count", total);
  }
  return ok(out.take());
}

const UpgradeStep& step_of(const State& state, const Call& call) {
  return upgrade_steps::get(state, call.organization_id(), call.params["step_id"]);
}

Reply reply_about(const State& state, const Call& call, const UpgradeStep& step) {
  return reply_with(views::upgrade_step(), state, call, upgrade_steps::as_of(call.now, state, step));
}

Reply get(const State& state, const Call& call) { return reply_about(state, call, step_of(state, call)); }

Done create(State& state, const Call& call) {
  UpgradeStep step;
  step.organization_id = call.organization_id();
  new_step().wish_of(call.body).apply_to(step);
  const auto& made = upgrade_steps::create(state, std::move(step));
  return {reply_about(state, call, made), named(made.step_id)};
}

Done update(State& state, const Call& call) {
  const auto& step = step_of(state, call);
  const auto wish = step_update().wish_of(call.body);
  const auto* days = wish.get<&UpgradeStep::auto_validation_delay_days>();
  const auto& changed = days == nullptr ? step : upgrade_steps::set_delay(state, step, *days);
  return {reply_about(state, call, changed), told_by_path()};
}

Done remove(State& state, const Call& call) {
  state.upgrade_steps.erase(std::string(step_of(state, call).step_id));
  return {no_content(), told_by_path()};
}

Done validate(State& state, const Call& call) {
  StepValidation validation{call.body.text("comment", ""), call.now, call.user().user_email};
  upgrade_steps::validate(state, call.params["project"], call.params["service_name"], std::move(validation));
  return {no_content(), told_by_path()};
}

constexpr std::string_view all = "/v1/organization/{organization_id}/upgrade-pipeline/steps";
constexpr std::string_view one = "/v1/organization/{organization_id}/upgrade-pipeline/steps/{step_id}";

}  // namespace

std::vector<Operation> upgrade_step_operations() {
  constexpr Scopes read{"accounts:read", "projects:read"};
  constexpr Scopes write{"accounts:read", "projects:write"};
  return {
      {.id = "UpgradePipelineStepList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::member,
       .query = list_query,
       .reply = list_reply,
       .handler = list,
       .summary = "List the upgrade steps of an organization"},
      {.id = "UpgradePipelineStepCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<new_step>,
       .reply = views::shape_of<views::upgrade_step>,
       .handler = create,
       .summary = "Let a service be upgraded after another one"},
      {.id = "UpgradePipelineStepGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of<views::upgrade_step>,
       .handler = get,
       .summary = "Get an upgrade step"},
      {.id = "UpgradePipelineStepUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<step_update>,
       .reply = views::shape_of<views::upgrade_step>,
       .handler = update,
       .summary = "Change how long an upgrade step waits"},
      {.id = "UpgradePipelineStepDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .handler = remove,
       .summary = "Delete an upgrade step"},
      {.id = "UpgradePipelineStepValidate",
       .method = Method::post,
       .path = "/v1/project/{project}/service/{service_name}/upgrade-validation",
       .scopes = {"projects:write", "services:write"},
       .needs = needs::any({"project:services:write", "role:services:maintenance"}),
       .body = validation_request,
       .handler = validate,
       .summary = "Say that the upgrade before this service went well"},
  };
}

}  // namespace mock::api
