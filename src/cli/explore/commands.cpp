#include "cli/explore/commands.h"

#include <sys/wait.h>

#include <algorithm>
#include <utility>

#include "cli/child.h"

namespace mock::cli::explore {
namespace {

struct Running {
  pid_t process;
  Moment start, end;
  bool is_late = false;
  std::function<void(const Ended&)> then;
};

// Whether it has ended; it is waited for later, so that until then its number is nobody else's.
bool has_ended(pid_t process) {
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == process;
}

Ended end_of(const Running& running) {
  kill(-running.process, SIGKILL);  // what it has left running
  int status = 0;
  waitpid(running.process, &status, 0);
  Ended ended;
  ended.took = std::chrono::steady_clock::now() - running.start;
  ended.is_late = running.is_late;
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + ended.signal;
  return ended;
}

class Runs {
 public:
  Runs(const std::vector<std::string>& command, const Signals& signals) : command_(command), signals_(signals) {}
  Runs(const Runs&) = delete;
  // Whatever happens, nothing goes on without us.
  ~Runs() {
    for (const auto& each : running_) end_of(each);
  }

  [[nodiscard]] std::size_t count() const { return running_.size(); }

  void start(Task task) {
    const auto now = std::chrono::steady_clock::now();
    const auto process = start_child(command_, task.variables, signals_, {.leads_a_group = true, .is_silent = true});
    if (process == 0)
      task.then({.exit_code = command_not_found});
    else
      running_.push_back({process, now, now + task.limit, false, std::move(task.then)});
  }

  // Until one ends, or its time is over. False when a signal told us to stop.
  bool wait() {
    auto end = Moment::max();
    for (const auto& each : running_)
      if (!each.is_late) end = std::min(end, each.end);
    constexpr auto long_enough = std::chrono::seconds(1);  // until the next look, in case that a signal got lost
    const auto signal = signals_.wait_until(std::min(end, std::chrono::steady_clock::now() + long_enough));
    if (signal && signal->si_signo != SIGCHLD) return false;
    end_late_ones();
    take_ended_ones();
    return true;
  }

 private:
  void end_late_ones() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& each : running_)
      if (!each.is_late && each.end <= now && !has_ended(each.process)) {
        each.is_late = true;
        kill(-each.process, SIGKILL);
      }
  }
  void take_ended_ones() {
    for (std::size_t i = 0; i < running_.size();) {
      if (!has_ended(running_[i].process)) {
        ++i;
        continue;
      }
      const auto ended = std::move(running_[i]);
      running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
      ended.then(end_of(ended));
    }
  }

  const std::vector<std::string>& command_;
  const Signals& signals_;
  std::vector<Running> running_;
};

}  // namespace

bool run_all(const std::vector<std::string>& command, const Signals& signals, std::size_t jobs,
             const std::function<std::optional<Task>()>& next) {
  Runs runs(command, signals);
  while (true) {
    while (runs.count() < jobs) {
      auto task = next();
      if (!task) break;
      runs.start(*std::move(task));
    }
    if (runs.count() == 0) return true;
    if (!runs.wait()) return false;
  }
}

}  // namespace mock::cli::explore
