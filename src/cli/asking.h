#pragma once
// The options of commands that ask a running API of somebody else: whom, as whom, and how much at most.
#include <string>

#include "asking/asker.h"
#include "capture/capture.h"
#include "cli/command.h"
#include "cli/fixture_file.h"

namespace mock::cli {

struct AskingOptions {
  std::string url = "https://api.aiven.io";
  std::string token_file, ca_file;
  asking::Limits limits{};
};

void add_asking_options(Command& command, AskingOptions& options);

/// With the token that the file holds, or the variable AIVEN_TOKEN: command lines are seen by everybody on a machine.
/// Throws Failure when there is none.
asking::Asker::Whom whom_to_ask(const AskingOptions& options);

/// A line on standard error.
void tell(const std::string& line);

/// Throws what stands in the way of `run` as a Failure.
template <class Run>
void run_asking(Run run) try {
  run();
} catch (const asking::NoAnswer& none) {
  throw Failure{{none.what()}};
} catch (const capture::NothingThere& nothing) {
  throw Failure{{nothing.what()}};
}

}  // namespace mock::cli
