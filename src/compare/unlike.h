#pragma once
// What nobody has, in the place of what somebody has.
#include <string>
#include <string_view>

#include "facts.h"

namespace mock::compare {

/// A value of the same form that `facts` does not know: an id with other digits, a name with other words.
std::string unlike(const std::string& value, std::string_view parameter, const Facts& facts);

/// What stands for a parameter of which nothing is known: no-such-project.
std::string no_such(std::string_view parameter);

}  // namespace mock::compare
