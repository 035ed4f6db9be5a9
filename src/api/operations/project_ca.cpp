// /v1/project/{project}/kms/ca: the certificate authority of a project.
#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/projects.h"

namespace mock::api {
namespace {

Reply get(const State& state, const Call& call) {
  return reply_with(views::ca_of_project(), state, call, projects::get(state, call.params["project"]));
}

}  // namespace

std::vector<Operation> project_ca_operations() {
  return {
      {.id = "ProjectKmsGetCA",
       .method = Method::get,
       .path = "/v1/project/{project}/kms/ca",
       .scopes = {"projects:read"},
       .needs = needs::any({"organization:projects:write"}),
       .reply = views::shape_of<views::ca_of_project>,
       .handler = get,
       .summary = "Get the certificate of a project's CA"},
  };
}

}  // namespace mock::api
