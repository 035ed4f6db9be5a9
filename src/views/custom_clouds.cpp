#include "views/custom_clouds.h"

#include "model/state.h"
#include "views/common_shapes.h"

namespace mock::views {

using namespace json;

namespace {

using Environment = CustomCloudEnvironment;

constexpr std::int64_t longest_cloud_id = 2048, longest_google_id = 311;

// Aiven's side of every custom cloud. There is none here: the names and addresses are those that documents use.
constexpr std::string_view aws_principal = "arn:aws:iam::000000000000:root";
constexpr std::string_view aws_credentials_creator =
    "arn:aws:iam::000000000000:role/object-storage-credentials-creator";
constexpr std::string_view aws_storage_user = "arn:aws:iam::000000000000:user/object-storage";
constexpr std::string_view google_principal = "custom-clouds@aiven-mock.example";
constexpr std::string_view google_credentials_creator = "object-storage@aiven-mock.example";
constexpr std::string_view azure_client_id = "00000000-0000-4000-8000-000000000000";
constexpr std::string_view management_cidr = "192.0.2.0/24";

Shape reserved_cidr_shape() {
  return text_like(custom_clouds::is_reserved_cidr, "an IPv4 range such as 10.0.0.0/16", longest_reserved_cidr);
}

const Picture<ContactEmail>& contact_email() {
  static const Picture<ContactEmail> picture({
      kept<&ContactEmail::email>("email", email_address(), "Where to write to"),
      kept<&ContactEmail::real_name>("real_name", text(0, longest_contact_word), "Who it is").or_left_out(),
      kept<&ContactEmail::role>("role", text(0, longest_contact_word), "What they do").or_left_out(),
  });
  return picture;
}

bool is_of_aws(const Environment& environment) { return environment.cloud_provider == "aws"; }
bool is_of_azure(const Environment& environment) { return environment.cloud_provider == "azure"; }
bool is_of_google(const Environment& environment) { return environment.cloud_provider == "google"; }
bool is_of_oracle(const Environment& environment) { return environment.cloud_provider == "oracle"; }

CustomCloudState state_of(const Viewpoint& at, const Environment& environment) {
  return custom_clouds::state_of(environment, at.now);
}

std::string unique_name(const Environment& environment) {
  return "byoc-" + environment.custom_cloud_environment_id.substr(0, 8);
}

void write_management_cidrs(Writer& out, const Viewpoint& /*at*/, const Environment& /*environment*/) {
  out.value(management_cidr);
}

void write_names(Writer& out, const Viewpoint& at, const Environment& environment) {
  if (state_of(at, environment) == CustomCloudState::active)
    out.value(unique_name(environment) + "-" + environment.cloud_provider + "-" + environment.cloud_region);
}

Shape error_shape() { return object({required("category", choice({"general_error"})), required("message", text())}); }
void write_errors(Writer& out, const Viewpoint& at, const Environment& environment) {
  if (state_of(at, environment) == CustomCloudState::creation_failed) {
    Object error(out);
    error("category", "general_error")("message", environment.creation_error);
  }
}

// Shown under the names that the provider has for it.
FieldsOf<Environment> identity_fields() {
  FieldsOf<Environment> fields;
  for (const auto& [name, shape, is_required, description, otherwise] : cloud_identity_fields())
    fields.push_back(worked_out<Environment>(
                         name, shape,
                         [name = name](const Environment& each) { return custom_clouds::identity(each, name); },
                         description)
                         .only_where([name = name](const Environment& each) {
                           return !custom_clouds::identity(each, name).empty();
                         }));
  return fields;
}

FieldOf<Environment> network(std::string_view name, std::string (*cidr)(const Environment&),
                             bool (*applies)(const Environment&)) {
  return worked_out<Environment>(name, text(), cidr, "A part of reserved_cidr").only_where(applies);
}

FieldOf<Environment> permitted(std::string_view name, std::string_view resource_type) {
  return worked_out<Environment>(name, list(text(), most_custom_cloud_permissions),
                                 [resource_type](Writer& out, const Viewpoint& at, const Environment& environment) {
                                   const auto& id = environment.custom_cloud_environment_id;
                                   Codec<std::vector<std::string>>::write(
                                       out, custom_clouds::permitted(at.state, id, resource_type));
                                 });
}

}  // namespace

const Picture<Environment>& custom_cloud_environment() {
  constexpr std::string_view nothing_is_built = "Always empty: nothing is built";
  static const auto picture =
      Picture<Environment>(
          {
              always<Environment>("aiven_aws_account_principal", text(), aws_principal, "Of aws").only_where(is_of_aws),
              worked_out<Environment>(
                  "aiven_aws_assume_role_external_id", text(),
                  [](const Environment& each) -> std::string_view { return each.custom_cloud_environment_id; },
                  "Of aws")
                  .only_where(is_of_aws),
              always<Environment>("aiven_aws_object_storage_credentials_creator_arn", text(), aws_credentials_creator,
                                  "Of aws")
                  .only_where(is_of_aws),
              always<Environment>("aiven_aws_object_storage_user_arn", text(), aws_storage_user, "Of aws")
                  .only_where(is_of_aws),
              always<Environment>("aiven_azure_cce_client_id", text(), azure_client_id, "Of azure")
                  .only_where(is_of_azure),
              always<Environment>("aiven_google_account_principal", text(), google_principal, "Of google")
                  .only_where(is_of_google),
              listed<Environment>("aiven_management_cidr_blocks", text(), write_management_cidrs),
              always<Environment>("aiven_object_storage_credentials_creator_user", text(), google_credentials_creator,
                                  "Of google")
                  .only_where(is_of_google),
              empty_object<Environment>("aws_subnets_bastion", text(), nothing_is_built),
              empty_object<Environment>("aws_subnets_workload", text(), nothing_is_built),
              empty_object<Environment>("bucket_names", text(), nothing_is_built),
              worked_out<Environment>(
                  "byoc_resource_tags", map(text()),
                  [](Writer& out, const Viewpoint& /*at*/, const Environment& each) {
                    Codec<Tags>::write(out, each.tags);
                  },
                  "The tags"),
              worked_out<Environment>("byoc_unique_name", text(), unique_name),
              kept<&Environment::cloud_provider>("cloud_provider", choice({"aws", "azure", "google", "oracle"}),
                                                 "Who runs the cloud"),
              kept<&Environment::cloud_region>("cloud_region", text(), "As the provider calls it")
                  .accepts(text(1, longest_cloud_region)),
              kept<&Environment::contact_emails, ListCodec<ContactEmail, PictureCodec<contact_email>>>(
                  "contact_emails", list(contact_email().shape(), most_contact_emails), "Whom to ask about it"),
              kept<&Environment::custom_cloud_environment_id>("custom_cloud_environment_id", text(36, 36)),
              listed<Environment>("custom_cloud_names", text(), write_names, "One when it is active"),
              kept<&Environment::deployment_model>(
                  "deployment_model",
                  choice({"direct_ipsec_ingress", "ipsec_ingress", "standard", "standard_public", "pci_dss", "hipaa"}),
                  "How it is built"),
              kept<&Environment::display_name>("display_name", text(), "For people")
                  .accepts(text(1, longest_custom_cloud_name)),
              listed<Environment>("errors", error_shape(), write_errors),
              network("google_bastion_cidr", custom_clouds::bastion_cidr, is_of_google),
              network("google_workload_cidr", custom_clouds::workload_cidr, is_of_google),
              network("oracle_subnet_bastion", custom_clouds::bastion_cidr, is_of_oracle),
              network("oracle_subnet_workload", custom_clouds::workload_cidr, is_of_oracle),
              kept<&Environment::reserved_cidr>("reserved_cidr", text(), "The network that is set aside")
                  .accepts(reserved_cidr_shape()),
              worked_out<Environment>(
                  "state", choice_of<CustomCloudState>(),
                  [](const Viewpoint& at, const Environment& each) { return to_text(state_of(at, each)); }),
              kept<&Environment::tags>("tags", map(text()), "Any names and texts"),
              kept<&Environment::update_time>("update_time", time()),
              always<Environment>("use_customer_owned_storage", boolean(), false, "Always false"),
          })
          .with(identity_fields());
  return picture;
}

const Picture<Environment>& custom_cloud_permissions() {
  static const Picture<Environment> picture({permitted("accounts", "account"), permitted("projects", "project")});
  return picture;
}

std::vector<Field> cloud_identity_fields() {
  return {
      optional("aws_iam_role_arn", text(1, longest_cloud_id), "Of aws"),
      optional("azure_subscription_id", uuid(), "Of azure"),
      optional("azure_tenant_id", uuid(), "Of azure"),
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

}  // namespace mock::views
