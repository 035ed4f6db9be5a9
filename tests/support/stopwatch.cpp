#include "support/stopwatch.h"

#include <string_view>

#include "paths.h"

namespace mock::test {

double slowness() { return std::string_view(AIVEN_MOCK_SANITIZE).empty() ? 1 : 5; }

}  // namespace mock::test
