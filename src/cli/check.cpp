// aiven-mock check FIXTURE…
#include <algorithm>
#include <iostream>
#include <memory>
#include <tuple>
#include <utility>

#include "api/table_of_contents.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"

namespace mock::cli {
namespace {

constexpr int faulty = 1;
constexpr int unreadable = 2;

void print(const Failure& failure, std::ostream& out, std::string_view before) {
  for (const auto& message : failure.messages) out << before << message << '\n';
}

// The exit code, if this were the only one.
int check(const std::string& file_or_name, const Settings& settings) {
  FixtureText fixture;
  try {
    fixture = find_fixture(file_or_name, Pipes::waited_for);
  } catch (const Failure& failure) {
    print(failure, std::cerr, "aiven-mock: ");
    return unreadable;
  }
  try {
    std::ignore = read_fixtures({std::move(fixture)}, {.served = api::served()}, settings);
    return 0;
  } catch (const Failure& failure) {
    print(failure, std::cout, "");
    return faulty;
  }
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  Command command(app, "check", "Say what is wrong with fixtures");
  const auto files = std::make_shared<std::vector<std::string>>();
  const auto settings = std::make_shared<std::vector<std::string>>();
  command.option("FIXTURE", *files, "Fixture files, or - for standard input").required();
  command.option("--set", *settings, "NAME=VALUE: what the variable NAME of fixtures is to be")
      .takes_one_each_time()
      .checked(check_setting);
  command.examples({"aiven-mock check team.json", "aiven-mock fixture demo | aiven-mock check -"});
  command.does([files, settings, &exit_code] {
    for (const auto& file : *files) exit_code = std::max(exit_code, check(file, Settings(*settings)));
  });
}

}  // namespace mock::cli
