// /v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}/infra-templates/terraform:
// what a cloud account is prepared with. Not published: `avn byoc template terraform` asks for it, so the names are
// ours.
#include "views/custom_cloud_templates.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

const CustomCloudEnvironment& environment_of(const State& state, const Call& call) {
  return custom_clouds::get(state, call.organization_id(), call.params["custom_cloud_environment_id"], call.now);
}

Reply reply_with_text(std::string_view name, const std::string& text) {
  json::Writer out;
  {
    json::Object body(out);
    body(name, text);
  }
  return ok(out.take());
}

Reply get_template(const State& state, const Call& call) {
  static_cast<void>(environment_of(state, call));  // that it is there
  return reply_with_text("template", views::terraform_template());
}

Reply get_variables(const State& state, const Call& call) {
  return reply_with_text("variables", views::terraform_variables(environment_of(state, call)));
}

const json::Shape& template_reply() {
  using namespace json;
  static const auto shape =
      object({required("template", text(), "A configuration for Terraform, which makes nothing")});
  return shape;
}

const json::Shape& variables_reply() {
  using namespace json;
  static const auto shape = object({required("variables", text(), "The values of its variables, one a line")});
  return shape;
}

}  // namespace

std::vector<Operation> custom_cloud_template_operations() {
  return {
      {.id = "CustomCloudEnvironmentTerraformTemplateGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}/"
               "infra-templates/terraform/template",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = template_reply,
       .handler = get_template,
       .summary = "Get a Terraform configuration for a custom cloud"},
      {.id = "CustomCloudEnvironmentTerraformVariablesGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/custom-cloud-environments/{custom_cloud_environment_id}/"
               "infra-templates/terraform/variables",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = variables_reply,
       .handler = get_variables,
       .summary = "Get the values for that configuration"},
  };
}

}  // namespace mock::api
