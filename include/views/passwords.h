#pragma once
// How strong a password is, in JSON.
#include <string>

#include "json/shape.h"
#include "model/passwords.h"

namespace mock::views {

/// {"password_strength": {...}}
const json::Shape& password_strength_shape();
std::string password_strength(const passwords::Strength& strength);

/// {"token", "message"}: the new session of somebody who changed their password.
const json::Shape& password_changed_shape();
std::string password_changed(std::string_view token);

}  // namespace mock::views
