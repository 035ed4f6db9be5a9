#include "journal/outlet.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <utility>

namespace mock {

struct Outlet::Inside {
  const int file;
  const TellLost tell_lost;
  std::atomic<std::uint64_t>& lost;

  std::mutex mutex{};  // guards what follows
  std::condition_variable news{}, end{};
  std::string waiting{};
  std::uint64_t untold{0};  // lines that were lost
  bool closing = false, is_writing = false, ended = false;
  std::atomic<bool> abandoned = false;  // `lost` is no more, and `file` may be another one by now

  void put(std::string_view line);
  void work();
  [[nodiscard]] std::string_view write(std::string_view text);
  void lose(std::string_view lines);
};

void Outlet::Inside::put(std::string_view line) {
  const std::lock_guard here(mutex);
  if (waiting.size() + line.size() > most_bytes) return lose(line);
  waiting += line;
  news.notify_one();
}

void Outlet::Inside::lose(std::string_view lines) {
  const auto count = static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
  untold += count;
  lost += count;
}

void Outlet::Inside::work() {
  std::string batch;
  std::unique_lock here(mutex);
  while (true) {
    news.wait(here, [&] { return closing || !waiting.empty(); });
    if (waiting.empty() || abandoned) break;
    batch.clear();
    batch.swap(waiting);
    const auto untold_before = std::exchange(untold, 0);  // they came when no room was left behind the batch
    is_writing = true;
    end.notify_all();
    here.unlock();
    auto left = write(batch);
    const bool is_told = untold_before == 0 || (left.empty() && write(tell_lost(untold_before)).empty());
    here.lock();
    is_writing = false;
    if (abandoned) break;
    if (!is_told) untold += untold_before;
    lose(left);
  }
  ended = true;
  end.notify_all();
}

// Returns what could not be written.
std::string_view Outlet::Inside::write(std::string_view text) {
  constexpr auto a_moment = std::chrono::milliseconds(10);
  while (!text.empty() && !abandoned) {
    const auto count = ::write(file, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {  // somebody has made it non-blocking
      std::unique_lock here(mutex);
      end.wait_for(here, a_moment, [&] { return abandoned.load(); });
    } else if (errno != EINTR) {
      return text;
    }
  }
  return text;
}

Outlet::Outlet(int file, TellLost tell_lost, std::atomic<std::uint64_t>& lost)
    : inside_(new Inside{file, std::move(tell_lost), lost}) {}

Outlet::~Outlet() { close(std::chrono::milliseconds(0)); }

void Outlet::start() {
  thread_ = std::thread([inside = inside_] { inside->work(); });
}

void Outlet::close(std::chrono::milliseconds patience) {
  if (!thread_.joinable()) return;
  std::unique_lock here(inside_->mutex);
  inside_->closing = true;
  inside_->news.notify_one();
  // Patience is for a reader: on a busy machine the thread may not have begun to write.
  inside_->end.wait(here, [this] { return inside_->is_writing || inside_->ended; });
  inside_->abandoned = !inside_->end.wait_for(here, patience, [this] { return inside_->ended; });
  inside_->end.notify_all();
  const bool is_stuck = inside_->abandoned;
  here.unlock();
  if (is_stuck)
    thread_.detach();
  else
    thread_.join();
}

Outlet::int_type Outlet::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char letter = traits_type::to_char_type(c);
  xsputn(&letter, 1);
  return c;
}

// What a thread writes is kept until it is a line, so that lines of several threads do not mix.
std::streamsize Outlet::xsputn(const char* text, std::streamsize size) {
  thread_local std::string begun;
  begun.append(text, static_cast<std::size_t>(size));
  const auto end = begun.rfind('\n');
  if (end == std::string::npos) return size;
  inside_->put(std::string_view(begun).substr(0, end + 1));
  begun.erase(0, end + 1);
  return size;
}

}  // namespace mock
