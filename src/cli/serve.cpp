// aiven-mock serve
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/service.h"
#include "cli/signals.h"

namespace mock::cli {
namespace {

constexpr int usual_port = 8080;

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) (c == '\'' ? out += "'\\'" : out) += c;
  return out + "'";
}

void serve(const Options& options) {
  Service service(options);  // while a fixture is loaded nothing is to be put away: a signal ends the program at once
  const Signals signals{SIGINT, SIGTERM};
  service.start();
  std::cout << "aiven-mock listening on " << service.base_url() << '\n';
  for (const auto& [name, value] : service.environment())
    if (!value.empty()) std::cout << "export " << name << '=' << shell_quoted(value) << '\n';
  std::cout << std::flush;
  service.report_ready();
  signals.wait();
  service.stop();
}

}  // namespace

void add_serve(CLI::App& app, int&) {
  auto* command = app.add_subcommand("serve", "Serve until SIGINT or SIGTERM");
  const auto options = std::make_shared<Options>();
  add_options(*command, *options, usual_port);
  command->callback([options] { serve(*options); });
}

}  // namespace mock::cli
