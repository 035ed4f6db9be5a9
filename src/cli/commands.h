#pragma once
// The commands of the binary: each adds itself, and does its work when it was the one given. A new one is one file and
// one line in run.cpp. Their exit codes: 0, 1 for what `check` or `diff` found, 2 for what cannot be done, or COMMAND's
// own.
namespace CLI {
class App;
}

namespace mock::cli {

void add_serve(CLI::App& app, int& exit_code);
void add_exec(CLI::App& app, int& exit_code);
void add_access(CLI::App& app, int& exit_code);
void add_capture(CLI::App& app);
void add_check(CLI::App& app, int& exit_code);
void add_compare(CLI::App& app, int& exit_code);
void add_completion(CLI::App& app);
void add_coverage_command(CLI::App& app);
void add_diff(CLI::App& app, int& exit_code);
void add_explore(CLI::App& app, int& exit_code);
void add_env(CLI::App& app);
void add_fixture(CLI::App& app);
void add_health(CLI::App& app, int& exit_code);
void add_help(CLI::App& app);
void add_man(CLI::App& app);
void add_routes(CLI::App& app);
void add_schema(CLI::App& app);

/// The whole program, for main().
int run(int argc, char** argv);

}  // namespace mock::cli
