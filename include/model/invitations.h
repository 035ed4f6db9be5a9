#pragma once
// Invitations to organizations, by e-mail address. Rules M1–M4 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct Invitation {
  std::string organization_id, user_email;  // lower case
  std::string invited_by;                   // user_id; empty when that user is gone
  std::string verification_code;            // as the e-mail would bring it: who has no user yet accepts with it
  Time create_time{}, expiry_time{};

  using Ways = FoundBy<By<&Invitation::organization_id, &Invitation::user_email>, By<&Invitation::organization_id>,
                       By<&Invitation::user_email>, By<&Invitation::verification_code>, By<&Invitation::invited_by>>;

  [[nodiscard]] bool expired_at(Time now) const { return now >= expiry_time; }
};

/// How long an invitation can be accepted. Nothing runs when it expires: that is a question put to the world's clock.
inline constexpr Seconds invitation_lifetime = std::chrono::hours(14 * 24);

namespace invitations {

/// The invitation of this address, in any case of letters, or invitation_not_found. It may have expired.
const Invitation& get(const State&, std::string_view organization_id, std::string_view user_email);

/// The invitation whose e-mail brought this code, or nullptr. It may have expired.
const Invitation* with_code(const State&, std::string_view verification_code);

/// Invites an address, in place of an invitation that has expired. Refuses user_already_in_organization and
/// user_already_invited_to_organization.
const Invitation& create(State&, std::string_view organization_id, std::string_view user_email,
                         std::string_view invited_by, Time now);

/// Makes a user a member, whom the organization manages if the user's address is in one of its verified domains and
/// nobody manages them yet; the invitation ends. That it is the user's own is for others to see to. Refuses
/// invitation_expired.
void accept(State&, const Invitation& invitation, std::string_view user_id, Time now);

void remove(State&, const Invitation& invitation);

/// Forgets who made them, as the user goes; the invitations stay.
void forget_inviter(State&, std::string_view user_id);

}  // namespace invitations

}  // namespace mock
