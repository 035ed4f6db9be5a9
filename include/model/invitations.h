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
  std::string invited_by;                   // user_id
  std::string verification_code;            // as the e-mail would bring it: who has no user yet accepts with it
  Time create_time{}, expiry_time{};

  using Ways = FoundBy<By<&Invitation::organization_id, &Invitation::user_email>, By<&Invitation::organization_id>,
                       By<&Invitation::user_email>, By<&Invitation::verification_code>>;
};

namespace invitations {

/// The invitation whose e-mail brought this code, or nullptr. It may have expired.
const Invitation* with_code(const State&, std::string_view verification_code);

/// Makes a user a member, whom the organization manages if the user's address is in one of its verified domains and
/// nobody manages them yet; the invitation ends. Refuses invitation_expired.
void accept(State&, const Invitation& invitation, std::string_view user_id, Time now);

}  // namespace invitations
}  // namespace mock
