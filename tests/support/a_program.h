#pragma once
// The binary as a process of its own, that the machine gives only so much.
#include <sys/resource.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace mock::test {

class AProgram {
 public:
  struct Limits {
    std::optional<rlim_t> threads{}, files{}, bytes{};
  };
  /// Runs `aiven-mock serve --port 0` with more options and waits until it serves. `standard_error` is a descriptor;
  /// none: closed.
  AProgram(std::vector<std::string> options, const Limits& limits, std::optional<int> standard_error = 2);
  ~AProgram();
  AProgram(const AProgram&) = delete;
  AProgram& operator=(const AProgram&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  /// The value of a metric without labels, as the program tells it now.
  [[nodiscard]] double metric(const std::string& name) const;
  /// Seconds of CPU that it has used.
  [[nodiscard]] double cpu_seconds() const;
  /// Sends SIGTERM. Returns the exit code, or 128 and the signal that ended it.
  int stop();

 private:
  pid_t pid_ = 0;
  std::string url_;
};

}  // namespace mock::test
