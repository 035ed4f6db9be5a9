#include "cli/read_file.h"

#include <fcntl.h>

#include <algorithm>
#include <stdexcept>

#include "cli/file.h"

namespace mock::cli {
namespace {

bool is_pipe(const std::string& name) {
  struct stat status {};
  return stat(name.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
}

void refuse_others(mode_t mode, Pipes pipes) {
  if (S_ISREG(mode) || (S_ISFIFO(mode) && pipes == Pipes::waited_for)) return;
  throw std::runtime_error(S_ISDIR(mode)    ? "it is a folder"
                           : S_ISFIFO(mode) ? "it is a pipe"
                           : S_ISSOCK(mode) ? "it is a socket"
                                            : "it is a device");
}

void refuse_more_than(std::size_t most, std::size_t size) {
  if (size > most) throw std::runtime_error("it has more than " + std::to_string(most) + " bytes");
}

}  // namespace

void refuse_what_is_no_file(const std::string& name) {
  struct stat status {};
  if (stat(name.c_str(), &status) == 0) refuse_others(status.st_mode, Pipes::refused);
}

std::string read_file(const std::string& name, Pipes pipes, std::size_t most) {
  // Opening a pipe waits for its writer. Only when it was one beforehand: what has become one since is refused below.
  const bool waits = pipes == Pipes::waited_for && is_pipe(name);
  const File file(name, waits ? O_RDONLY : O_RDONLY | O_NONBLOCK);
  const auto status = file.status();
  refuse_others(status.st_mode, waits ? pipes : Pipes::refused);
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  refuse_more_than(most, size);

  constexpr std::size_t piece = std::size_t{1} << 20U;
  std::string text(size + 1, '\0');  // one more, to see that it ends
  std::size_t length = 0;
  while (const auto count = file.read({text.data() + length, text.size() - length})) {
    length += count;
    refuse_more_than(most, length);  // it may grow while it is read
    if (length == text.size()) text.resize(length + std::max(piece, length / 2));
  }
  text.resize(length);
  return text;
}

}  // namespace mock::cli
