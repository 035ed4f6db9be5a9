// aiven-mock schema
#include <iostream>

#include "cli/command.h"
#include "cli/commands.h"
#include "fixtures/shape.h"

namespace mock::cli {

void add_schema(CLI::App& app) {
  Command command(app, "schema", "Print the JSON Schema of fixtures, for editors");
  command.examples({"aiven-mock schema > fixture.schema.json"});
  command.does([] { std::cout << fixtures::schema(); });
}

}  // namespace mock::cli
