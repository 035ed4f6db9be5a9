// aiven-mock env: what clients of a running server are told
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/remote_world.h"

namespace mock::cli {
namespace {

struct Wanted {
  std::string server, world = "default", control_token;
  std::string form = "sh";
};

VariablesForm form_of(const std::string& name) {
  if (name == "sh") return VariablesForm::sh;
  return name == "json" ? VariablesForm::json : VariablesForm::dotenv;
}

}  // namespace

void add_env(CLI::App& app) {
  Command command(app, "env", "Print the variables for clients of a running server");
  const auto wanted = std::make_shared<Wanted>();
  command.option("--server", wanted->server, "Its URL").variable("AIVEN_MOCK_SERVER").required();
  command.option("--world", wanted->world, "Which of its worlds (default)").variable("AIVEN_MOCK_WORLD");
  command.option("--format", wanted->form, "sh, dotenv or json").one_of({"sh", "dotenv", "json"});
  command.option("--control-token", wanted->control_token, "What its control API asks for")
      .variable("AIVEN_MOCK_CONTROL_TOKEN");
  command.examples({R"x(eval "$(aiven-mock env --server http://127.0.0.1:8080)")x"});
  command.does([wanted] {
    std::cout << to_text(environment_of(wanted->server, wanted->world, wanted->control_token), form_of(wanted->form));
  });
}

}  // namespace mock::cli
