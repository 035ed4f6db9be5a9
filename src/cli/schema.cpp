// aiven-mock schema
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "fixtures/shape.h"

namespace mock::cli {

void add_schema(CLI::App& app) {
  app.add_subcommand("schema", "Print the JSON Schema of fixtures, for editors")->callback([] {
    std::cout << fixtures::schema();
  });
}

}  // namespace mock::cli
