#pragma once
// What invites of all kinds have in common: one at a time is to an address, in one place; a code accepts it; it ends
// when that is done, and cannot be accepted any more when it has expired.
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/table.h"
#include "base/time.h"
#include "erase_with.h"
#include "model/refusals.h"

namespace mock::invites {

/// The invite whose e-mail brought this code, or nullptr. It may have expired.
template <class Invite>
const Invite* with_code(const Table<Invite>& invites, std::string_view verification_code) {
  for (const auto& each : invites.template with<&Invite::verification_code>(verification_code)) return &each;
  return nullptr;
}

/// Those that can still be accepted.
template <class Invite, class Rows>
std::vector<Invite> pending(const Rows& rows, Time now) {
  std::vector<Invite> found;
  for (const Invite& invite : rows)
    if (!invite.expired_at(now)) found.push_back(invite);
  return found;
}

/// A copy, since the row goes while it is being erased.
template <class Invite>
void erase(Table<Invite>& invites, const Invite gone) {
  erase_row(invites, gone, typename Invite::Ways::Unique());
}

/// Makes room for a new invite to an address: refuses `already_invited`, unless that one has expired.
template <class Invite>
void replace_expired(Table<Invite>& invites, std::string_view place, const std::string& address, Time now,
                     const Code& already_invited) {
  const auto* earlier = invites.find(place, address);
  if (earlier == nullptr) return;
  if (!earlier->expired_at(now)) throw Refusal(already_invited);
  erase(invites, *earlier);
}

/// Withdraws an invite that can still be accepted, or invitation_not_found.
template <class Invite>
void cancel(Table<Invite>& invites, std::string_view place, std::string_view user_email, Time now) {
  const auto* invite = invites.find(place, ascii::lower_case(user_email));
  if (invite == nullptr || invite->expired_at(now)) throw Refusal(refusals::invitation_not_found);
  erase(invites, *invite);
}

/// The invite that a code accepts, if it is to that place: refuses invitation_not_found, invitation_expired.
template <class Invite, class IsThere>
Invite accepted_by(const Table<Invite>& invites, std::string_view verification_code, Time now, IsThere is_there) {
  const auto* found = with_code(invites, verification_code);
  if (found == nullptr || !is_there(*found)) throw Refusal(refusals::invitation_not_found);
  if (found->expired_at(now)) throw Refusal(refusals::invitation_expired);
  return *found;
}

}  // namespace mock::invites
