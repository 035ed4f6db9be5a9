// /v1/project: the projects that one has access to.
#include "model/projects.h"

#include "api/operation.h"
#include "json/text.h"
#include "tables.h"
#include "views/projects.h"

namespace mock::api {
namespace {

const json::Shape& projects_reply() {
  static const auto shape =
      json::object({json::required("projects", json::list(views::project_shape()))}).with(views::membership_fields());
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& user_id = call.user().user_id;
  const auto projects = projects::of_user(state, user_id);
  json::Text out;
  {
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto* project : projects) views::project(out, state, *project);
    });
    views::memberships(out, state, projects, user_id);
  }
  return ok(out.take());
}

}  // namespace

std::vector<Operation> project_operations() {
  return {
      {.id = "ProjectList",
       .method = Method::get,
       .path = "/v1/project",
       .scopes = {"projects:read"},
       .reply = projects_reply,
       .handler = list,
       .summary = "List the projects one has access to"},
  };
}

}  // namespace mock::api
