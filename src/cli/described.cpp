#include "cli/described.h"

#include <CLI/CLI.hpp>
#include <sstream>

namespace mock::cli {
namespace {

// As Command::examples() has written them.
std::vector<std::string> examples_of(const CLI::App& command) {
  std::vector<std::string> lines;
  std::istringstream in(command.get_footer());
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("  ")) lines.push_back(line.substr(2));
  return lines;
}

// Of "--log TEXT:{off,text,json}", what stands in the braces.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const auto begin = type.find('{');
  if (begin == std::string::npos) return choices;
  std::istringstream in(type.substr(begin + 1, type.find('}') - begin - 1));
  for (std::string choice; std::getline(in, choice, ',');) choices.push_back(choice);
  return choices;
}

DescribedOption described(const CLI::Option& option) {
  DescribedOption all;
  if (!option.get_snames().empty()) all.short_name = option.get_snames().front();
  if (!option.get_lnames().empty()) all.long_name = option.get_lnames().front();
  const auto type = option.get_type_name();
  if (option.get_type_size() > 0) all.value = type.substr(0, type.find_first_of(":{ "));
  all.description = option.get_description();
  all.variable = option.get_envname();
  all.choices = choices_in(type);
  return all;
}

}  // namespace

std::vector<DescribedCommand> described(const CLI::App& app) {
  std::vector<DescribedCommand> all;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    DescribedCommand each{command->get_name(), command->get_description(), {}, examples_of(*command), {}};
    for (const auto* option : command->get_options()) {
      if (option->get_positional())
        each.arguments += (each.arguments.empty() ? "" : " ") + option->get_name(true);
      else
        each.options.push_back(described(*option));
    }
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace mock::cli
