#pragma once
// Long work that can be given up: reading or writing a world of a gigabyte takes seconds, and a server that stops does
// not wait for it. Whoever starts such work names the stop it obeys; its loops have interruption points.
//
//   const Interruptible until(stopping);        // a std::stop_token that outlives it
//   auto reading = fixtures::read(text, {});    // throws Interrupted once stopping is requested
#include <exception>
#include <stop_token>

namespace mock {

/// Thrown through work that is given up.
struct Interrupted : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "interrupted: the program stops"; }
};

/// As long as it lives, what this thread does is given up at the next interruption point after `stop` is requested.
class Interruptible {
 public:
  explicit Interruptible(const std::stop_token& stop) : before_(current) { current = &stop; }
  explicit Interruptible(std::stop_token&&) = delete;
  ~Interruptible() { current = before_; }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  friend void interruption_point();
  static thread_local constinit inline const std::stop_token* current = nullptr;
  const std::stop_token* before_;
};

/// Throws Interrupted when this thread is to give up. Costs next to nothing: meant for every item of a long list.
inline void interruption_point() {
  if (Interruptible::current != nullptr && Interruptible::current->stop_requested()) throw Interrupted();
}

}  // namespace mock
