#pragma once
// What of the API is on its way out: when that was said, when it ends, and what to use instead. Operations refer to
// these in the column `deprecated` of their rows. Rules D1–D4 of docs/fidelity.md.
#include <optional>
#include <string_view>

#include "base/time.h"
#include "exchange/reply.h"

namespace mock {

struct Deprecation {
  Time since{};
  std::optional<Time> sunset{};  // from when it answers 410; none: no day is known
  std::string_view instead{};    // a URL
};

namespace deprecations {

constexpr Time day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day_of_month));
}

// Where nobody tells since when something is deprecated, it counts from here.
inline constexpr Time unknown_day = day(2026, 1, 1);

inline constexpr Deprecation teams{day(2024, 11, 1), day(2026, 5, 1), "/v1/organization/{organization_id}/user-groups"};
inline constexpr Deprecation team_invites{unknown_day, {}, "/v1/organization/{organization_id}/invitation"};
inline constexpr Deprecation project_users{
    unknown_day, day(2026, 7, 21), "/v1/organization/{organization_id}/permissions/{resource_type}/{resource_id}"};
inline constexpr Deprecation project_invite_codes{unknown_day, {}, "/v1/organization/{organization_id}/invitation"};
inline constexpr Deprecation billing_groups{unknown_day, day(2026, 9, 22),
                                            "/v1/organization/{organization_id}/billing-groups"};
inline constexpr Deprecation cards{unknown_day, day(2026, 9, 22),
                                   "/v1/organization/{organization_id}/payment-method/credit-cards"};
inline constexpr Deprecation projects{unknown_day, day(2027, 1, 31), "/v1/organization/{organization_id}/projects"};
inline constexpr Deprecation account_projects{unknown_day, {}, "/v1/organization/{organization_id}/projects"};
inline constexpr Deprecation project_credits{unknown_day, day(2026, 8, 15),
                                             "/v1/billing-group/{billing_group_id}/credits"};
inline constexpr Deprecation project_invoices{unknown_day, {}, "/v1/organization/{organization_id}/invoices"};
inline constexpr Deprecation peer_networks_of_a_connection{
    unknown_day, {}, "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/user-peer-network-cidrs"};
inline constexpr Deprecation tickets{unknown_day, {}, "https://aiven.io/support-services"};

}  // namespace deprecations

/// The headers Deprecation, Sunset and Link.
void tell_of_deprecation(Reply& reply, const Deprecation& deprecation);

/// Refuses retired_api_endpoint when the API of the day `as_of` does not have it any more.
void refuse_after_sunset(const Deprecation& deprecation, const std::optional<Time>& as_of);

}  // namespace mock
