#pragma once
// Days on which the API came to ask for more or to show less, besides what it retires (api/deprecation.h). They count
// only when the mock is asked to be the API of a day (`--as-of`). Rules D5–D7 of docs/fidelity.md.
#include <optional>

#include "base/time.h"

namespace mock::changes {

inline constexpr Time teams_are_closed = std::chrono::sys_days(std::chrono::year(2024) / 11 / 1);
inline constexpr Time sign_up_asks_for_turnstile = std::chrono::sys_days(std::chrono::year(2024) / 11 / 1);
inline constexpr Time owner_teams_are_empty = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);

/// Whether the API of the day `as_of` has changed so; without a day nothing has.
constexpr bool have_come(const std::optional<Time>& as_of, Time day) { return as_of && *as_of >= day; }

}  // namespace mock::changes
