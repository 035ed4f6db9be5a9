#pragma once
// Shared ownership with the count inside the object: one pointer wide, where std::shared_ptr is two.
// The persistent tree holds millions of these. Objects behind a Ref<const T> may be shared between threads.
#include <atomic>
#include <cstdint>
#include <utility>

namespace mock {

/// Base of everything a Ref may own. Copying such an object starts a count of its own.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) noexcept {}
  Counted& operator=(const Counted&) = delete;
  virtual ~Counted() = default;

  /// True when nobody but the one Ref in the asker's hands owns this object, so that it may be changed in place.
  [[nodiscard]] bool unshared() const noexcept { return owners_.load(std::memory_order_acquire) == 1; }

  /// Asks the cache for the line that the count lives on; worth it before taking many owners at once.
  void expect_owner() const noexcept { __builtin_prefetch(&owners_, 1); }

 private:
  template <class T>
  friend class Ref;
  mutable std::atomic<std::uint32_t> owners_{0};
};

/// Owns a T (derived from Counted) together with all other Refs to it; the last one deletes it.
template <class T>
class Ref {
 public:
  Ref() noexcept = default;
  explicit Ref(T* object) noexcept : object_(object) { take(); }
  Ref(const Ref& other) noexcept : object_(other.object_) { take(); }
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  template <class U>  // of a derived class
  Ref(Ref<U> other) noexcept : object_(other.release()) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Ref() {
    if (object_ != nullptr && object_->owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete object_;
  }

  T* get() const noexcept { return object_; }
  T& operator*() const noexcept { return *object_; }
  T* operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

  /// Gives up ownership without counting down; for conversions only.
  T* release() noexcept { return std::exchange(object_, nullptr); }

 private:
  void take() noexcept {
    if (object_ != nullptr) object_->owners_.fetch_add(1, std::memory_order_relaxed);
  }
  T* object_ = nullptr;
};

}  // namespace mock
