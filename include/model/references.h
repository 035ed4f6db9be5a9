#pragma once
// Users as people name them, in fixtures and in fault rules: by id, by e-mail address or by name.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/state.h"

namespace mock {

/// The user with this id or e-mail address; or else all users with this name, by id. Only those that `may_be` accepts.
std::vector<const User*> users_named(
    const State& state, std::string_view reference,
    const std::function<bool(const User&)>& may_be = [](const User&) { return true; });

/// What to say behind a reference that names more than one: " names 2 users: u1, u2".
std::string names_several(const std::vector<const User*>& named);

}  // namespace mock
