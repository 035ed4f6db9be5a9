#include "model/invitations.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::invitations {

const Invitation* with_code(const State& state, std::string_view verification_code) {
  for (const auto& each : state.invitations.with<&Invitation::verification_code>(verification_code)) return &each;
  return nullptr;
}

void accept(State& state, const Invitation& invitation, std::string_view user_id, Time now) {
  if (now >= invitation.expiry_time) throw Refusal(refusals::invitation_expired);
  const std::string organization_id = invitation.organization_id;
  auto user = *state.users.find(user_id);
  state.invitations.erase(organization_id, user.user_email);
  if (state.members.find(organization_id, user_id) == nullptr)
    state.members.put({organization_id, user.user_id, false, false, now});
  const auto* domain = domains::verified(state, user.user_email);
  if (user.managing_organization_id || domain == nullptr || domain->organization_id != organization_id) return;
  user.managing_organization_id = organization_id;  // M9
  state.users.put(std::move(user));
}

}  // namespace mock::invitations
