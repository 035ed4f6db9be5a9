#pragma once
// What organizations look like in JSON.
#include "model/organizations.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 2> words<Tier>{"business", "personal"};

const Picture<Organization>& organization();

}  // namespace mock::views
