#pragma once
// The one way in which anything says no: a Refusal is thrown by the verbs of the model and by the rooms that check a
// request, is caught once (pipeline/), and becomes status and body in one place (api/refuse.h).
#include <string>
#include <string_view>
#include <utility>

namespace mock {

/// What happened, in words that know no HTTP. One kind is one status.
enum class Kind { invalid, unknown_caller, forbidden, missing, conflict };

/// A kind of refusal with its name on the wire and its usual message.
struct Code {
  std::string_view name;  // the API's error_code; empty where the API gives none
  Kind kind;
  std::string_view message;
};

struct Refusal {
  explicit Refusal(const Code& refusal_code) : Refusal(refusal_code, std::string(refusal_code.message)) {}
  Refusal(const Code& refusal_code, std::string text) : code(&refusal_code), message(std::move(text)) {}

  const Code* code;
  std::string message;
  // A change of many entries that the API does not make as a whole: what was done before the refusal stays done.
  bool keeps_earlier_changes = false;
};

// The vocabulary: names are those of the API's own list of error codes, and so are the messages where it gives any.
// A code without a name is an error for which the API sends none.
namespace refusals {

// clang-format off
inline constexpr Code access_token_not_found                   {"", Kind::missing, "Access token not found"};
inline constexpr Code account_not_found                        {"account_not_found", Kind::missing, "Account does not exist"};
inline constexpr Code action_forbidden_for_application_users   {"action_forbidden_for_application_users", Kind::forbidden, "Requested action not allowed for application users"};
inline constexpr Code action_forbidden_for_managed_users       {"action_forbidden_for_managed_users", Kind::forbidden, "Requested action not allowed for managed users"};
inline constexpr Code bad_request                              {"bad_request", Kind::invalid, "Bad request"};
inline constexpr Code client_ip_address_policy_violation       {"client_ip_address_policy_violation", Kind::forbidden, "This access token may not be used from this IP address"};
inline constexpr Code missing_token                            {"", Kind::unknown_caller, "Missing (expired) db token"};
inline constexpr Code organization_mismatch                    {"organization_mismatch", Kind::invalid, "Resources must belong to the same organization."};
inline constexpr Code organization_not_found                   {"organization_not_found", Kind::missing, "Organization not found."};
inline constexpr Code organization_tier_downgrade_not_allowed  {"organization_tier_downgrade_not_allowed", Kind::forbidden, "Organization tier downgrade is not allowed"};
inline constexpr Code organization_user_not_found              {"organization_user_not_found", Kind::missing, "User not in organization"};
inline constexpr Code permission_denied                        {"permission_denied", Kind::forbidden, "You don't have permission to perform this action"};
inline constexpr Code project_not_found                        {"project_not_found", Kind::missing, "Project not found"};
inline constexpr Code unsupported_resource_type                {"unsupported_resource_type", Kind::invalid, "The resource type is not supported for the current operation"};
inline constexpr Code user_deactivated                         {"user_deactivated", Kind::forbidden, "Your account has been temporary suspended. Please contact your organization admin."};
inline constexpr Code user_group_not_found                     {"user_group_not_found", Kind::missing, "User group not found"};
inline constexpr Code user_is_internal_user                    {"user_is_internal_user", Kind::forbidden, "User is internal"};
inline constexpr Code user_not_application_user                {"user_not_application_user", Kind::invalid, "User is not an application user"};
// clang-format on

}  // namespace refusals
}  // namespace mock
