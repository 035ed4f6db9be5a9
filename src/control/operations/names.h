#pragma once
// Names that users give, of worlds and of what is kept of them: Worlds::is_name() says which there may be.
#include <string>
#include <string_view>

#include "answers/refuse.h"
#include "exchange/reply.h"
#include "json/writer.h"

namespace mock::control {

inline Reply not_a_name(std::string_view of_what, std::string_view name) {
  return answers::refuse({{"", "the name of a " + std::string(of_what) +
                                   " has 1 to 128 letters, digits, '.', '_' and '-', not " + json::quoted(name)}});
}

}  // namespace mock::control
