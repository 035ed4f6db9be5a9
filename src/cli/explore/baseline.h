#pragma once
// What the command does when nothing fails.
#include <set>
#include <string>
#include <vector>

#include "cli/explore/commands.h"
#include "cli/explore/requests.h"
#include "cli/service.h"
#include "diff/difference.h"

namespace mock::cli::explore {

struct Baseline {
  StatePtr beginning, end;
  std::vector<StatePtr> passed;  // every state in between, with both ends
  std::set<std::string> made;    // the things that the end has and the beginning has not
  std::vector<Asked> requests;
  std::chrono::duration<double> took{0};
};

/// There is none: the command does not succeed, or not twice in the same way. Told on standard error.
struct NoBaseline {
  bool was_stopped = false;  // by a signal, before it was known
};

/// Runs the command twice, for `longest` at most each time. Throws NoBaseline.
Baseline baseline_of(const std::vector<std::string>& command, Service& service, const Signals& signals,
                     Patience longest);

}  // namespace mock::cli::explore
