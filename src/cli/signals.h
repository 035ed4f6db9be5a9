#pragma once
// The signals that a command waits for in its own time, instead of being interrupted by them.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <initializer_list>
#include <optional>

namespace mock::cli {

/// Holds SIGINT, SIGTERM, SIGHUP and `others` back from this thread and every thread it starts. SIGPIPE is ignored
/// altogether: a client that goes away is no reason to stop. A SIGHUP that was ignored when the program was started
/// stays so: that is what nohup does.
class Signals {
 public:
  Signals(std::initializer_list<int> others = {}) {
    std::signal(SIGPIPE, SIG_IGN);
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    if (!is_ignored(SIGHUP)) sigaddset(&set_, SIGHUP);
    for (const int number : others) sigaddset(&set_, number);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }

  /// Waits until one of them arrives.
  siginfo_t wait() const {
    siginfo_t info{};
    while (sigwaitinfo(&set_, &info) < 0) {
    }
    return info;
  }
  /// The same, until that moment at most: then nothing.
  [[nodiscard]] std::optional<siginfo_t> wait_until(std::chrono::steady_clock::time_point end) const {
    siginfo_t info{};
    while (true) {
      const auto left = std::max(end - std::chrono::steady_clock::now(), std::chrono::steady_clock::duration::zero());
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
      const timespec patience{static_cast<time_t>(seconds.count()),
                              static_cast<long>(std::chrono::nanoseconds(left - seconds).count())};
      if (sigtimedwait(&set_, &info, &patience) >= 0) return info;
      if (errno == EAGAIN) return std::nullopt;
    }
  }
  /// Forgets those that have arrived; from now on they end the program at once, as they did before.
  void let_through() const {
    constexpr timespec at_once{};
    while (sigtimedwait(&set_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  /// What was held back before: what a child process is to start with.
  [[nodiscard]] const sigset_t& before() const { return before_; }

 private:
  static bool is_ignored(int number) {
    struct sigaction action {};
    sigaction(number, nullptr, &action);
    return action.sa_handler == SIG_IGN;
  }

  sigset_t set_{}, before_{};
};

}  // namespace mock::cli
