#include "cli/watcher.h"

#include <exception>

#include "cli/trouble.h"

namespace mock::cli {
namespace {

void look_safely(const std::function<void()>& look, Trouble& trouble) {
  try {
    look();
    trouble.is_over();
  } catch (const std::exception& mistake) {
    trouble.is(std::string("while looking at a file: ") + mistake.what());
  }
}

}  // namespace

void Watcher::start(std::function<void()> look) {
  thread_ = std::thread([this, look = std::move(look)] { work(look); });
}

void Watcher::work(const std::function<void()>& look) {
  constexpr auto interval = std::chrono::milliseconds(200);
  Trouble trouble;
  auto next = std::chrono::steady_clock::now() + interval;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_until(lock, next, [&] { return stopping_; })) {
    next = std::chrono::steady_clock::now() + interval;
    lock.unlock();
    look_safely(look, trouble);
    lock.lock();
  }
  ended_ = true;
  wake_.notify_all();
}

bool Watcher::stop_within(std::chrono::milliseconds patience) {
  if (!thread_.joinable()) return true;
  std::unique_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
  return wake_.wait_for(lock, patience, [&] { return ended_; });
}

void Watcher::stop() {
  if (!thread_.joinable()) return;
  static_cast<void>(stop_within(std::chrono::milliseconds(0)));
  thread_.join();
}

}  // namespace mock::cli
