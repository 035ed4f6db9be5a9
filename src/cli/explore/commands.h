#pragma once
// Runs commands, several at a time, each in a process group of its own of which nothing is left when it has ended.
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/signals.h"

namespace mock::cli::explore {

using Moment = std::chrono::steady_clock::time_point;
using Patience = std::chrono::milliseconds;

/// How a command ended.
struct Ended {
  int exit_code = 0;
  int signal = 0;        // that ended it; 0: none
  bool is_late = false;  // it was ended when its time was over
  std::chrono::duration<double> took{0};
};

struct Task {
  Variables variables;
  Patience limit;
  std::function<void(const Ended&)> then;
};

/// Runs the command once for each task that next() gives, `jobs` at a time, until it gives none and all have ended: the
/// end of one may be the reason for another. False when it was told
/// to stop by a signal: what still ran was ended then.
bool run_all(const std::vector<std::string>& command, const Signals& signals, std::size_t jobs,
             const std::function<std::optional<Task>()>& next);

}  // namespace mock::cli::explore
