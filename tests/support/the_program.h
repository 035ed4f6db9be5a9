#pragma once
// The program as a user runs it: in a shell, in the background, in a folder of its own.
#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/json.h"
#include "support/wire.h"

namespace mock::test {

struct Outcome {
  int exit_code;
  std::string output;
};

/// Runs a shell command in which $MOCK is the binary; standard error is part of the output only if redirected.
Outcome run(const std::string& command);

/// A folder that goes when the test ends.
class AFolder {
 public:
  AFolder();
  ~AFolder();
  AFolder(const AFolder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  /// Writes a file, and returns its whole name.
  std::string write(const std::string& name, const std::string& text) const;
  /// The same in one step: who reads the file meanwhile reads all of the old text or all of the new one.
  void replace(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

/// All of a file; empty when there is none.
std::string text_of(const std::string& file);

/// Lets others run for a moment.
void take_a_breath();

template <class Condition>
bool wait_until(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!condition() && std::chrono::steady_clock::now() < end) take_a_breath();
  return condition();
}

/// The value of a metric without labels in an answer of GET /_mock/metrics. Throws when it is not there.
double metric_in(const std::string& answer, const std::string& name);

/// A shell command that runs beside the test, until it ends or the object goes.
class Running {
 public:
  explicit Running(const std::string& command);
  ~Running() { stop(SIGKILL); }
  Running(const Running&) = delete;

  /// Sends a signal.
  void tell(int signal) const;
  /// Waits for its end. Returns its exit code, or 128 + N when signal N ended it.
  int wait();
  int stop(int signal);
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = 0;  // 0: it has ended
};

/// `aiven-mock serve` in the background, until the object goes.
class Serving {
 public:
  /// `before` is what the shell is to do first, or to put before the command.
  explicit Serving(const AFolder& folder, const std::string& options = "", const std::string& before = "");
  ~Serving() { stop(SIGTERM); }

  /// Returns the exit code; -1 when it had ended before.
  int stop(int signal);
  [[nodiscard]] pid_t pid() const { return process_.pid(); }
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::string output() const { return text_of(output_); }
  [[nodiscard]] std::string errors() const { return text_of(errors_); }
  Json get_json(const std::string& path, std::string_view token = {}) const;

 private:
  std::string ready_, output_, errors_, url_;
  Running process_;
};

/// The same without a shell, when the machine gives it only so much.
class LimitedServing {
 public:
  struct Limits {
    std::optional<rlim_t> threads{}, files{}, bytes{};
  };
  /// `standard_error` is a descriptor; none: closed.
  LimitedServing(std::vector<std::string> options, const Limits& limits, std::optional<int> standard_error = 2);
  ~LimitedServing() { stop(); }
  LimitedServing(const LimitedServing&) = delete;
  LimitedServing& operator=(const LimitedServing&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  /// The value of a metric without labels, as the program tells it now.
  [[nodiscard]] double metric(const std::string& name) const {
    return metric_in(Wire(url_).ask(get("/_mock/metrics")), name);
  }
  /// Seconds of CPU that it has used.
  [[nodiscard]] double cpu_seconds() const;
  /// Sends SIGTERM. Returns the exit code, or 128 and the signal that ended it.
  int stop();

 private:
  pid_t pid_ = 0;
  std::string url_;
};

}  // namespace mock::test
