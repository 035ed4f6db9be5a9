#pragma once
// A text worked out from the value it stands in, at most once, and kept beside it: rows of a table never change, so
// such a text is never stale. A copy starts without one, so a changed copy cannot carry a text of what it was before.
// May be used by any number of threads.
#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace mock {

class CachedText {
 public:
  CachedText() = default;
  CachedText(const CachedText&) noexcept {}
  CachedText& operator=(const CachedText&) noexcept {
    delete[] kept_.exchange(nullptr);
    return *this;
  }
  ~CachedText() { delete[] kept_.load(std::memory_order_relaxed); }

  /// The text, which `work_out` makes, from nothing but the value this note is part of. It lives as long as the note.
  template <class WorkOut>
  std::string_view text(WorkOut work_out) const {
    const auto* known = kept_.load(std::memory_order_acquire);
    return in(known != nullptr ? known : keep(work_out()));
  }

 private:
  // The length and the text behind it, in one place: lists read many of them.
  static std::string_view in(const char* kept) {
    std::size_t size = 0;
    std::memcpy(&size, kept, sizeof size);
    return {kept + sizeof size, size};
  }
  const char* keep(std::string_view text) const {
    const auto size = text.size();
    auto mine = std::make_unique<char[]>(sizeof size + size);
    std::memcpy(mine.get(), &size, sizeof size);
    std::memcpy(mine.get() + sizeof size, text.data(), size);
    const char* known = nullptr;
    if (kept_.compare_exchange_strong(known, mine.get(), std::memory_order_acq_rel)) return mine.release();
    return known;  // somebody else was faster
  }

  mutable std::atomic<const char*> kept_{nullptr};
};

}  // namespace mock
