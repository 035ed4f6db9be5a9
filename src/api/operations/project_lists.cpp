// /v1/project/{project}/…: lists that fixtures bring and tools read: alerts, static addresses, encryption keys,
// endpoints of integrations.
#include "views/project_lists.h"

#include "api/operation.h"
#include "model/projects.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

/// {"NAME": [{...}, ...]}: the rows of a project.
template <views::Name Field, auto Shown, auto Rows, auto ProjectName>
Reply list(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  return reply_with_list(Field.view(), Shown(), state, call,
                         (state.*Rows).template with<ProjectName>(project.project_name));
}

}  // namespace

std::vector<Operation> project_list_operations() {
  constexpr Scopes projects_read{"projects:read"};
  constexpr Needs reader = needs::any({"project:services:read"});
  return {
      {.id = "ProjectAlertsList",
       .method = Method::get,
       .path = "/v1/project/{project}/alerts",
       .scopes = projects_read,
       .needs = reader,
       .reply = views::shape_of_list<"alerts", views::alert>,
       .handler = list<"alerts", views::alert, &State::alerts, &Alert::project_name>,
       .summary = "List the alerts of a project"},
      {.id = "StaticIPList",
       .method = Method::get,
       .path = "/v1/project/{project}/static-ips",
       .scopes = {"static_ips:read"},
       .needs = needs::any({"project:networking:read"}),
       .reply = views::shape_of_list<"static_ips", views::static_ip>,
       .handler = list<"static_ips", views::static_ip, &State::static_ips, &StaticIp::project_name>,
       .summary = "List the static addresses of a project"},
      {.id = "CMKList",
       .method = Method::get,
       .path = "/v1/project/{project}/secrets/cmks",
       .scopes = projects_read,
       .needs = reader,
       .reply = views::shape_of_list<"cmks", views::cmk>,
       .handler = list<"cmks", views::cmk, &State::cmks, &Cmk::project_name>,
       .summary = "List the encryption keys that a project brings"},
      {.id = "ServiceIntegrationEndpointList",
       .method = Method::get,
       .path = "/v1/project/{project}/integration_endpoint",
       .scopes = {"services:read"},
       .needs = needs::any({"project:integrations:read"}),
       .reply = views::shape_of_list<"service_integration_endpoints", views::integration_endpoint>,
       .handler = list<"service_integration_endpoints", views::integration_endpoint, &State::integration_endpoints,
                       &IntegrationEndpoint::project_name>,
       .summary = "List the endpoints of integrations of a project"},
  };
}

}  // namespace mock::api
