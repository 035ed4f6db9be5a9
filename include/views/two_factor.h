#pragma once
// What configuring two-factor authentication answers.
#include <optional>
#include <string>

#include "json/shape.h"

namespace mock::views {

/// {"method", "uri", "qrcode", "message"}: "otp" with what an authenticator app must be told, or "" for none.
const json::Shape& two_factor_shape();
std::string two_factor(const std::optional<std::string>& uri);

/// {"method", "token", "message"}: it is on, and this is the new session.
const json::Shape& two_factor_confirmed_shape();
std::string two_factor_confirmed(std::string_view token);

}  // namespace mock::views
