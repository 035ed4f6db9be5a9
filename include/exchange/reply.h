#pragma once
// One HTTP answer as a value: handlers return it, tests look at it, http/ writes it.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/source.h"

namespace mock {

struct Reply {
  int status = 200;
  std::string body;  // empty: sent without a Content-Type, which avn insists on for a 204
  std::string_view content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string error_code{};        // that the body tells, for the journal; empty: none
  std::shared_ptr<Source> more{};  // what follows the body as it comes; null: nothing
};

inline Reply ok(std::string json) { return {200, std::move(json)}; }
inline Reply no_content() { return {204, {}}; }

}  // namespace mock
