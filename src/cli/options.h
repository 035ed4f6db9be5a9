#pragma once
// What a user can set for `serve` and `exec`, by option or by environment variable (AIVEN_MOCK_…).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "cli/command.h"
#include "cli/encryption.h"
#include "http/server.h"
#include "journal/log.h"
#include "pipeline/pipeline.h"

namespace mock::cli {

struct Options {
  ServerOptions server;
  PipelineOptions pipeline;
  JournalOptions journal;
  std::vector<std::string> fixtures{"demo"};  // later ones add to earlier ones
  std::vector<std::string> settings;          // NAME=VALUE, of variables in fixtures
  std::string ready_file;
  std::string clock;                  // "real", "frozen" or a moment; empty: as the fixture says
  std::optional<std::uint64_t> seed;  // none: as the fixture says, or one that nobody chose
  LogForm log = LogForm::off;
  EncryptionOptions encryption;
  bool watch = false;
  std::string state;  // a file that keeps the world; empty: none
};

/// Adds the options to a command. `port` is what it serves on unless told.
void add_options(Command& command, Options& options, int port);

/// Adds --as-of alone.
void add_as_of(Command& command, std::optional<AsOf>& day);

}  // namespace mock::cli
