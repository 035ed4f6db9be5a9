#pragma once
// The commands and their options as data, from the same tables that read the command line: help, completion and the
// manual page are written from it.
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace mock::cli {

struct DescribedOption {
  std::string short_name, long_name;  // without dashes; empty: it has none
  std::string value;                  // what follows it; empty: it is a switch
  std::string description;
  std::string variable;              // of the environment, or empty
  std::vector<std::string> choices;  // that there are for the value; empty: any
};

struct DescribedCommand {
  std::string name, description;
  std::string arguments;              // "FIXTURE..."
  std::vector<std::string> examples;  // command lines
  std::vector<DescribedOption> options;
};

/// Every command, in the order of --help.
std::vector<DescribedCommand> described(const CLI::App& app);

}  // namespace mock::cli
