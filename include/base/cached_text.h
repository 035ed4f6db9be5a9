#pragma once
// A text worked out from the value it stands in, at most once, and kept beside it: rows of a table never change, so
// such a text is never stale. A copy starts without one, so a changed copy cannot carry a text of what it was before.
// May be used by any number of threads.
#include <atomic>
#include <memory>
#include <string>
#include <string_view>

namespace mock {

class CachedText {
 public:
  CachedText() = default;
  CachedText(const CachedText&) noexcept {}
  CachedText& operator=(const CachedText&) noexcept {
    delete text_.exchange(nullptr);
    return *this;
  }
  ~CachedText() { delete text_.load(std::memory_order_relaxed); }

  /// The text, which `work_out` makes, from nothing but the value this note is part of. It lives as long as the note.
  template <class WorkOut>
  const std::string& text(WorkOut work_out) const {
    if (const auto* known = text_.load(std::memory_order_acquire)) return *known;
    auto mine = std::make_unique<const std::string>(std::string_view(work_out()));  // no longer than it has to be
    const std::string* known = nullptr;
    if (text_.compare_exchange_strong(known, mine.get(), std::memory_order_acq_rel)) return *mine.release();
    return *known;  // somebody else was faster
  }

 private:
  mutable std::atomic<const std::string*> text_{nullptr};
};

}  // namespace mock
