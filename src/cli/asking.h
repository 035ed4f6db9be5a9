#pragma once
// The options of commands that ask a running API of somebody else: whom, as whom, and how much at most.
#include <string>

#include "asking/asker.h"

namespace CLI {
class App;
}

namespace mock::cli {

struct AskingOptions {
  std::string url = "https://api.aiven.io";
  std::string token_file, ca_file;
  asking::Limits limits{};
};

void add_asking_options(CLI::App& command, AskingOptions& options);

/// With the token that the file holds, or the variable AIVEN_TOKEN: command lines are seen by everybody on a machine.
/// Throws Failure when there is none.
asking::Asker::Whom whom_to_ask(const AskingOptions& options);

}  // namespace mock::cli
