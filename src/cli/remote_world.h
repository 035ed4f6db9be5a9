#pragma once
// A world on a server that runs already, for as long as a command needs it: `aiven-mock exec --server URL`.
#include <string>

#include "cli/control_api.h"
#include "cli/environment.h"
#include "diff/difference.h"

namespace mock::cli {

class RemoteWorld {
 public:
  /// Forks the server's default world. An empty `name`: one that nobody else has. Throws Failure when the server cannot
  /// be reached, is no aiven-mock, or has a world of this name.
  RemoteWorld(const std::string& server, std::string name, const std::string& control_token);
  /// Deletes it.
  ~RemoteWorld();
  RemoteWorld(const RemoteWorld&) = delete;

  [[nodiscard]] Variables environment() const { return cli::environment(welcome_); }
  /// What of the API was asked of it, as GET /_mock/coverage answers. Throws Failure when nobody answers.
  [[nodiscard]] std::string coverage() const;
  /// Adds a fault rule. Throws Failure when something is wrong with it.
  void add_fault(const std::string& rule) const;
  /// What has changed in it since it was forked.
  [[nodiscard]] diff::Difference difference() const;

 private:
  ControlApi server_;
  std::string control_token_;
  std::string name_;
  std::string path_;  // of the world in it
  Welcome welcome_;
};

/// What clients of a world that is there are told. Throws Failure when there is none, or the server cannot be reached.
Variables environment_of(const std::string& server, const std::string& world, const std::string& control_token);

}  // namespace mock::cli
