#pragma once
// An optional value that few rows have: a row without it spends a pointer on it, where std::optional keeps the room
// for a whole value. It is used like std::optional, but for that the value itself is never changed: a copy shares it.
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/ref.h"

namespace mock {

template <class T>
class Rare {
 public:
  Rare() noexcept = default;
  Rare(std::nullopt_t) noexcept {}
  template <class From>
  requires(std::constructible_from<T, From> && !std::same_as<std::remove_cvref_t<From>, Rare>)
      Rare(From&& value)  // NOLINT(bugprone-forwarding-reference-overload): it takes no Rare
      : box_(new Box(T(std::forward<From>(value)))) {}
  Rare(std::optional<T> maybe) {
    if (maybe) *this = Rare(std::move(*maybe));
  }

  [[nodiscard]] bool has_value() const noexcept { return box_.get() != nullptr; }
  explicit operator bool() const noexcept { return has_value(); }
  const T& operator*() const noexcept { return box_->value; }
  const T* operator->() const noexcept { return &box_->value; }
  [[nodiscard]] T value_or(T otherwise) const { return has_value() ? **this : otherwise; }
  /// The value; when there is none, an empty one.
  [[nodiscard]] const T& or_empty() const {
    static const T empty{};
    return has_value() ? **this : empty;
  }
  void reset() noexcept { box_ = {}; }

  bool operator==(const Rare& other) const {
    return has_value() && other.has_value() ? **this == *other : has_value() == other.has_value();
  }
  template <class Other>
  requires(!std::same_as<Other, Rare>) bool operator==(const Other& other) const {
    return has_value() && **this == other;
  }

 private:
  struct Box final : Counted {
    explicit Box(T its_value) : value(std::move(its_value)) {}
    T value;
  };
  Ref<const Box> box_;
};

}  // namespace mock
