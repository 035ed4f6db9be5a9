#include "views/projects.h"

#include "model/accounts.h"
#include "views/permissions.h"

namespace mock::views {
namespace {

using namespace json;

// The name of the strongest role; of permissions alone, the first.
std::string_view strongest(Rights rights) {
  constexpr Permission roles[] = {"admin", "operator", "developer", "read_only"};
  for (const auto role : roles)
    if (rights.has(role)) return role.name();
  std::string_view first;
  rights.each([&](std::string_view name) { first = first.empty() ? name : first; });
  return first;
}

Shape emails_shape() { return list(object({required("email", text(0, longest_email))})); }

}  // namespace

const Shape& project_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id)),
      required("account_name", text(0, longest_organization_name)),
      required("address_lines", list(text())),
      required("available_credits", text().or_null()),
      required("billing_address", text().or_null()),
      required("billing_currency", text().or_null()),
      required("billing_emails", emails_shape()),
      required("billing_extra_text", text().or_null()),
      required("billing_group_id", text().or_null()),
      required("billing_group_name", text().or_null()),
      required("card_info", map(text()).or_null()),
      required("city", text().or_null()),
      required("company", text().or_null()),
      required("country", text().or_null()),
      required("country_code", text().or_null()),
      required("default_cloud", text().or_null()),
      required("end_of_life_extension", map(text())),
      required("estimated_balance", text()),
      required("estimated_balance_local", text().or_null()),
      required("features", map(boolean())),
      required("organization_id", text(0, longest_id)),
      required("payment_method", text()),
      required("project_name", text(0, longest_project_name)),
      required("state", text().or_null()),
      required("tags", map(text())),
      required("tech_emails", emails_shape()),
      required("tenant_id", text()),
      required("trial_expiration_time", time().or_null()),
      required("vat_id", text()),
      required("zip_code", text().or_null()),
  });
  return shape;
}

void project(Text& out, const State& state, const Project& project) {
  const auto empty_object = [&](std::string_view name) { const Object empty(out, name); };
  Object object(out);
  object("account_id", project.account_id);
  object("account_name", accounts::get(state, project.account_id).account_name()).list("address_lines", [] {});
  object("available_credits", nullptr)("billing_address", nullptr)("billing_currency", nullptr);
  object.list("billing_emails", [] {})("billing_extra_text", nullptr)("billing_group_id", nullptr);
  object("billing_group_name", nullptr)("card_info", nullptr)("city", nullptr)("company", nullptr)("country", nullptr);
  object("country_code", nullptr)("default_cloud", nullptr);
  empty_object("end_of_life_extension");
  object("estimated_balance", "0.00")("estimated_balance_local", nullptr);
  empty_object("features");
  object("organization_id", project.organization_id)("payment_method", "no_payment_expected");
  object("project_name", project.project_name)("state", nullptr);
  empty_object("tags");
  object.list("tech_emails", [] {})("tenant_id", "aiven")("trial_expiration_time", nullptr)("vat_id", "");
  object("zip_code", nullptr);
}

std::vector<Field> membership_fields() {
  return {
      required("project_membership", map(choice({permission_names.begin(), permission_names.end()}))),
      required("project_memberships", map(permission_names_shape())),
  };
}

void memberships(Text& out, const State& state, const std::vector<const Project*>& projects, std::string_view user_id) {
  {
    Object object(out, "project_membership");
    for (const auto* project : projects)
      object(project->project_name, strongest(projects::rights_in(state, *project, user_id)));
  }
  Object object(out, "project_memberships");
  for (const auto* project : projects)
    object.list(project->project_name, [&] {
      projects::rights_in(state, *project, user_id).each([&](std::string_view name) { out.value(name); });
    });
}

}  // namespace mock::views
