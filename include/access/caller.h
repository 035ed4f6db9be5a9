#pragma once
// Who is calling, and may they: the three questions the corridor asks before it lets a request touch the world.
#include <string_view>

#include "access/needs.h"
#include "base/time.h"
#include "model/access_tokens.h"
#include "model/users.h"

namespace mock {

struct State;

/// Who the token of a request says is calling: a user, or a reason why nobody. Nothing is refused yet.
struct Identity {
  const User* user = nullptr;          // these two live as long as the State they were found in
  const AccessToken* token = nullptr;  // both are null together
};

/// Reads an Authorization header: "aivenv1 TOKEN" or "Bearer TOKEN".
Identity identify(const State& state, std::string_view authorization, Time now);

/// Insists on an identity: missing_token (401), user_deactivated, or a token that may not be used from `ip`.
void admit(const Identity& identity, std::string_view ip);

/// What the caller is in the organization of the request; all false where there is none.
struct Standing {
  bool is_super_admin = false;
  bool is_admin = false;  // super admin or role:organization:admin
};

/// Refuses permission_denied ("You don't have permission to perform this action: OPERATION") unless the caller meets
/// `needs` in `organization_id` (empty: the operation is not about one), and the token has one of `scopes` (empty:
/// any token will do).
Standing authorize(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                   std::string_view organization_id, std::string_view operation);

}  // namespace mock
