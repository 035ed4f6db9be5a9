// aiven-mock fixture [NAME]
#include <iostream>
#include <memory>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"
#include "fixtures/built_in.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

void print(const std::string& name) {
  if (name.empty()) {
    for (const auto each : fixtures::built_in_names()) std::cout << each << '\n';
  } else if (const auto text = fixtures::built_in(name)) {
    std::cout << *text;
  } else {
    throw Failure{
        {"there is no built-in fixture " + json::quoted(name) + did_you_mean(name, fixtures::built_in_names())}};
  }
}

}  // namespace

void add_fixture(CLI::App& app) {
  Command command(app, "fixture", "Print a built-in fixture, or their names");
  const auto name = std::make_shared<std::string>();
  command.option("NAME", *name, "Which; without it their names are printed");
  command.examples({"aiven-mock fixture demo > team.json"});
  command.does([name] { print(*name); });
}

}  // namespace mock::cli
