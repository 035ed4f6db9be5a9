#pragma once
// Codes that the real platform sends by e-mail. Here they are kept for the tester to read in the world's state.
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

enum class CodePurpose { password_reset, email_verification };

struct VerificationCode {
  std::string verification_code;
  std::string user_id;
  CodePurpose purpose = CodePurpose::password_reset;
  Time create_time{}, expiry_time{};

  using Ways = FoundBy<By<&VerificationCode::verification_code>, By<&VerificationCode::user_id>>;
};

namespace verification_codes {

/// How long a code is valid.
inline constexpr Seconds lifetime = std::chrono::hours(24);

/// Makes a code for a user, in place of an older one for the same purpose.
const VerificationCode& create(State&, std::string_view user_id, CodePurpose purpose, Time now);

/// The valid code for this purpose, or user_weblink_action_expired: also for one that is unknown or was used.
const VerificationCode& get(const State&, std::string_view verification_code, CodePurpose purpose, Time now);

/// Forgets the user's code for a purpose.
void forget(State&, std::string_view user_id, CodePurpose purpose);

/// Forgets all codes of a user.
void forget(State&, std::string_view user_id);

/// True when a user, an invitation or an invite to a team or a project has this code.
bool is_taken(const State&, std::string_view verification_code);

/// A code that nothing has yet.
std::string new_code(State&);

}  // namespace verification_codes
}  // namespace mock
