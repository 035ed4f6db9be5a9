#include "cli/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <iostream>
#include <set>
#include <string_view>
#include <system_error>

extern char** environ;

namespace mock::cli {
namespace {

// Our own environment, in which `ours` override what was there; those without a value are not there at all.
std::vector<std::string> with(const Variables& ours) {
  std::set<std::string, std::less<>> names;
  std::vector<std::string> all;
  for (const auto& [name, value] : ours) {
    names.insert(name);
    if (!value.empty()) all.emplace_back(name).append("=").append(value);
  }
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable(*each);
    if (!names.contains(variable.substr(0, variable.find('=')))) all.emplace_back(variable);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

void be_silent(posix_spawn_file_actions_t& actions) {
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  for (const int output : {STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
}

}  // namespace

pid_t start_child(std::vector<std::string> command, const Variables& variables, const Signals& signals,
                  const ChildOptions& options) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setsigmask(&attributes, &signals.before());
  const int group = options.leads_a_group ? POSIX_SPAWN_SETPGROUP : 0;
  posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (options.is_silent) be_silent(actions);

  auto environment = with(variables);
  pid_t child = 0;
  const int error = posix_spawnp(&child, command.front().c_str(), &actions, &attributes, pointers(command).data(),
                                 pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return child;
  std::cerr << "aiven-mock: cannot run " << command.front() << ": " << std::generic_category().message(error) << '\n';
  return 0;
}

}  // namespace mock::cli
