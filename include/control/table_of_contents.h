#pragma once
// Every control operation there is. A new file of them is one line in table_of_contents.cpp.
#include <vector>

#include "control/operation.h"

namespace mock::control {

/// The control operations, file by file.
const std::vector<ControlOperation>& operations();

}  // namespace mock::control
