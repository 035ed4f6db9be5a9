#pragma once
// A running mock, as `serve` and `exec` both need it: the fixture's world behind a server.
#include <iostream>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/encryption.h"
#include "cli/environment.h"
#include "cli/fixture_file.h"
#include "cli/options.h"
#include "cli/ready_file.h"
#include "cli/state_file.h"
#include "cli/trouble.h"
#include "cli/watcher.h"
#include "control/coverage.h"
#include "http/server.h"
#include "journal/outlet.h"

namespace mock::cli {

class Service {
 public:
  /// Loads the fixture. Throws Failure.
  explicit Service(const Options& options);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// Begins to serve. Throws Failure.
  void start();
  /// Writes the ready file: whoever waits for it may expect that everything else has been said. Throws Failure.
  void report_ready() const;
  /// Puts everything away. Returns the code to exit with when nothing else speaks against `exit_code`: 2 instead of 0
  /// when the state file could not be written. Ends the program itself when a file is still being read after a while.
  int stop(int exit_code);

  [[nodiscard]] Worlds& worlds() { return worlds_; }

  /// What is listened on, as a URL.
  [[nodiscard]] const std::string& listening_url() const { return listening_url_; }

  /// What clients of a world are told through their environment.
  [[nodiscard]] Variables environment(std::string_view world = Worlds::standard_name) const;

  /// What of the API was asked, as GET /_mock/coverage answers.
  [[nodiscard]] std::string coverage() const { return control::coverage_as_json(worlds_.coverage()); }

 private:
  void reload();
  void release_standard_error();
  [[nodiscard]] fixtures::Reading read(std::vector<FixtureText> fixtures) const;
  [[nodiscard]] Seed load(std::vector<FixtureText> fixtures);
  [[nodiscard]] bool have_changed() const;

  const Options options_;
  const ReadyFile ready_file_;
  const std::uint64_t seed_;
  StateFile state_file_;
  std::vector<FixtureText> watched_;  // with --watch: the fixtures as they were when they were last read
  Worlds worlds_;
  Log log_;
  const Encryption encryption_;
  Pipeline pipeline_;
  Server server_;
  std::streambuf* const direct_ = std::cerr.rdbuf();
  Outlet outlet_;                         // of standard error while we serve: nobody is to wait for those who read it
  std::string listening_url_, base_url_;  // the second one is for clients
  Trouble trouble_;                       // with reading it again
  Watcher watcher_;
};

}  // namespace mock::cli
