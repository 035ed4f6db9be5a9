// aiven-mock completion SHELL
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/described.h"

namespace mock::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) (all += all.empty() ? "" : " ") += word;
  return all;
}

// Words within '…'.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text)
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  return out + "'";
}

std::vector<std::string> options_of(const DescribedCommand& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options)
    if (!option.long_name.empty()) names.push_back("--" + option.long_name);
  return names;
}

std::vector<std::string> names_of(const std::vector<DescribedCommand>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const auto& command : commands) names.push_back(command.name);
  return names;
}

// One function for both: zsh knows bash's way. Behind "--" everything is COMMAND's.
std::string for_bash(const std::vector<DescribedCommand>& commands) {
  std::string out =
      "_aiven_mock() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=''\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    words=" +
      in_quotes(joined(names_of(commands)) + " --help --version") +
      "\n  else\n    case \"${COMP_WORDS[1]} $before\" in\n";
  for (const auto& command : commands)
    for (const auto& option : command.options)
      if (!option.choices.empty())
        out += "      " + in_quotes(command.name + " --" + option.long_name) +
               ") words=" + in_quotes(joined(option.choices)) + " ;;\n";
  out += "    esac\n    if [ -z \"$words\" ]; then\n      case \"${COMP_WORDS[1]}\" in\n";
  for (const auto& command : commands) {
    auto words = command.name == "help" ? names_of(commands) : options_of(command);
    if (command.name == "completion") words = {"bash", "zsh", "fish"};
    out += "        " + command.name + ") words=" + in_quotes(joined(words)) + " ;;\n";
  }
  return out +
         "      esac\n    fi\n  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -o bashdefault -F _aiven_mock aiven-mock\n";
}

std::string for_zsh(const std::vector<DescribedCommand>& commands) {
  return "#compdef aiven-mock\nautoload -U +X bashcompinit && bashcompinit\n" + for_bash(commands);
}

std::string for_fish(const std::vector<DescribedCommand>& commands) {
  std::string out = "complete -c aiven-mock -n __fish_use_subcommand -l help -d 'Print the commands'\n";
  for (const auto& command : commands) {
    out += "complete -c aiven-mock -n __fish_use_subcommand -a " + command.name + " -d " +
           in_quotes(command.description) + "\n";
    const auto is_given = "complete -c aiven-mock -n " + in_quotes("__fish_seen_subcommand_from " + command.name);
    for (const auto& option : command.options) {
      if (option.long_name.empty()) continue;
      out += is_given + " -l " + option.long_name;
      if (!option.value.empty()) out += " -r";
      if (!option.choices.empty()) out += " -a " + in_quotes(joined(option.choices));
      out += " -d " + in_quotes(option.description) + "\n";
    }
  }
  return out;
}

}  // namespace

void add_completion(CLI::App& app) {
  Command command(app, "completion", "Print what lets a shell complete command lines");
  const auto shell = std::make_shared<std::string>();
  command.option("SHELL", *shell, "bash, zsh or fish").required().one_of({"bash", "zsh", "fish"});
  command.examples({"source <(aiven-mock completion bash)", "aiven-mock completion fish | source"});
  command.does([shell, &app] {
    const auto commands = described(app);
    std::cout << (*shell == "bash" ? for_bash(commands) : *shell == "zsh" ? for_zsh(commands) : for_fish(commands));
  });
}

}  // namespace mock::cli
