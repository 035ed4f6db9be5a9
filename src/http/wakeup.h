#pragma once
// A bell that any thread may ring for one that waits for a socket as well (Socket::wait_for).
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace mock {

class Wakeup {
 public:
  Wakeup() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Wakeup() {
    if (is_there()) ::close(descriptor_);
  }
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;

  /// False when no descriptor was left.
  [[nodiscard]] bool is_there() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  void ring() const {
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(descriptor_, &once, sizeof once);  // it rings already, if it fails
  }
  void clear() const {
    std::uint64_t times = 0;
    [[maybe_unused]] const auto read = ::read(descriptor_, &times, sizeof times);
  }

 private:
  const int descriptor_;
};

}  // namespace mock
