// aiven-mock help [COMMAND]
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

// As --help does. CLI::App::help() would speak of the command that was given, which is this one.
void print(const CLI::App& what, const std::string& as) {
  std::cout << what.get_formatter()->make_help(&what, as, CLI::AppFormatMode::Normal);
}

void print_help(CLI::App& app, const std::string& name) {
  if (name.empty()) return print(app, app.get_name());
  std::vector<std::string_view> names;
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) {
    if (command->get_name() == name) return print(*command, app.get_name() + " " + name);
    names.push_back(command->get_name());
  }
  throw Failure{{"there is no command " + json::quoted(name) + did_you_mean(name, names)}};
}

}  // namespace

void add_help(CLI::App& app) {
  Command command(app, "help", "Print the options of a command, or the commands");
  const auto name = std::make_shared<std::string>();
  command.option("COMMAND", *name, "Which");
  command.examples({"aiven-mock help exec"});
  command.does([&app, name] { print_help(app, *name); });
}

}  // namespace mock::cli
