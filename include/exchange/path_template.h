#pragma once
// Paths as tables of operations have them: "/v1/project/{project}/tags".
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

/// Cuts the first segment off a path that is not empty: "/a/b" gives "a" and leaves "/b".
std::string_view cut_segment(std::string_view& path);

/// The pieces between the slashes: "v1", "project", "{project}", "tags". They point into the path.
using Segments = std::vector<std::string_view>;
Segments segments_of(std::string_view path);

/// Whether any text may stand there.
inline bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

/// The names of its parameters: "project". They point into the path.
std::vector<std::string_view> parameters_of(std::string_view path);

using PathValues = std::vector<std::pair<std::string, std::string>>;

/// With values, encoded, in the place of the parameters that are called so.
std::string filled(std::string_view path, const PathValues& values);

}  // namespace mock
