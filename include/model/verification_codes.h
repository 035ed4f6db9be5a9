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

/// Makes a code for a user, in place of an older one for the same purpose.
const VerificationCode& create(State&, std::string_view user_id, CodePurpose purpose, Time now);

/// Forgets all codes of a user.
void forget(State&, std::string_view user_id);

/// A code that nothing has yet.
std::string new_code(State&);

}  // namespace verification_codes
}  // namespace mock
