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

/// How long an invitation can be accepted. Nothing runs when it expires: that is a question put to the world's clock.
inline constexpr Seconds invitation_lifetime = std::chrono::hours(14 * 24);

}  // namespace mock
