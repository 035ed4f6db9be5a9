#pragma once
// Credits, which billing groups spend before they pay. Each has a code. Those that a fixture offers belong to no
// billing group until one of the organization's claims them. What is left of a credit is read from fixtures, never
// computed.
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;
struct BillingGroup;

struct Credit {
  std::string code;  // unique
  std::string organization_id;
  std::string billing_group_id;  // empty: nobody has claimed it
  std::string type = "promotion";
  std::string value, remaining_value;  // amounts, like "100.00"
  std::optional<Time> start_time, expire_time;

  using Ways = FoundBy<By<&Credit::code>, By<&Credit::organization_id>, By<&Credit::billing_group_id>>;
};

/// Limit of the API, in characters.
inline constexpr std::int64_t longest_credit_code = 1024;

namespace credits {

/// Gives the credit with this code to a billing group, as its youngest. Refuses a code that the group's organization is
/// not offered (credit_code_not_found), that somebody has claimed (credit_code_already_claimed), or whose time is over
/// (credit_code_expired). No refusal repeats the code.
const Credit& claim(State&, const BillingGroup& group, std::string_view code, Time now);

/// Refuses a code that no organization is offered, and what claim() refuses of those that are.
void check_claimable(const State&, std::string_view code, Time now);

/// Removes the credits of a billing group that is being removed.
void forget_billing_group(State&, std::string_view billing_group_id);

/// A code that no credit has yet.
std::string new_code(State&);

}  // namespace credits
}  // namespace mock
