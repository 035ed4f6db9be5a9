#include <unistd.h>

#include <new>
#include <string_view>

#include "cli/commands.h"

namespace {

void end_without_memory() {
  constexpr std::string_view line = "aiven-mock: there is not enough memory\n";
  constexpr int cannot = 2;
  // Whether it could be written or not, there is nothing else to do.
  [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
  _exit(cannot);
}

// Libraries make objects before main() begins, where nobody could catch what they throw. run() takes this back.
[[gnu::constructor(101)]] void before_all_others() { std::set_new_handler(end_without_memory); }

}  // namespace

int main(int argc, char** argv) { return mock::cli::run(argc, argv); }
