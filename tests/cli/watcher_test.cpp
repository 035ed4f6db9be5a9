// The thread that looks at files.
#include "cli/watcher.h"

#include <atomic>
#include <future>
#include <stdexcept>

#include "base/interruption.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

TEST_CASE("What goes wrong while looking ends neither the program nor the looking", "[cli]") {
  std::atomic<int> looks = 0;
  cli::Watcher watcher;
  watcher.start([&] {
    if (++looks < 3) throw std::runtime_error("of the test, on purpose");
  });
  CHECK(wait_until([&] { return looks > 3; }));
  watcher.stop();
}

TEST_CASE("A look that would never end is given up at the stop", "[cli][threads]") {
  std::promise<void> begun;
  std::atomic<bool> is_given_up = false;
  cli::Watcher watcher;
  watcher.start([&] {
    begun.set_value();
    try {
      while (true) interruption_point();
    } catch (const Interrupted&) {
      is_given_up = true;
      throw;
    }
  });
  begun.get_future().wait();
  watcher.stop();
  CHECK(is_given_up);
}

}  // namespace
}  // namespace mock::test
