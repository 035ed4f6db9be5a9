#pragma once
// COMMAND, as a process of its own.
#include <sys/types.h>

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/signals.h"

namespace mock::cli {

/// What is different from our own process, besides the environment.
struct ChildOptions {
  bool leads_a_group = false;  // of what it starts, so that all of it can be ended
  bool is_silent = false;      // it reads nothing, and what it writes is seen by nobody
};

/// Starts a command in our environment, in which `variables` override what was there. 0 when it cannot be run, which is
/// told on standard error.
pid_t start_child(std::vector<std::string> command, const Variables& variables, const Signals& signals,
                  const ChildOptions& options = {});

/// What a shell exits with when there is no such command.
inline constexpr int command_not_found = 127;

}  // namespace mock::cli
