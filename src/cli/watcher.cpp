#include "cli/watcher.h"

#include <chrono>
#include <exception>

#include "base/interruption.h"
#include "cli/trouble.h"

namespace mock::cli {
namespace {

void look_safely(const std::function<void()>& look, Trouble& trouble) {
  try {
    look();
    trouble.is_over();
  } catch (const Interrupted&) {  // there is no next look
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
  const auto stop = stopping_.get_token();
  const Interruptible until(stop);
  Trouble trouble;
  auto next = std::chrono::steady_clock::now() + interval;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_until(lock, next, [&] { return stop.stop_requested(); })) {
    next = std::chrono::steady_clock::now() + interval;
    lock.unlock();
    look_safely(look, trouble);
    lock.lock();
  }
}

void Watcher::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_.request_stop();
  }
  wake_.notify_all();
  thread_.join();
}

}  // namespace mock::cli
