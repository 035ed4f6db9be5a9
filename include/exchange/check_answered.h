#pragma once
// What can never match of an answer: slips in the words of `match` objects that are asked of the journal.
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "json/value.h"

namespace mock {

/// The words there are.
struct AnswerWords {
  std::span<const std::string_view> error_codes;
  std::span<const std::string_view> checks;  // of reasons
};

/// Adds to `problems` what no answer can match by status, error_code and reason. Codes that `knows_code` knows besides
/// will do: fault rules may answer with any.
void check_answered(const json::Value& match, const std::string& pointer, const AnswerWords& words,
                    const std::function<bool(std::string_view)>& knows_code, json::Problems& problems);

}  // namespace mock
