#include "views/projects.h"

#include "model/accounts.h"
#include "views/billing_groups.h"
#include "views/cards.h"
#include "views/countries.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/permissions.h"
#include "views/tags.h"

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

// What a person left empty is null in fields that need not be there.
std::optional<std::string_view> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

void write_billing(Writer& out, Object& object, const State& state, const BillingGroup& group) {
  object.list("address_lines", [&] {
    for (const auto& line : group.address_lines) out.value(line);
  });
  object("billing_address", billing_address(group))("billing_currency", group.billing_currency);
  emails(out, object, "billing_emails", group.billing_emails);
  object("billing_extra_text", or_null(group.billing_extra_text))("billing_group_id", group.billing_group_id);
  object("billing_group_name", group.billing_group_name);
  out.name("card_info");
  if (const auto* card = state.cards.find(group.card_id))
    card_info().write(out, {state, {}}, *card);
  else
    out.value(nullptr);
  object("city", or_null(group.city));
  object("company", or_null(group.company))("country", country_name(group.country_code));
  object("country_code", group.country_code)("payment_method", payment_method_of(state, group));
  object("state", or_null(group.state))("vat_id", group.vat_id)("zip_code", or_null(group.zip_code));
}

}  // namespace

const Shape& project_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id)),
      required("account_name", text(0, longest_organization_name)),
      required("address_lines", list(text())),
      required("available_credits", text()),
      required("billing_address", text(), "From here to zip_code, what is about money is the billing group's"),
      required("billing_currency", currency_shape()),
      required("billing_emails", emails_shape()),
      required("billing_extra_text", text().or_null()),
      required("billing_group_id", text()),
      required("billing_group_name", text()),
      required("card_info", card_info().shape().or_null()),
      required("city", text().or_null()),
      required("company", text().or_null()),
      required("country", text()),
      required("country_code", text()),
      required("default_cloud", text(0, longest_cloud)),
      required("end_of_life_extension", map(text())),
      required("estimated_balance", text()),
      required("estimated_balance_local", text().or_null()),
      required("features", map(boolean())),
      required("organization_id", text(0, longest_id)),
      required("payment_method", text()),
      required("project_name", text(0, longest_project_name)),
      required("state", text().or_null()),
      required("tags", tags_shape()),
      required("tech_emails", emails_shape()),
      required("tenant_id", text()),
      required("trial_expiration_time", time().or_null()),
      required("vat_id", text()),
      required("zip_code", text().or_null()),
  });
  return shape;
}

void project(Writer& out, const State& state, const Project& project) {
  const auto empty_object = [&](std::string_view name) { const Object empty(out, name); };
  Object object(out);
  object("account_id", project.account_id);
  object("account_name", accounts::get(state, project.account_id).account_name());
  object("available_credits", project.available_credits);
  write_billing(out, object, state, billing_groups::get(state, project.billing_group_id));
  object("default_cloud", project.default_cloud);
  empty_object("end_of_life_extension");
  object("estimated_balance", project.estimated_balance)("estimated_balance_local", nullptr);
  empty_object("features");
  object("organization_id", project.organization_id)("project_name", project.project_name);
  tags(out, "tags", project.tags);
  emails(out, object, "tech_emails", project.tech_emails);
  object("tenant_id", "aiven")("trial_expiration_time", nullptr);
}

Shape tags_shape() { return map(text(0, longest_tag)); }

const Shape& project_tags_shape() {
  static const Shape shape = object({required("tags", tags_shape())});
  return shape;
}

const Shape& project_of_list_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id), "The same as parent_id"),
      required("base_port", integer(lowest_base_port, highest_base_port)),
      required("billing_group_id", text()),
      required("end_of_life_extension", map(map(text()))),
      required("parent_id", text(0, longest_id), "The account_id of a unit, or of the organization's root account"),
      required("project_id", text(0, longest_project_name), "The name of the project"),
      required("tags", tags_shape()),
      required("tech_emails", emails_shape()),
  });
  return shape;
}

const Shape& organization_project_shape() {
  static const Shape shape = project_of_list_shape().with({
      required("features", map(boolean())),
      required("organization_id", text(0, longest_id)),
  });
  return shape;
}

namespace {

void write_what_lists_tell(Writer& out, Object& object, const Project& project) {
  object("account_id", project.account_id)("base_port", project.base_port);
  object("billing_group_id", project.billing_group_id);
  { const Object end_of_life_extension(out, "end_of_life_extension"); }
  object("parent_id", project.account_id)("project_id", project.project_name);
  tags(out, "tags", project.tags);
  emails(out, object, "tech_emails", project.tech_emails);
}

}  // namespace

void project_of_list(Writer& out, const Project& project) {
  Object object(out);
  write_what_lists_tell(out, object, project);
}

void organization_project(Writer& out, const Project& project) {
  Object object(out);
  write_what_lists_tell(out, object, project);
  { const Object features(out, "features"); }
  object("organization_id", project.organization_id);
}

const Shape& project_ca_shape() {
  static const Shape shape = object({required("certificate", text(), "X.509, in PEM")});
  return shape;
}

std::vector<Field> membership_fields() {
  return {
      required("project_membership", map(choice({permission_names.begin(), permission_names.end()}))),
      required("project_memberships", map(permission_names_shape())),
  };
}

void memberships(Writer& out, const State& state, const std::vector<const Project*>& projects,
                 std::string_view user_id) {
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
