#include "views/projects.h"

#include "base/certificate.h"
#include "model/accounts.h"
#include "views/billing_groups.h"
#include "views/cards.h"
#include "views/common_shapes.h"
#include "views/countries.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/permissions.h"
#include "views/teams.h"

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

Shape project_name_shape() {
  return text_like(projects::is_project_name, "a letter, followed by small letters, digits and dashes",
                   longest_project_name)
      .matching("^[a-z][a-z0-9-]*$");
}

Shape tech_emails_shape() { return list(object({required("email", email_address())}), most_tech_emails); }

// What a project says of its billing group. Nobody can change it there.
const Picture<BillingGroup>& billing_of_project() {
  static const Picture<BillingGroup> picture({
      kept<&BillingGroup::address_lines>("address_lines", list(text())),
      worked_out<BillingGroup>("billing_address", text(), billing_address,
                               "From here to zip_code, what is about money is the billing group's"),
      kept<&BillingGroup::billing_currency>("billing_currency", currency_shape()),
      kept<&BillingGroup::billing_emails, Emails>("billing_emails", emails_shape()),
      kept<&BillingGroup::billing_extra_text>("billing_extra_text", text()).or_null(),
      kept<&BillingGroup::billing_group_id>("billing_group_id", text()),
      kept<&BillingGroup::billing_group_name>("billing_group_name", text()),
      pictured_or_null<BillingGroup>(
          "card_info", card_info(),
          [](const Viewpoint& at, const BillingGroup& group) { return at.state.cards.find(group.card_id); }),
      kept<&BillingGroup::city>("city", text()).or_null(),
      kept<&BillingGroup::company>("company", text()).or_null(),
      worked_out<BillingGroup>("country", text(),
                               [](const BillingGroup& group) { return country_name(group.country_code); }),
      kept<&BillingGroup::country_code>("country_code", text()),
      worked_out<BillingGroup>(
          "payment_method", text(),
          [](const Viewpoint& at, const BillingGroup& group) { return payment_method_of(at.state, group); }),
      kept<&BillingGroup::state>("state", text()).or_null(),
      kept<&BillingGroup::vat_id>("vat_id", text()),
      kept<&BillingGroup::zip_code>("zip_code", text()).or_null(),
  });
  return picture;
}

// What the older API shows of the project itself, before what is about billing and behind it.
const Picture<Project>& head_of_project() {
  const auto& kept = kept_project();
  static const Picture<Project> picture({
      kept.field<&Project::account_id>(),
      worked_out<Project>("account_name", text(0, longest_organization_name),
                          [](const Viewpoint& at, const Project& project) -> std::string_view {
                            return accounts::get(at.state, project.account_id).account_name();
                          }),
      kept.field<&Project::available_credits>(),
  });
  return picture;
}

const Picture<Project>& rest_of_project() {
  const auto& kept = kept_project();
  static const Picture<Project> picture({
      kept.field<&Project::default_cloud>(),
      empty_object<Project>("end_of_life_extension", text()),
      kept.field<&Project::estimated_balance>(),
      always<Project>("estimated_balance_local", text().or_null(), nullptr),
      empty_object<Project>("features", boolean()),
      kept.field<&Project::organization_id>(),
      kept.field<&Project::project_name>(),
      kept.field<&Project::tags>(),
      kept.field<&Project::tech_emails>(),
      always<Project>("tenant_id", text(), "aiven"),
      always<Project>("trial_expiration_time", time().or_null(), nullptr),
  });
  return picture;
}

}  // namespace

Shape tags_shape() { return map(text(0, longest_tag)); }

