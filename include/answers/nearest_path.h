#pragma once
// "Did you mean": for a path that the API does not have, the one that was probably meant.
#include <string>
#include <string_view>
#include <vector>

#include "exchange/path_template.h"

namespace mock::answers {

/// To be put behind a message: `; did you mean /v1/…?`, or nothing. `templates` are those of a table; what stands in
/// the place of a parameter stays as it was sent. At most two segments may be misspelt, the version may be wrong or
/// missing, and a slash too many may stand at the end.
std::string did_you_mean_path(std::string_view path, const std::vector<Segments>& templates);

}  // namespace mock::answers
