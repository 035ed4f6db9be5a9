// /v1/project/{project}/kms/ca: the certificate authority of a project.
#include "base/certificate.h"
#include "json/writer.h"
#include "tables.h"
#include "views/projects.h"

namespace mock::api {
namespace {

Reply get(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  json::Writer out;
  {
    json::Object body(out);
    body("certificate", certificate::authority(project.ca_key, project.create_time));
  }
  return ok(out.take());
}

}  // namespace

std::vector<Operation> project_ca_operations() {
  return {
      {.id = "ProjectKmsGetCA",
       .method = Method::get,
       .path = "/v1/project/{project}/kms/ca",
       .scopes = {"projects:read"},
       .needs = needs::any({"organization:projects:write"}),
       .reply = views::project_ca_shape,
       .handler = get,
       .summary = "Get the certificate of a project's CA"},
  };
}

}  // namespace mock::api
