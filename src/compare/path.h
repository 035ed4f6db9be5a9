#pragma once
// Paths of the table as questions need them: "/v1/project/{project}/tags".
#include <string>
#include <string_view>
#include <vector>

#include "facts.h"

namespace mock::compare {

/// Its pieces between slashes: "v1", "project", "{project}", "tags".
std::vector<std::string> segments_of(std::string_view path);

inline bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

/// The names of its parameters.
std::vector<std::string> parameters_of(std::string_view path);

/// With values in the place of those that are given, encoded.
std::string filled(std::string_view path, const Named& values);

/// A value of the same form that `facts` does not know: an id with other digits, a name with other words.
std::string unlike(const std::string& value, std::string_view parameter, const Facts& facts);

/// What stands for a parameter of which nothing is known: no-such-project.
std::string no_such(std::string_view parameter);

}  // namespace mock::compare
