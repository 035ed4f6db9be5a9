#include "views/custom_clouds.h"
#include "views/tags.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t longest_cloud_id = 2048, longest_google_id = 311;

// Aiven's side of every custom cloud. There is none here: the names and addresses are those that documents use.
constexpr std::string_view aws_principal = "arn:aws:iam::000000000000:root";
constexpr std::string_view google_principal = "custom-clouds@aiven-mock.example";
constexpr std::string_view management_cidr = "192.0.2.0/24";

std::string_view to_text(CustomCloudState state) {
  switch (state) {
    case CustomCloudState::draft: return "draft";
    case CustomCloudState::creating: return "creating";
    case CustomCloudState::creation_failed: return "creation_failed";
    case CustomCloudState::active: return "active";
    case CustomCloudState::deleting: break;
  }
  return "deleting";
}

Shape contact_email_shape() {
  return object({
      required("email", text_like(users::is_email, "an e-mail address", longest_email), "Where to write to"),
      optional("real_name", text(0, longest_contact_word), "Who it is"),
      optional("role", text(0, longest_contact_word), "What they do"),
  });
}

std::vector<Field> fields() {
  std::vector<Field> fields{
      optional("aiven_aws_account_principal", text(), "Of aws"),
      optional("aiven_aws_assume_role_external_id", text(), "Of aws"),
      optional("aiven_google_account_principal", text(), "Of google"),
      required("aiven_management_cidr_blocks", list(text())),
      required("aws_subnets_bastion", map(text()), "Always empty: nothing is built"),
      required("aws_subnets_workload", map(text()), "Always empty: nothing is built"),
      required("bucket_names", map(text()), "Always empty: nothing is built"),
      required("byoc_resource_tags", map(text()), "The tags"),
      required("byoc_unique_name", text()),
      required("cloud_provider", cloud_provider_shape()),
      required("cloud_region", text()),
      required("contact_emails", contact_emails_shape()),
      required("custom_cloud_environment_id", text(36, 36)),
      required("custom_cloud_names", list(text()), "One when it is active"),
      required("deployment_model", deployment_model_shape()),
      required("display_name", text()),
      required("errors", list(object({required("category", choice({"general_error"})), required("message", text())}))),
      required("reserved_cidr", text()),
      required("state", choice({"draft", "creating", "creation_failed", "active", "deleting"})),
      required("tags", map(text())),
      required("update_time", time()),
      required("use_customer_owned_storage", boolean(), "Always false"),
  };
  for (auto& field : cloud_identity_fields()) fields.push_back(std::move(field));
  return fields;
}

void write_errors(Writer& out, Object& object, const CustomCloudEnvironment& environment, CustomCloudState state) {
  object.list("errors", [&] {
    if (state != CustomCloudState::creation_failed) return;
    Object error(out);
    error("category", "general_error")("message", environment.creation_error);
  });
}

void write_aivens_side(Writer& out, Object& object, const CustomCloudEnvironment& environment) {
  if (environment.cloud_provider == "aws") {
    object("aiven_aws_account_principal", aws_principal);
    object("aiven_aws_assume_role_external_id", environment.custom_cloud_environment_id);
  }
  if (environment.cloud_provider == "google") object("aiven_google_account_principal", google_principal);
  object.list("aiven_management_cidr_blocks", [&] { out.value(management_cidr); });
}

}  // namespace

const Shape& custom_cloud_environment_shape() {
  static const Shape shape = object({required("custom_cloud_environment", object(fields()))});
  return shape;
}

const Shape& custom_cloud_environments_shape() {
  static const Shape shape = object({required("custom_cloud_environments", list(object(fields())))});
  return shape;
}

void custom_cloud_environment(Writer& out, const CustomCloudEnvironment& environment, Time now) {
  const auto state = custom_clouds::state_of(environment, now);
  const auto unique_name = "byoc-" + environment.custom_cloud_environment_id.substr(0, 8);
  Object object(out);
  write_aivens_side(out, object, environment);
  for (const auto* name : {"aws_subnets_bastion", "aws_subnets_workload", "bucket_names"}) tags(out, name, {});
  tags(out, "byoc_resource_tags", environment.tags);
  object("byoc_unique_name", unique_name)("cloud_provider", environment.cloud_provider);
  object("cloud_region", environment.cloud_region);
  contact_emails(out, object, environment.contact_emails);
  object("custom_cloud_environment_id", environment.custom_cloud_environment_id);
  object.list("custom_cloud_names", [&] {
    if (state == CustomCloudState::active)
      out.value(unique_name + "-" + environment.cloud_provider + "-" + environment.cloud_region);
  });
  object("deployment_model", environment.deployment_model)("display_name", environment.display_name);
  write_errors(out, object, environment, state);
  object("reserved_cidr", environment.reserved_cidr)("state", to_text(state));
  tags(out, "tags", environment.tags);
  object("update_time", environment.update_time)("use_customer_owned_storage", false);
  if (!environment.cloud_identity.empty())
    object(custom_clouds::identity_field(environment.cloud_provider), environment.cloud_identity);
}

const Shape& custom_cloud_permissions_shape() {
  static const Shape shape = object({
      required("accounts", list(text(), most_custom_cloud_permissions)),
      required("projects", list(text(), most_custom_cloud_permissions)),
  });
  return shape;
}

void custom_cloud_permissions(Writer& out, const State& state, std::string_view custom_cloud_environment_id) {
  Object object(out);
  const auto write = [&](std::string_view name, std::string_view resource_type) {
    object.list(name, [&] {
      for (const auto& id : custom_clouds::permitted(state, custom_cloud_environment_id, resource_type)) out.value(id);
    });
  };
  write("accounts", "account");
  write("projects", "project");
}

Shape cloud_provider_shape() { return choice({"aws", "azure", "google", "oracle"}); }
Shape deployment_model_shape() {
  return choice({"direct_ipsec_ingress", "ipsec_ingress", "standard", "standard_public", "pci_dss", "hipaa"});
}
Shape reserved_cidr_shape() {
  return text_like(custom_clouds::is_reserved_cidr, "an IPv4 range such as 10.0.0.0/16", longest_reserved_cidr);
}

std::vector<Field> cloud_identity_fields() {
  return {
      optional("aws_iam_role_arn", text(1, longest_cloud_id), "Of aws"),
      optional("google_privilege_bearing_service_account_id", text(1, longest_google_id), "Of google"),
      optional("oracle_compartment_id", text(1, longest_cloud_id), "Of oracle"),
  };
}

std::vector<CloudIdentity> cloud_identities_from(const Value& object) {
  std::vector<CloudIdentity> identities;
  for (const auto& field : cloud_identity_fields())
    if (auto value = object.optional_text(field.name))
      identities.push_back({std::string(field.name), std::move(*value)});
  return identities;
}

Shape contact_emails_shape() { return list(contact_email_shape(), most_contact_emails); }

std::vector<ContactEmail> contact_emails_from(const Value& object) {
  std::vector<ContactEmail> emails;
  for (const auto& each : object.list("contact_emails"))
    emails.push_back({each.text("email"), each.optional_text("real_name"), each.optional_text("role")});
  return emails;
}

void contact_emails(Writer& out, Object& object, const std::vector<ContactEmail>& contact_emails) {
  object.list("contact_emails", [&] {
    for (const auto& each : contact_emails) {
      Object item(out);
      item("email", each.email);
      if (each.real_name) item("real_name", *each.real_name);
      if (each.role) item("role", *each.role);
    }
  });
}

}  // namespace mock::views
