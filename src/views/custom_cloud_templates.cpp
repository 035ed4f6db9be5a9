#include "views/custom_cloud_templates.h"

#include <array>
#include <string_view>

#include "json/writer.h"

namespace mock::views {
namespace {

using Environment = CustomCloudEnvironment;

struct Variable {
  std::string_view name;
  std::string Environment::*value;
};

constexpr std::array variables{
    Variable{"cloud_provider", &Environment::cloud_provider},
    Variable{"cloud_region", &Environment::cloud_region},
    Variable{"custom_cloud_environment_id", &Environment::custom_cloud_environment_id},
    Variable{"deployment_model", &Environment::deployment_model},
    Variable{"reserved_cidr", &Environment::reserved_cidr},
};

// As JSON, but for the beginnings of what Terraform would work out.
std::string terraform_text(std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_a_template = (text[i] == '$' || text[i] == '%') && text.substr(i + 1).starts_with('{');
    if (begins_a_template) all += text[i];
    all += text[i];
  }
  return json::quoted(all);
}

}  // namespace

std::string terraform_template() {
  std::string all = "# Nothing is made by this: aiven-mock has no cloud. The values come out again.\n";
  for (const auto& [name, value] : variables) {
    all.append("\nvariable \"").append(name).append("\" {\n  type = string\n}\n");
    all.append("\noutput \"").append(name).append("\" {\n  value = var.").append(name).append("\n}\n");
  }
  return all;
}

std::string terraform_variables(const Environment& environment) {
  std::string all;
  for (const auto& [name, value] : variables)
    all.append(name).append(" = ").append(terraform_text(environment.*value)).append("\n");
  return all;
}

}  // namespace mock::views
