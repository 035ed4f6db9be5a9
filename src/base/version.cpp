#include "base/version.h"

#include "version.h"  // made by cmake/version.cmake

namespace mock {

std::string_view version() { return AIVEN_MOCK_VERSION; }

std::string_view commit() { return AIVEN_MOCK_COMMIT; }

}  // namespace mock
