#include <CLI/CLI.hpp>
#include <iostream>

#include "base/totp.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"
#include "http/server.h"
#include "json/value.h"

namespace mock::cli {

int run(int argc, char** argv) {
  constexpr int cannot = 2;
  int exit_code = 0;
  CLI::App app("aiven-mock: a stand-in for the Aiven API, for tests");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", "aiven-mock " AIVEN_MOCK_VERSION " (" + http_library() + ", " + json::library() +
                                        ", " + totp::library() + ", CLI11 " CLI11_VERSION ")");
  add_serve(app, exit_code);
  add_exec(app, exit_code);
  add_check(app, exit_code);
  add_routes(app);
  add_schema(app);
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) throw Failure{{"a command is required: serve, exec, check, routes or schema"}};
  } catch (const CLI::Success& shown) {  // --help and --version
    return app.exit(shown);
  } catch (const CLI::ParseError& error) {
    std::cerr << "aiven-mock: " << error.what() << " (try --help)\n";
    return cannot;
  } catch (const Failure& failure) {
    for (const auto& message : failure.messages) std::cerr << "aiven-mock: " << message << '\n';
    return cannot;
  }
  return exit_code;
}

}  // namespace mock::cli
