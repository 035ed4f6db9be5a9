#include "pool.h"

#include <algorithm>
#include <exception>
#include <new>
#include <system_error>
#include <utility>

namespace mock {
namespace {

constexpr int spare_threads = 2;

}  // namespace

Pool::Pool(std::size_t most_threads, Serve serve, std::atomic<std::size_t>& waiting)
    : most_threads_(most_threads), serve_(std::move(serve)), waiting_(waiting) {}

void Pool::start() {
  const std::lock_guard lock(mutex_);
  for (int i = 0; i < spare_threads; ++i) add_thread(Turn::control);
  add_thread(Turn::any);
}

bool Pool::take(int socket) {
  const std::lock_guard lock(mutex_);
  any_.sockets.push_back(socket);
  grow();
  any_.news.notify_one();
  count_waiting();
  return any_.sockets.size() <= free_places();
}

void Pool::hurry(int socket) {
  const std::lock_guard lock(mutex_);
  auto& waiting = any_.sockets;
  const auto place = std::find(waiting.begin(), waiting.end(), socket);
  if (place == waiting.end()) return;  // it is being served
  try {
    control_.sockets.push_back(socket);
  } catch (const std::bad_alloc&) {
    return;  // then it waits with the others
  }
  waiting.erase(place);
  control_.news.notify_one();
  count_waiting();
}

bool Pool::is_short_of_threads() const {
  const std::lock_guard lock(mutex_);
  return any_.sockets.size() > idle_ && threads_.size() < most_threads();
}

// Threads that came back from leave may be more than may serve.
std::size_t Pool::free_places() const { return std::min(idle_, most_threads_ - std::min(most_threads_, serving_)); }

void Pool::try_to_grow() {
  const std::lock_guard lock(mutex_);
  grow();
}

// What cannot be had now may be had later, and until then a thread that becomes free will do.
void Pool::grow() {
  try {
    while (any_.sockets.size() > idle_ && threads_.size() < most_threads()) add_thread(Turn::any);
  } catch (const std::system_error&) {  // no more threads
  } catch (const std::bad_alloc&) {     // no more memory
  }
}

void Pool::add_thread(Turn turn) {
  auto& threads = turn == Turn::any ? threads_ : spare_threads_;
  threads.emplace_back([this, turn] { work(turn); });
  ++alive_;
  if (turn == Turn::any) ++idle_;
}

void Pool::work(Turn turn) {
  auto& mine = queue(turn);
  std::unique_lock lock(mutex_);
  while (true) {
    mine.news.wait(lock, [&] { return closing_ || (!mine.sockets.empty() && may_serve(turn)); });
    if (mine.sockets.empty()) break;
    const int socket = mine.sockets.front();
    mine.sockets.pop_front();
    if (turn == Turn::any) --idle_, ++serving_;
    count_waiting();
    lock.unlock();
    serve_(socket, turn);
    lock.lock();
    if (turn == Turn::any) ++idle_, --serving_;
  }
  if (--alive_ == 0) last_one_gone_.notify_all();
}

// The next thread of the control API is made at once, of the others when a connection comes.
bool Pool::leave(Turn turn) {
  const std::lock_guard lock(mutex_);
  if (closing_ || on_leave_ == most_on_leave) return false;
  try {
    if (turn == Turn::control) add_thread(turn);
  } catch (const std::exception&) {  // no thread, or no memory, is left
    return false;
  }
  ++on_leave_;
  if (turn == Turn::any) --serving_;
  grow();
  any_.news.notify_one();
  count_waiting();
  return true;
}

void Pool::come_back(Turn turn) {
  const std::lock_guard lock(mutex_);
  --on_leave_;
  if (turn == Turn::any) ++serving_;
}

void Pool::count_waiting() {
  waiting_ = any_.sockets.size() - std::min(any_.sockets.size(), free_places()) + control_.sockets.size();
}

bool Pool::close(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  closing_ = true;
  any_.news.notify_all();
  control_.news.notify_all();
  return last_one_gone_.wait_for(lock, patience, [&] { return alive_ == 0; });
}

void Pool::join() {
  for (auto* threads : {&threads_, &spare_threads_})
    for (auto& thread : std::exchange(*threads, {})) thread.join();
}

}  // namespace mock
