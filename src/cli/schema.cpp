// aiven-mock schema
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/described.h"
#include "fixtures/shape.h"

namespace mock::cli {

void add_schema(CLI::App& app) {
  auto* command = app.add_subcommand("schema", "Print the JSON Schema of fixtures, for editors");
  add_examples(*command, {"aiven-mock schema > fixture.schema.json"});
  command->callback([] { std::cout << fixtures::schema(); });
}

}  // namespace mock::cli
