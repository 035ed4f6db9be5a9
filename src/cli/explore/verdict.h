#pragma once
// What a failed request has led to.
#include <string>
#include <string_view>
#include <vector>

#include "cli/explore/baseline.h"
#include "model/state.h"

namespace mock::cli::explore {

enum class Verdict {
  not_run,        // there was no time for it
  cannot_differ,  // the request cannot fail so
  not_reached,    // this time the request was not made
  ok,             // exit 0, and the world is what the fault-free run made
  stops,          // another exit code, and a world that the fault-free run passes through
  left,           // another exit code, and something half-made
  wrong,          // exit 0, and another world
  duplicate,      // the same, with only more of what the fault-free run makes
  missing,        // the same, with less
  hangs,          // it did not end in time
  crashes,        // a signal ended it
};

/// "ok", "LEFT" and so on; those in capitals are what somebody should look at.
std::string_view word(Verdict verdict);
/// In a sentence.
std::string_view meaning(Verdict verdict);
bool is_bad(Verdict verdict);

struct Judged {
  Verdict verdict;
  std::vector<std::string> differences;  // to what the verdict compares the world with
};

Judged judge(const Ended& ended, const Baseline& baseline, const State& world);

}  // namespace mock::cli::explore
