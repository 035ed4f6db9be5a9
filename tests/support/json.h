#pragma once
// JSON as tests write and read it: by a library, not by the code that is tested.
#include <nlohmann/json.hpp>

namespace mock::test {

using Json = nlohmann::json;

}  // namespace mock::test
