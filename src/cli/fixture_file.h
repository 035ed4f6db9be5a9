#pragma once
// Fixtures as the command line names them: a file, or one that is built into the binary.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read_file.h"
#include "fixtures/read.h"
#include "world/world.h"

namespace mock::cli {

/// The user cannot be helped by going on: printed as one line a message, exit code 2.
struct Failure {
  std::vector<std::string> messages;
  bool is_absence = false;  // of a file
};

using FixtureText = fixtures::Source;

/// The text of a file. Throws Failure when there is none.
FixtureText fixture_file(const std::string& name, Pipes pipes);

/// The text of a built-in fixture ("demo"), of a file, or of standard input ("-"). Throws Failure when there is none.
FixtureText find_fixture(const std::string& file_or_name, Pipes pipes);

/// What variables of fixtures are to be, as options --set say it: "NAME=VALUE".
class Settings {
 public:
  explicit Settings(const std::vector<std::string>& options);
  /// What an option says; else the environment variable of that name.
  [[nodiscard]] std::optional<std::string> value_of(std::string_view name) const;
  /// Throws Failure when one is set that no fixture has.
  void refuse_others(const std::vector<std::string>& variables) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};
/// For an option: whether it is NAME=VALUE. Empty: it is.
std::string check_setting(const std::string& option);

/// Reads them as one: later ones add to earlier ones, and what they extend is found beside them. Throws Failure with
/// one "file:line:column: message (at /pointer)" for every fault.
fixtures::Reading read_fixtures(std::vector<FixtureText> fixtures, fixtures::Circumstances circumstances,
                                const Settings& settings = Settings({}));

}  // namespace mock::cli
