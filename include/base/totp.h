#pragma once
// One-time passwords that change every half minute (RFC 6238: HMAC-SHA1, 6 digits, steps of 30 seconds). Both sides
// know a secret, written in base32.
#include <optional>
#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/time.h"

namespace mock::totp {

/// A secret nobody has yet: 160 bits in base32.
std::string new_secret(Chance& chance);

/// The bytes of a text in base32 (A to Z, 2 to 7, in any case, without padding); nothing when it is none.
std::optional<std::string> base32_decoded(std::string_view text);

/// The password of this moment. `secret` is base32.
std::string at(Time moment, std::string_view secret);

/// True for the password of now, and for those of one step before and after it: clocks differ a little.
bool fits(std::string_view otp, std::string_view secret, Time now);

/// Name and version of the library that counts them, for --version.
std::string library();

}  // namespace mock::totp
