#pragma once
// X.509 certificates of certificate authorities, self-signed with Ed25519: the same key and time always make the same
// certificate, to the byte.
#include <string>
#include <string_view>

#include "base/time.h"

namespace mock::certificate {

/// How long an authority is valid; none goes beyond the last moment that a certificate can name.
inline constexpr Seconds lifetime = std::chrono::hours(24 * 3650);

/// True for 64 hexadecimal digits: a private key.
bool is_key(std::string_view text);

/// The certificate, in PEM, of the authority with this private key, valid from a moment on. Its name and number come
/// from the key alone.
std::string authority(std::string_view key, Time valid_from);

}  // namespace mock::certificate
