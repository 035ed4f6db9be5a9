#include "world/disposal.h"

#include <exception>
#include <new>

namespace mock {
namespace {

constexpr std::size_t most_waiting = 1024;  // beyond that, whoever brings something lets go of it

}  // namespace

Disposal::~Disposal() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Disposal::take(std::shared_ptr<const void> thing) {
  if (thing.use_count() > 1) return;  // somebody else lets go of it
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= most_waiting || !has_thread()) return;
  try {
    waiting_.push_back(std::move(thing));
  } catch (const std::bad_alloc&) {
    return;
  }
  wake_.notify_one();
}

bool Disposal::has_thread() {
  try {
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    return true;
  } catch (const std::exception&) {  // neither memory nor a thread: whoever brings something lets go of it
    return false;
  }
}

void Disposal::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto thing = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    thing.reset();
    lock.lock();
  }
}

}  // namespace mock
