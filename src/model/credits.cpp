#include "model/credits.h"

#include <vector>

#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::credits {
namespace {

template <class Rows>
void erase(State& state, const Rows& rows) {
  std::vector<std::string> codes;
  for (const auto& credit : rows) codes.push_back(credit.code);
  for (const auto& code : codes) state.credits.erase(code);
}

void guard_claimable(const Credit& credit, Time now) {
  if (!credit.billing_group_id.empty()) throw Refusal(refusals::credit_code_already_claimed);
  if (credit.expire_time && *credit.expire_time <= now) throw Refusal(refusals::credit_code_expired);
}

}  // namespace

void check_claimable(const State& state, std::string_view code, Time now) {
  guard_claimable(find_or_refuse(state.credits, code, refusals::credit_code_not_found), now);
}

const Credit& claim(State& state, const BillingGroup& group, std::string_view code, Time now) {
  const auto& found = owned_by(state.credits, group.organization_id, code, refusals::credit_code_not_found);
  guard_claimable(found, now);
  auto credit = found;
  credit.billing_group_id = group.billing_group_id;
  if (!credit.start_time) credit.start_time = now;
  state.credits.erase(credit.code);  // so that it comes last in the group
  return state.credits.put(std::move(credit));
}

void forget_billing_group(State& state, std::string_view billing_group_id) {
  erase(state, state.credits.with<&Credit::billing_group_id>(billing_group_id));
}

std::string new_code(State& state) { return fresh_id(state.chance, state.credits, "credit-"); }

}  // namespace mock::credits
