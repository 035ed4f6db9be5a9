// aiven-mock health: is there a server, and is it well? For containers and scripts that have no curl.
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/control_api.h"
#include "json/value.h"

namespace mock::cli {
namespace {

constexpr int not_well = 1;

int health(const std::string& server) {
  const auto answer = ControlApi(server, {}).try_to_ask({"GET", "/_mock/health"});
  if (!answer) {
    std::cerr << "aiven-mock: nobody answers at " << server << '\n';
    return not_well;
  }
  json::Problems problems;
  const auto status = json::parse(answer->body, problems).text("status");
  if (answer->status == 200 && status == "ok") return 0;
  std::cerr << "aiven-mock: " << server << " answers " << (status.empty() ? "as no aiven-mock does" : status) << '\n';
  return not_well;
}

}  // namespace

void add_health(CLI::App& app, int& exit_code) {
  Command command(app, "health", "Exit with 0 when a server answers and is well, with 1 when not");
  const auto server = std::make_shared<std::string>("http://127.0.0.1:8080");
  command.option("--server", *server, "Its URL (http://127.0.0.1:8080)").variable("AIVEN_MOCK_SERVER");
  command.examples({"aiven-mock health --server http://127.0.0.1:8080"});
  command.does([server, &exit_code] { exit_code = health(*server); });
}

}  // namespace mock::cli
