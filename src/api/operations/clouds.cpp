// /v1/clouds and /v1/project/{project}/…: the clouds that there are, and how VPCs in them are connected.
#include "views/clouds.h"
#include "api/operation.h"
#include "model/projects.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

Reply list(const State& state, const Call& call) {
  return reply_with_list("clouds", views::cloud(), state, call, clouds::all());
}

// Q2: nothing here knows where an address is, so nothing is nearer than anything else.
const json::Shape& project_query() {
  using namespace json;
  static const auto shape = object({optional("sort_by_proximity", boolean(), "Accepted; the order stays as it is")});
  return shape;
}

Reply list_of_project(const State& state, const Call& call) {
  projects::get(state, call.params["project"]);
  return list(state, call);
}

}  // namespace

std::vector<Operation> cloud_operations() {
  return {
      {.id = "ListClouds",
       .method = Method::get,
       .path = "/v1/clouds",
       .needs = needs::anyone,
       .reply = views::shape_of_list<"clouds", views::cloud>,
       .handler = list,
       .summary = "List the clouds that there are"},
      {.id = "ListProjectClouds",
       .method = Method::get,
       .path = "/v1/project/{project}/clouds",
       .scopes = {"projects:read"},
       .needs = needs::any({"project:services:read"}),
       .query = project_query,
       .reply = views::shape_of_list<"clouds", views::cloud>,
       .handler = list_of_project,
       .summary = "List the clouds that a project can use"},
  };
}

}  // namespace mock::api
