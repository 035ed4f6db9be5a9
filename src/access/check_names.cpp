#include "access/check_names.h"

#include <vector>

#include "access/judgement.h"

namespace mock {

std::span<const std::string_view> check_names() {
  static const auto all = [] {
    std::vector<std::string_view> names{"path", "method", "not_mocked", "body", "rule", "fault"};
    for (auto check = Check::token; check <= Check::permission; check = static_cast<Check>(static_cast<int>(check) + 1))
      names.push_back(to_text(check));
    return names;
  }();
  return all;
}

}  // namespace mock
