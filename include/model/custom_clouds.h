#pragma once
// Custom cloud environments: Aiven in a customer's own cloud account ("bring your own cloud"). Their states follow from
// what was asked of them and from the clock; nothing is scheduled, and no cloud is behind them.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/tags.h"

namespace mock {

struct State;

// What else the API has (validating, disconnected, reconnecting, deletion_failed, deleted) nothing here ever is.
enum class CustomCloudState { draft, creating, creation_failed, active, deleting };

struct ContactEmail {
  std::string email;
  std::optional<std::string> real_name, role;

  bool operator==(const ContactEmail&) const = default;
};

/// By what Aiven gets into the account: the field in which a request says it, and what it says.
struct CloudIdentity {
  std::string field, value;
};

struct CustomCloudEnvironment {
  std::string custom_cloud_environment_id;  // a UUID
  std::string organization_id;
  std::string display_name, cloud_provider, cloud_region, reserved_cidr;
  std::string deployment_model = "standard";
  std::vector<ContactEmail> contact_emails;
  Tags tags;                              // names are unique
  std::vector<CloudIdentity> identities;  // those of identity_fields() that are known
  bool provisioned = false, deleting = false;
  // The tester's wishes: until when it is being created or deleted, and why its first creation fails.
  std::optional<Time> active_time, deleted_time;
  std::string creation_error;
  Time update_time{};

  using Ways =
      FoundBy<By<&CustomCloudEnvironment::custom_cloud_environment_id>, By<&CustomCloudEnvironment::organization_id>>;
};

/// Whose services may run in a custom cloud: an account ("account") or a project ("project") of its organization.
struct CustomCloudPermission {
  std::string custom_cloud_environment_id, resource_type, resource_id;

  using Ways = FoundBy<By<&CustomCloudPermission::custom_cloud_environment_id, &CustomCloudPermission::resource_type,
                          &CustomCloudPermission::resource_id>,
                       By<&CustomCloudPermission::custom_cloud_environment_id>,
                       By<&CustomCloudPermission::custom_cloud_environment_id, &CustomCloudPermission::resource_type>,
                       By<&CustomCloudPermission::resource_type, &CustomCloudPermission::resource_id>>;
};

/// Limits of the API, in characters and items.
inline constexpr std::int64_t longest_custom_cloud_name = 64;
inline constexpr std::int64_t longest_cloud_region = 32;
inline constexpr std::int64_t longest_reserved_cidr = 18;
inline constexpr std::int64_t most_contact_emails = 10;
inline constexpr std::int64_t longest_contact_word = 256;
inline constexpr std::int64_t most_custom_cloud_permissions = 1000;

namespace custom_clouds {

/// The environment of this organization, or custom_cloud_environment_not_found: also when its deletion has ended.
const CustomCloudEnvironment& get(const State&, std::string_view organization_id, std::string_view id, Time now);

/// True when its deletion has ended.
bool is_gone(const CustomCloudEnvironment&, Time now);

CustomCloudState state_of(const CustomCloudEnvironment&, Time now);

/// What has to be known before an environment is provisioned: "aws_iam_role_arn", and its like of the other providers.
std::vector<std::string_view> identity_fields(std::string_view cloud_provider);

/// What is known of it under this name; empty: nothing.
std::string_view identity(const CustomCloudEnvironment&, std::string_view field);

/// The quarter of the reserved range that the bastion gets ("10.0.0.0/18"), and the half for the workload.
std::string bastion_cidr(const CustomCloudEnvironment&);
std::string workload_cidr(const CustomCloudEnvironment&);

/// Makes a draft.
const CustomCloudEnvironment& create(State&, std::string_view organization_id, const Wish<CustomCloudEnvironment>& wish,
                                     Time now);

/// Changes what is given. Refuses request_forbidden while it is being created or deleted, and for what cannot change
/// any more once it is active: provider, region, deployment model, reserved range. Refuses another provider's identity.
const CustomCloudEnvironment& update(State&, const CustomCloudEnvironment&, const Wish<CustomCloudEnvironment>& wish,
                                     const std::vector<CloudIdentity>& identities, Time now);

/// Makes an active environment of a draft, or of one whose creation failed. Refuses request_forbidden while it is being
/// deleted, a conflict when that is done already, custom_cloud_environment_missing_configuration without an identity,
/// and an invalid one.
const CustomCloudEnvironment& provision(State&, const CustomCloudEnvironment&,
                                        const std::vector<CloudIdentity>& identities, Time now);

/// Deletes it, at once or until its deleted_time. Refuses request_forbidden while it is being created or deleted.
void remove(State&, const CustomCloudEnvironment&, Time now);

/// Replaces who may use it. Refuses request_forbidden while it is being deleted, account_not_found and
/// project_not_found for what the organization does not have.
void set_permissions(State&, const CustomCloudEnvironment&, const std::vector<std::string>& accounts,
                     const std::vector<std::string>& projects, Time now);

/// The ids of the accounts or projects that may use it, in the order in which they were named.
std::vector<std::string> permitted(const State&, std::string_view id, std::string_view resource_type);

/// True for the organization's root account and its units; for its projects.
bool is_account_of(const State&, std::string_view organization_id, std::string_view account_id);
bool is_project_of(const State&, std::string_view organization_id, std::string_view project_name);

/// What becomes of them when something else goes: an organization, an account or a project, a project's name.
void forget_organization(State&, std::string_view organization_id);
void forget_resource(State&, std::string_view resource_type, std::string_view resource_id);
void rename_project(State&, std::string_view project_name, const std::string& new_name);

/// True for an IPv4 range like 10.0.0.0/16.
bool is_reserved_cidr(std::string_view text);

/// True for an Amazon Resource Name of IAM.
bool is_iam_arn(std::string_view text);

}  // namespace custom_clouds
}  // namespace mock
