#pragma once
// The signals that a command waits for in its own time, instead of being interrupted by them.
#include <csignal>
#include <initializer_list>

namespace mock::cli {

/// Holds these signals back from this thread and every thread it starts. SIGPIPE is ignored altogether: a client that
/// goes away is no reason to stop.
class Signals {
 public:
  Signals(std::initializer_list<int> numbers) {
    std::signal(SIGPIPE, SIG_IGN);
    sigemptyset(&set_);
    for (const int number : numbers) sigaddset(&set_, number);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }

  /// Waits until one of them arrives.
  siginfo_t wait() const {
    siginfo_t info{};
    while (sigwaitinfo(&set_, &info) < 0) {
    }
    return info;
  }
  /// What was held back before: what a child process is to start with.
  [[nodiscard]] const sigset_t& before() const { return before_; }

 private:
  sigset_t set_{}, before_{};
};

}  // namespace mock::cli
