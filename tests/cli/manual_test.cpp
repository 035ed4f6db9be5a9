// What the program says of itself: help, version, manual page, completion of command lines. All of it comes from the
// options as they are parsed, so it is compared with them.
#include <regex>
#include <set>

#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using Words = std::set<std::string>;

// What the first group of `pattern` is, wherever it matches.
Words all(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  Words found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex); at != std::sregex_iterator(); ++at)
    found.insert((*at)[1]);
  return found;
}

Words commands() { return all(run("$MOCK --help").output, "\n  ([a-z]+) "); }
Words options_of(const std::string& command) {
  return all(run("$MOCK " + command + " --help").output, "\n  (?:-.,)?(--[a-z-]+)");
}

// What bash offers behind these words, the last of which is being typed.
Words offered(const std::string& words) {
  const auto outcome = run("bash -c 'source <($MOCK completion bash); COMP_WORDS=(aiven-mock " + words +
                           "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _aiven_mock; echo \"${COMPREPLY[*]}\"'");
  CHECK(outcome.exit_code == 0);
  return all(outcome.output, "([^ \n]+)");
}

TEST_CASE("help says what --help does, of the program and of each command", "[cli]") {
  CHECK(run("$MOCK help").output == run("$MOCK --help").output);
  REQUIRE(commands().size() > 10);
  for (const auto& command : commands())
    CHECK(run("$MOCK help " + command).output == run("$MOCK " + command + " --help").output);
  const auto refused = run("$MOCK help exce 2>&1");
  CHECK(refused.exit_code == 2);
  CHECK(refused.output == "aiven-mock: there is no command \"exce\"; did you mean \"exec\"?\n");
}

TEST_CASE("The option -V prints the version", "[cli]") {
  CHECK(run("$MOCK -V").output == run("$MOCK --version").output);
}

TEST_CASE("The manual page has each command with each of its options", "[cli]") {
  auto page = run("$MOCK man").output;
  page = std::regex_replace(page, std::regex(R"(\\-)"), "-");
  for (const auto& command : commands()) {
    INFO(command);
    const auto begin = page.find(".SS aiven-mock " + command);
    REQUIRE(begin != std::string::npos);
    const auto part = page.substr(begin, page.find(".S", begin + 1) - begin);
    CHECK(all(part, "(--[a-z-]+)\\\\fR") == options_of(command));
  }
}

TEST_CASE("bash completes commands, their options and what these can be", "[cli]") {
  CHECK(offered("hea") == Words{"health"});
  for (const auto& command : commands())
    if (command != "help" && command != "completion") CHECK(offered(command + " --") == options_of(command));
  CHECK(offered("env --format \"\"") == Words{"dotenv", "json", "sh"});
  CHECK(offered("serve --log t") == Words{"text"});
  CHECK(offered("completion \"\"") == Words{"bash", "fish", "zsh"});
  CHECK(offered("help expl") == Words{"explore"});
}

TEST_CASE("zsh and fish are told the same commands and options as bash", "[cli]") {
  const auto zsh = run("$MOCK completion zsh").output;
  CHECK(zsh.starts_with("#compdef aiven-mock\n"));
  CHECK(zsh.ends_with(run("$MOCK completion bash").output));
  const auto fish = run("$MOCK completion fish").output;
  CHECK(all(fish, "__fish_use_subcommand -a ([a-z]+) ") == commands());
  for (const auto& command : commands()) {
    auto options = options_of(command);
    options.erase("--help");
    auto told = all(fish, "from " + command + "' -l ([a-z-]+)");
    told.erase("help");
    CHECK(told.size() == options.size());
    for (const auto& option : told) CHECK(options.contains("--" + option));
  }
}

}  // namespace
}  // namespace mock::test