const Picture<Project>& kept_project() {
  static const Picture<Project> picture({
      kept<&Project::project_name>("project_name", text(0, longest_project_name), "Unique in the world")
          .accepts(project_name_shape()),
      kept<&Project::account_id>("account_id", text(0, longest_id)),
      kept<&Project::available_credits>("available_credits", text(), "What may still be spent"),
      kept<&Project::base_port>("base_port", integer(lowest_base_port, highest_base_port), "Default: by chance"),
      kept<&Project::billing_group_id>("billing_group_id", text()).accepts(text(1, longest_id)),
      kept<&Project::default_cloud>("default_cloud", text(0, longest_cloud), "The default cloud of its services"),
      kept<&Project::estimated_balance>("estimated_balance", text(), "What is owed"),
      kept<&Project::organization_id>("organization_id", text(0, longest_id)),
      kept<&Project::tags>("tags", tags_shape(), "All tags"),
      kept<&Project::tech_emails, Emails>("tech_emails", emails_shape(), "Where news of its services are sent")
          .accepts(tech_emails_shape()),
  });
  return picture;
}

ProjectWithBilling with_billing(const State& state, const Project& project) {
  return {&project, &billing_groups::get(state, project.billing_group_id)};
}

const Picture<ProjectWithBilling>& project() {
  using Face = ProjectWithBilling;
  static const auto picture = Picture<Face>(fields_of<&Face::project>(head_of_project()))
                                  .with(fields_of<&Face::billing>(billing_of_project()))
                                  .with(fields_of<&Face::project>(rest_of_project()));
  return picture;
}

const Picture<Project>& project_of_list() {
  const auto& kept = kept_project();
  static const Picture<Project> picture({
      kept.field<&Project::account_id>().says("The same as parent_id"),
      kept.field<&Project::base_port>(),
      kept.field<&Project::billing_group_id>(),
      empty_object<Project>("end_of_life_extension", map(text())),
      kept.field<&Project::account_id>()
          .called("parent_id")
          .says("The account_id of a unit, or of the organization's root account"),
      kept.field<&Project::project_name>().called("project_id").says("The name of the project"),
      kept.field<&Project::tags>(),
      kept.field<&Project::tech_emails>(),
  });
  return picture;
}

const Picture<Project>& organization_project() {
  static const auto picture = project_of_list().with({
      empty_object<Project>("features", boolean()),
      kept_project().field<&Project::organization_id>(),
  });
  return picture;
}

const Picture<Project>& tags_of_project() {
  static const Picture<Project> picture({kept_project().field<&Project::tags>()});
  return picture;
}

const Picture<Project>& ca_of_project() {
  static const Picture<Project> picture({worked_out<Project>(
      "certificate", text(),
      [](const Project& project) { return certificate::authority(project.ca_key, project.create_time); },
      "X.509, in PEM")});
  return picture;
}

const Picture<ProjectInvite>& project_invite() {
  static const Picture<ProjectInvite> picture({
      kept<&ProjectInvite::user_email>("user_email", email_address()),
      kept<&ProjectInvite::member_type>("member_type", role_or_permission(), "Default: read_only"),
  });
  return picture;
}

const Picture<ProjectInvite>& project_invite_details() {
  static const Picture<ProjectInvite> picture({
      kept<&ProjectInvite::user_email>("user_email", text(0, longest_email)),
  });
  return picture;
}

std::vector<Field> membership_fields() {
  return {
      required("project_membership", project_membership_shape()),
      required("project_memberships", project_memberships_shape()),
  };
}

Shape project_membership_shape() { return map(role_or_permission()); }
void project_membership(Writer& out, const State& state, const std::vector<const Project*>& projects,
                        std::string_view user_id) {
  Object object(out);
  for (const auto* project : projects)
    object(project->project_name, strongest(projects::rights_in(state, *project, user_id)));
}

Shape project_memberships_shape() { return map(permission_names_shape()); }
void project_memberships(Writer& out, const State& state, const std::vector<const Project*>& projects,
                         std::string_view user_id) {
  Object object(out);
  for (const auto* project : projects)
    object.list(project->project_name, [&] {
      projects::rights_in(state, *project, user_id).each([&](std::string_view name) { out.value(name); });
    });
}

void memberships(Writer& out, const State& state, const std::vector<const Project*>& projects,
                 std::string_view user_id) {
  out.name("project_membership");
  project_membership(out, state, projects, user_id);
  out.name("project_memberships");
  project_memberships(out, state, projects, user_id);
}

}  // namespace mock::views
