#pragma once
// The ways in which explore lets a request fail.
#include <string>
#include <string_view>
#include <vector>

namespace mock::cli::explore {

struct Kind {
  std::string name;   // in --faults, and above its column
  std::string fault;  // of the rule, as JSON; "BYTES" stands for half of the answer
};

/// What a comma-separated list names; "" names the usual ones. Any status from 400 to 599 is a kind. Throws Failure.
std::vector<Kind> kinds_named(std::string_view list);

}  // namespace mock::cli::explore
