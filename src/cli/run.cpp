#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <new>
#include <system_error>

#include "base/totp.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"
#include "cli/unexpected.h"
#include "http/client.h"
#include "json/value.h"

namespace mock::cli {
namespace {

constexpr int cannot = 2;

std::string version_and_libraries() {
  const auto built_from = commit().empty() ? "" : "commit " + std::string(commit()) + ", ";
  return "aiven-mock " + std::string(version()) + " (" + built_from + http_library() + ", " + json::library() + ", " +
         totp::library() + ", CLI11 " CLI11_VERSION ")";
}

// A file that is opened later must not become one of these, and be written to by mistake.
void fill_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) != descriptor) std::_Exit(cannot);
}

int say(const std::string& message) {
  std::cerr << "aiven-mock: " + message + '\n';
  return cannot;
}

std::string no_command(const CLI::App& app) {
  std::string names;
  for (const auto* each : app.get_subcommands({})) names += (names.empty() ? "" : ", ") + each->get_name();
  return "a command is required: " + names;
}

// What was asked for is not there when it could not be printed.
int when_printed(int exit_code) {
  if (std::cout << std::flush) return exit_code;
  return say("cannot write to standard output: " + std::generic_category().message(errno));
}

}  // namespace

int run(int argc, char** argv) {
  fill_standard_descriptors();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like a full disk
  int exit_code = 0;
  CLI::App app("aiven-mock: a stand-in for the Aiven API, for tests");
  app.require_subcommand(0, 1);
  app.set_version_flag("-V,--version", version_and_libraries());
  add_serve(app, exit_code);
  add_exec(app, exit_code);
  add_explore(app, exit_code);
  add_capture(app);
  add_check(app, exit_code);
  add_access(app, exit_code);
  add_coverage_command(app);
  add_diff(app, exit_code);
  add_compare(app, exit_code);
  add_routes(app);
  add_fixture(app);
  add_schema(app);
  add_env(app);
  add_health(app, exit_code);
  add_completion(app);
  add_man(app);
  add_help(app);
  std::set_new_handler(nullptr);  // of main.cpp: from here on it is caught that there is no memory
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) throw Failure{{no_command(app)}};
  } catch (const CLI::Success& shown) {  // --help and --version
    return when_printed(app.exit(shown));
  } catch (const CLI::ExtrasError&) {
    return say(what_is_unexpected(app) + " (try --help)");
  } catch (const CLI::ParseError& error) {
    return say(std::string(error.what()) + " (try --help)");
  } catch (const Failure& failure) {
    for (const auto& message : failure.messages) say(message);
    return cannot;
  } catch (const std::bad_alloc&) {
    return say("there is not enough memory");
  } catch (const std::exception& error) {  // such as a thread that cannot be started
    return say(error.what());
  }
  return when_printed(exit_code);
}

}  // namespace mock::cli
