// /v1/project/{project}/service: services, as fixtures bring them. Nothing makes or changes one.
#include "views/services.h"

#include "api/operation.h"
#include "model/projects.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

const json::Shape& query() {
  static const auto shape =
      json::object({json::optional("include_secrets", json::boolean(), "Not looked at: they are shown")});
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  return reply_with_list("services", views::service(), state, call,
                         state.services.with<&Service::project_name>(project.project_name));
}

Reply get(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  return reply_under("service", views::service(), state, call,
                     services::get(state, project.project_name, call.params["service_name"]));
}

}  // namespace

std::vector<Operation> service_operations() {
  constexpr Scopes read{"services:read"};
  constexpr Needs reader = needs::any({"project:services:read"});
  return {
      {.id = "ServiceList",
       .method = Method::get,
       .path = "/v1/project/{project}/service",
       .scopes = read,
       .needs = reader,
       .query = query,
       .reply = views::shape_of_list<"services", views::service>,
       .handler = list,
       .summary = "List the services of a project"},
      {.id = "ServiceGet",
       .method = Method::get,
       .path = "/v1/project/{project}/service/{service_name}",
       .scopes = read,
       .needs = reader,
       .query = query,
       .reply = views::shape_under<"service", views::service>,
       .handler = get,
       .summary = "Get a service"},
  };
}

}  // namespace mock::api
