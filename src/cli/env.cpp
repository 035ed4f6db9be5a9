// aiven-mock env: what clients of a running server are told
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/described.h"
#include "cli/remote_world.h"

namespace mock::cli {
namespace {

struct Wanted {
  std::string server, world = "default", control_token;
  VariablesForm form = VariablesForm::sh;
};

}  // namespace

void add_env(CLI::App& app) {
  auto* command = app.add_subcommand("env", "Print the variables for clients of a running server");
  const auto wanted = std::make_shared<Wanted>();
  const std::map<std::string, VariablesForm> forms{
      {"sh", VariablesForm::sh}, {"dotenv", VariablesForm::dotenv}, {"json", VariablesForm::json}};
  command->add_option("--server", wanted->server, "Its URL")->envname("AIVEN_MOCK_SERVER")->required();
  command->add_option("--world", wanted->world, "Which of its worlds (default)")->envname("AIVEN_MOCK_WORLD");
  command->add_option("--format", wanted->form, "sh, dotenv or json")->transform(CLI::CheckedTransformer(forms));
  command->add_option("--control-token", wanted->control_token, "What its control API asks for")
      ->envname("AIVEN_MOCK_CONTROL_TOKEN");
  add_examples(*command, {R"x(eval "$(aiven-mock env --server http://127.0.0.1:8080)")x"});
  command->callback([wanted] {
    std::cout << to_text(environment_of(wanted->server, wanted->world, wanted->control_token), wanted->form);
  });
}

}  // namespace mock::cli
