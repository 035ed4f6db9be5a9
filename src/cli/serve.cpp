// aiven-mock serve
#include <cerrno>
#include <iostream>
#include <memory>
#include <system_error>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/service.h"
#include "cli/signals.h"

namespace mock::cli {
namespace {

constexpr int usual_port = 8080;

int serve(const Options& options) {
  Service service(options);  // while a fixture is loaded nothing is to be put away: a signal ends the program at once
  const Signals signals;
  service.start();
  std::cout << "aiven-mock listening on " << service.listening_url() << '\n';
  std::cout << to_text(service.environment(), VariablesForm::sh);
  if (!(std::cout << std::flush)) {
    std::cerr << "aiven-mock: cannot write to standard output: " + std::generic_category().message(errno) + '\n';
    std::cout.clear();  // those who know the port can do without
  }
  service.report_ready();
  signals.wait();
  return service.stop(0);
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  Command command(app, "serve", "Serve until SIGINT, SIGTERM or SIGHUP");
  const auto options = std::make_shared<Options>();
  add_options(command, *options, usual_port);
  command.examples({"aiven-mock serve --port 8080 --fixture team.json --watch",
                    "aiven-mock serve --clock 2026-01-31T09:30:00Z --seed 1"});
  command.does([options, &exit_code] { exit_code = serve(*options); });
}

}  // namespace mock::cli
