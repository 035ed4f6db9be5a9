#include "support/the_program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "paths.h"
#include "support/catch.h"
#include "support/wire.h"

namespace mock::test {
namespace {

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

void name_the_binary() { setenv("MOCK", AIVEN_MOCK_BINARY, 1); }

}  // namespace

Outcome run(const std::string& command) {
  name_the_binary();
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer;
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

std::string text_of(const std::string& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

void take_a_breath() { usleep(2000); }

Running::Running(const std::string& command) {
  name_the_binary();
  pid_ = fork();
  if (pid_ != 0) return;
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

nlohmann::json Serving::get_json(const std::string& path, std::string_view token) const {
  return nlohmann::json::parse(body_of(Wire(url_).ask(get(path, token))));
}

}  // namespace mock::test
