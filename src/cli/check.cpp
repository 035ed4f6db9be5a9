// aiven-mock check FIXTURE…
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "api/table_of_contents.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"

namespace mock::cli {
namespace {

bool check(const std::string& file_or_name) {
  const auto fixture = find_fixture(file_or_name, Pipes::waited_for);
  try {
    read_fixture(fixture, {.served = api::served()});
    return true;
  } catch (const Failure& failure) {
    for (const auto& message : failure.messages) std::cout << message << '\n';
    return false;
  }
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("check", "Say what is wrong with fixtures");
  const auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("FIXTURE", *files, "Fixture files")->required();
  command->callback([files, &exit_code] {
    for (const auto& file : *files)
      if (!check(file)) exit_code = 1;
  });
}

}  // namespace mock::cli
