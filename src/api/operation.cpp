#include "api/operation.h"

namespace mock {

std::optional<bool> parse_flag(std::string_view text) {
  const auto lower = users::lower_case(text);
  if (lower == "true") return true;
  if (lower == "false") return false;
  return std::nullopt;
}

std::optional<bool> query_flag(const QueryValues& query, std::string_view name) {
  const auto value = query.find(name);
  return value ? parse_flag(*value) : std::nullopt;
}

}  // namespace mock
