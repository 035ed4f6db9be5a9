// /v1/organization/{organization_id}/emissions: what an organization's projects have emitted.
#include <chrono>

#include "api/operation.h"
#include "base/time.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "tables.h"
#include "views/emissions.h"

namespace mock::api {
namespace {

const json::Shape& emissions_query() {
  using namespace json;
  static const Shape shape = object({
      optional("project_id", list(text()), "Only these projects, by name"),
      optional("billing_group_id", list(text()), "Only these billing groups"),
      optional("starting_time", time(), "Default: the start of last month"),
      optional("ending_time", time(), "Only what began before it. Default: the start of this month"),
      optional("granularity", views::granularity_shape(), "Default: month"),
      optional("group_by", views::group_by_shape(), "Default: none"),
  });
  return shape;
}

std::chrono::year_month month_of(Time time) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
  return date.year() / date.month();
}

Time start_of(std::chrono::year_month month) { return std::chrono::sys_days(month / 1); }

Time time_or(const json::Value& query, std::string_view name, Time otherwise) {
  const auto text = query.optional_text(name);
  return text ? parse_rfc3339(*text).value_or(otherwise) : otherwise;
}

Reply get(const State& state, const Call& call) {
  const auto this_month = month_of(call.now);
  emissions::Question question;
  question.project_names = call.query.texts("project_id");
  question.billing_group_ids = call.query.texts("billing_group_id");
  question.starting_time = time_or(call.query, "starting_time", start_of(this_month - std::chrono::months(1)));
  question.ending_time = time_or(call.query, "ending_time", start_of(this_month));
  question.granularity = views::granularity_from(call.query.text("granularity"));
  question.group_by = views::group_by_from(call.query.text("group_by"));
  if (question.ending_time < question.starting_time)
    throw Refusal(refusals::bad_request, "ending_time, " + rfc3339(question.ending_time) +
                                             ", must not be before starting_time, " + rfc3339(question.starting_time));
  json::Writer out;
  views::organization_emissions(out, state, call.organization_id(), question);
  return ok(out.take());
}

}  // namespace

std::vector<Operation> emission_operations() {
  return {
      {.id = "OrganizationEmissionsGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/emissions",
       .scopes = {"accounts:read"},
       .needs = needs::any({"organization:sustainability:read"}),
       .query = emissions_query,
       .reply = views::organization_emissions_shape,
       .handler = get,
       .summary = "Get the emissions of an organization, in sums of days or months"},
  };
}

}  // namespace mock::api
