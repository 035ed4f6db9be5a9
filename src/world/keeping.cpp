#include "world/keeping.h"

namespace mock {

void Keeping::saved() {
  const std::lock_guard lock(mutex_);
  report_.is_on = true;
  ++report_.saves;
  report_.saved = real_time();
  report_.failure.reset();
}

void Keeping::failed(std::string reason) {
  const std::lock_guard lock(mutex_);
  report_.is_on = true;
  ++report_.failures;
  report_.failure = std::move(reason);
}

Keeping::Report Keeping::report() const {
  const std::lock_guard lock(mutex_);
  return report_;
}

}  // namespace mock
