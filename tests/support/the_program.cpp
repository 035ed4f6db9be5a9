#include "support/the_program.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "paths.h"
#include "support/catch.h"

extern char** environ;

namespace mock::test {
namespace {

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

// The superuser has no limit of threads, so the program runs as somebody who has none running yet, another one for each
// test. Anybody else has some: these are added to what is asked for.
uid_t somebody() { return static_cast<uid_t>(20'000 + getpid() % 40'000); }

rlim_t threads_of_this_user() {
  if (geteuid() == 0) return 0;
  rlim_t count = 0;
  std::error_code ignored;
  for (const auto& process : std::filesystem::directory_iterator("/proc", ignored)) {
    struct stat status {};
    if (stat(process.path().c_str(), &status) != 0 || status.st_uid != geteuid()) continue;
    for (std::filesystem::directory_iterator task(process.path() / "task", ignored), end; task != end;
         task.increment(ignored))
      ++count;
  }
  return count;
}

void limit(int what, std::optional<rlim_t> most) {
  if (!most) return;
  const rlimit both{*most, *most};
  if (setrlimit(static_cast<__rlimit_resource>(what), &both) != 0) _exit(125);
}

// Opened before the user is changed, who may not come to where it is.
int open_binary() { return open(AIVEN_MOCK_BINARY, O_RDONLY | O_CLOEXEC); }

void name_the_binary() { setenv("MOCK", AIVEN_MOCK_BINARY, 1); }

// What the environment of whoever runs the tests says to programs is not for those that are tested: a proxy, a token of
// theirs, an option of the mock.
const bool says_nothing = [] {
  std::vector<std::string> names;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string name(*variable, std::strcspn(*variable, "="));
    if (name.starts_with("AIVEN_") || name.ends_with("_proxy") || name.ends_with("_PROXY")) names.push_back(name);
  }
  for (const auto& name : names) unsetenv(name.c_str());
  return true;
}();

// Under nohup, and behind & in a script, some signals are ignored by all that is started there.
void heed_signals() {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE}) std::signal(signal, SIG_DFL);
}

}  // namespace

Outcome run(const std::string& command) {
  name_the_binary();
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const auto count = fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
  return {exit_code_of(pclose(pipe)), output};
}

AFolder::AFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "aiven-mock-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

AFolder::~AFolder() { std::filesystem::remove_all(path_); }

std::string AFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(file(name)) << text;
  return file(name);
}

void AFolder::replace(const std::string& name, const std::string& text) const {
  std::filesystem::rename(write(name + ".next", text), file(name));
}

std::string text_of(const std::string& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

void take_a_breath() { usleep(2000); }

double metric_in(const std::string& answer, const std::string& name) {
  const auto at = answer.find('\n' + name + ' ');
  if (at == std::string::npos) throw std::runtime_error("no metric " + name + " in " + answer);
  double value = -1;
  const char* const digits = answer.data() + at + name.size() + 2;
  std::from_chars(digits, answer.data() + answer.size(), value);
  return value;
}

Running::Running(const std::string& command) {
  name_the_binary();
  pid_ = fork();
  if (pid_ != 0) return;
  heed_signals();
  execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  _exit(127);
}

void Running::tell(int signal) const {
  if (pid_ != 0) kill(pid_, signal);
}

int Running::wait() {
  if (pid_ == 0) return -1;
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = 0;
  return exit_code_of(status);
}

int Running::stop(int signal) {
  tell(signal);
  return wait();
}

Serving::Serving(const AFolder& folder, const std::string& options, const std::string& before)
    : ready_(folder.file("ready")),
      output_(folder.file("output")),
      errors_(folder.file("errors")),
      process_(before + " exec $MOCK serve --port 0 --ready-file " + ready_ + " " + options + " > " + output_ + " 2> " +
               errors_) {
  REQUIRE(wait_until([&] { return std::filesystem::exists(ready_); }));
  std::ifstream(ready_) >> url_;
}

int Serving::stop(int signal) { return process_.stop(signal); }

Json Serving::get_json(const std::string& path, std::string_view token) const {
  return Json::parse(body_of(Wire(url_).ask(get(path, token))));
}

LimitedServing::LimitedServing(std::vector<std::string> options, const Limits& limits,
                               std::optional<int> standard_error) {
  options.insert(options.begin(), {"aiven-mock", "serve", "--port", "0"});
  std::vector<char*> arguments;
  for (auto& option : options) arguments.push_back(option.data());
  arguments.push_back(nullptr);
  const int binary = open_binary();
  const auto threads = limits.threads ? std::optional(*limits.threads + threads_of_this_user()) : std::nullopt;
  const auto user = somebody();
  int output[2];
  if (binary < 0 || pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("cannot run the program");
  pid_ = fork();
  if (pid_ == 0) {
    dup2(output[1], STDOUT_FILENO);
    if (!standard_error)
      close(STDERR_FILENO);
    else if (*standard_error != STDERR_FILENO)
      dup2(*standard_error, STDERR_FILENO);
    limit(RLIMIT_NOFILE, limits.files);
    limit(RLIMIT_AS, limits.bytes);
    limit(RLIMIT_NPROC, threads);
    if (threads && geteuid() == 0 && setresuid(user, user, user) != 0) _exit(126);
    fexecve(binary, arguments.data(), environ);
    _exit(127);
  }
  close(binary);
  close(output[1]);
  std::string said;
  for (char c = 0; !said.ends_with('\n') && read(output[0], &c, 1) == 1;) said += c;
  close(output[0]);
  const auto url = said.find("http://");
  if (url == std::string::npos) {
    stop();
    throw std::runtime_error("the program does not serve: " + said);
  }
  url_ = said.substr(url, said.size() - url - 1);
}

double LimitedServing::cpu_seconds() const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) throw std::runtime_error("no clock");
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

int LimitedServing::stop() {
  if (pid_ == 0) return -1;
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = 0;
  return exit_code_of(status);
}

}  // namespace mock::test
