#pragma once
// Fixtures as the command line names them: a file, or one that is built into the binary.
#include <string>
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

struct FixtureText {
  std::string file;  // as messages name it
  std::string text;
};

/// The text of a file. Throws Failure when there is none.
FixtureText fixture_file(const std::string& name, Pipes pipes);

/// The text of a built-in fixture ("demo"), or of a file. Throws Failure when there is neither.
FixtureText find_fixture(const std::string& file_or_name, Pipes pipes);

/// Reads it. Throws Failure with one "file:line:column: message (at /pointer)" for every fault.
Seed read_fixture(const FixtureText& fixture, const fixtures::Circumstances& circumstances);

}  // namespace mock::cli
