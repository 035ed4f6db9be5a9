#include "model/invitations.h"

#include <vector>

#include "base/ascii.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::invitations {

const Invitation& get(const State& state, std::string_view organization_id, std::string_view user_email) {
  const auto* found = state.invitations.find(organization_id, ascii::lower_case(user_email));
  if (found == nullptr) throw Refusal(refusals::invitation_not_found);
  return *found;
}

const Invitation* with_code(const State& state, std::string_view verification_code) {
  for (const auto& each : state.invitations.with<&Invitation::verification_code>(verification_code)) return &each;
  return nullptr;
}

const Invitation& create(State& state, std::string_view organization_id, std::string_view user_email,
                         std::string_view invited_by, Time now) {
  const auto address = ascii::lower_case(user_email);
  const auto* user = users::by_email(state, address);
  if (user != nullptr && state.members.find(organization_id, user->user_id) != nullptr)
    throw Refusal(refusals::user_already_in_organization);
  if (const auto* earlier = state.invitations.find(organization_id, address)) {
    if (!earlier->expired_at(now)) throw Refusal(refusals::user_already_invited_to_organization);
    remove(state, *earlier);
  }
  return state.invitations.put({std::string(organization_id), address, std::string(invited_by),
                                verification_codes::new_code(state), now, later_by(now, invitation_lifetime)});
}

void accept(State& state, const Invitation& invitation, std::string_view user_id, Time now) {
  if (invitation.expired_at(now)) throw Refusal(refusals::invitation_expired);
  const std::string organization_id = invitation.organization_id;
  remove(state, invitation);
  if (state.members.find(organization_id, user_id) == nullptr) members::add(state, organization_id, user_id, now);
}

void remove(State& state, const Invitation& invitation) {
  const Invitation gone = invitation;  // the row goes while it is being erased
  state.invitations.erase(gone.organization_id, gone.user_email);
}

void forget_inviter(State& state, std::string_view user_id) {
  std::vector<Invitation> made;
  for (const auto& each : state.invitations.with<&Invitation::invited_by>(user_id)) made.push_back(each);
  for (auto& each : made) {
    each.invited_by.clear();
    state.invitations.put(std::move(each));
  }
}

}  // namespace mock::invitations
