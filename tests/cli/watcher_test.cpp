// The thread that looks at files.
#include "cli/watcher.h"

#include <atomic>
#include <future>
#include <stdexcept>

#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using namespace std::chrono_literals;

TEST_CASE("What goes wrong while looking ends neither the program nor the looking", "[cli]") {
  std::atomic<int> looks = 0;
  cli::Watcher watcher;
  watcher.start([&] {
    if (++looks < 3) throw std::runtime_error("of the test, on purpose");
  });
  CHECK(wait_until([&] { return looks > 3; }));
  CHECK(watcher.stop_within(20s));
}

TEST_CASE("A look that takes its time is waited for only so long", "[cli]") {
  std::promise<void> begun;
  std::promise<void> may_end;
  bool has_ended = false;
  cli::Watcher watcher;
  watcher.start([&] {
    begun.set_value();
    may_end.get_future().wait();
    has_ended = true;
  });
  begun.get_future().wait();
  CHECK_FALSE(watcher.stop_within(1ms));
  may_end.set_value();
  watcher.stop();
  CHECK(has_ended);
}

}  // namespace
}  // namespace mock::test
