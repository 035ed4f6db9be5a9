#include "cli/unexpected.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest.h"

namespace mock::cli {
namespace {

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

std::string near(std::string_view word, const std::vector<std::string>& names) {
  return did_you_mean(word, {names.begin(), names.end()});
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

}  // namespace

std::string what_is_unexpected(const CLI::App& app) {
  const auto given = app.get_subcommands();
  const auto& command = given.empty() ? app : *given.front();
  const auto words = command.remaining();
  const auto option = std::find_if(words.begin(), words.end(), is_option);
  if (option != words.end()) {
    const auto name = option->substr(0, option->find('='));
    return "unknown option " + name + near(name, options_of(command));
  }
  const auto word = words.empty() ? std::string() : words.front();
  if (given.empty()) return "unknown command " + word + near(word, commands_of(app));
  return command.get_name() + " takes no argument " + word;
}

}  // namespace mock::cli
