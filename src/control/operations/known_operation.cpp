#include "known_operation.h"

#include <algorithm>

#include "api/table_of_contents.h"
#include "base/glob.h"
#include "json/text.h"

namespace mock::control {

void check_operation(const json::Value& document, json::Faults& faults) {
  const auto* match = document.find("match");
  const auto wanted = match == nullptr ? std::nullopt : match->optional_text("operation");
  if (!wanted) return;
  const auto& served = api::operations();
  if (std::none_of(served.begin(), served.end(), [&](const auto& row) { return glob_matches(*wanted, row.id); }))
    faults.push_back(
        {"/match/operation", "there is no operation " + json::quoted(*wanted) + "; aiven-mock routes lists them"});
}

}  // namespace mock::control
