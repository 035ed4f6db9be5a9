// aiven-mock help [COMMAND]
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/described.h"
#include "cli/fixture_file.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

void print_help(CLI::App& app, const std::string& name) {
  if (name.empty()) {
    std::cout << app.help();
    return;
  }
  std::vector<std::string_view> names;
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) {
    if (command->get_name() == name) {
      std::cout << command->help();
      return;
    }
    names.push_back(command->get_name());
  }
  throw Failure{{"there is no command " + json::quoted(name) + did_you_mean(name, names)}};
}

}  // namespace

void add_help(CLI::App& app) {
  auto* command = app.add_subcommand("help", "Print the options of a command, or the commands");
  const auto name = std::make_shared<std::string>();
  command->add_option("COMMAND", *name, "Which");
  add_examples(*command, {"aiven-mock help exec"});
  command->callback([&app, name] { print_help(app, *name); });
}

}  // namespace mock::cli
