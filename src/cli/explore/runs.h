#pragma once
// All runs of an exploration: one for each request and each way in which it can fail.
#include <functional>
#include <string>
#include <vector>

#include "cli/explore/baseline.h"
#include "cli/explore/verdict.h"

namespace mock::cli::explore {

struct Run {
  const Asked* asked = nullptr;
  const Kind* kind = nullptr;
  Verdict verdict = Verdict::not_run;
  std::vector<std::string> differences{};
  std::chrono::duration<double> took{0};
  enum class Again { not_run, heals, stuck } again = Again::not_run;
};

/// Those that can differ, request by request; the others have their verdict already.
std::vector<Run> planned_runs(const std::vector<Asked>& requests, const std::vector<Kind>& kinds);

struct How {
  std::size_t jobs = 1;
  Patience limit;
  bool again = false;                                                 // runs what has stopped a second time
  std::function<void(std::size_t done, std::size_t all)> progress{};  // is told of each run that has ended
};

/// Runs those that have no verdict yet. False when a signal ended it before.
bool carry_out(std::vector<Run>& runs, const std::vector<std::string>& command, const Baseline& baseline,
               Service& service, const Signals& signals, const How& how);

}  // namespace mock::cli::explore
