#pragma once
// What can never match. A slip in a `match` object would make a fault rule that never fires, and a verification that
// finds nothing and is content with that.
#include <span>
#include <string>
#include <string_view>

#include "exchange/request.h"
#include "json/value.h"

namespace mock {

/// An operation that there is, as far as patterns ask for it.
struct Served {
  std::string_view operation;
  Method method;
};

/// Adds to `problems` what no request can match by operation, method, path, header and body. `match` stands at
/// `pointer`, and may have problems that were told already.
void check_match(const json::Value& match, const std::string& pointer, std::span<const Served> served,
                 json::Problems& problems);

}  // namespace mock
