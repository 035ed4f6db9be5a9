#include "cli/asking.h"

#include <cstdlib>
#include <iostream>

#include "cli/read_file.h"

namespace mock::cli {
namespace {

std::string token_in(const std::string& file) {
  constexpr std::size_t longest_token_file = 4096;
  auto text = read_file(file, Pipes::waited_for, longest_token_file);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.pop_back();
  if (text.empty()) throw Failure{{file + " holds no token"}};
  return text;
}

std::string token_of_the_environment() {
  const auto* const token = std::getenv("AIVEN_TOKEN");  // NOLINT(concurrency-mt-unsafe): nobody sets any
  if (token == nullptr || *token == '\0') throw Failure{{"AIVEN_TOKEN is not set, and there is no --token-file"}};
  return token;
}

}  // namespace

void add_asking_options(Command& command, AskingOptions& options) {
  constexpr std::size_t most_at_once = 64;
  command.option("--from", options.url, "The API, or a server or world of aiven-mock").shows_default();
  command.option("--token-file", options.token_file, "Holds the caller's token; default: AIVEN_TOKEN does");
  command.option("--ca-file", options.ca_file, "Authorities that are trusted besides the system's, in PEM");
  command.option("--rate", options.limits.a_second, "Questions a second at most; 0: no limit")
      .shows_default()
      .not_negative();
  command.option("--at-once", options.limits.at_once, "Questions that wait for their answers at most")
      .shows_default()
      .between(std::size_t{1}, most_at_once);
  command.option("--most", options.limits.most, "Questions in all at most").shows_default().positive();
}

asking::Asker::Whom whom_to_ask(const AskingOptions& options) {
  return {options.url, options.token_file.empty() ? token_of_the_environment() : token_in(options.token_file),
          options.ca_file};
}

void tell(const std::string& line) { std::cerr << "aiven-mock: " + line + '\n'; }

}  // namespace mock::cli
