#pragma once
// A list that its copies share: copying it is one pointer, and who changes a copy gets a list of its own first.
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace mock {

/// T may be incomplete until the list is used.
template <class T>
class SharedList {
 public:
  SharedList() = default;
  SharedList(std::vector<T> items) : items_(std::make_shared<std::vector<T>>(std::move(items))) {}

  [[nodiscard]] const std::vector<T>& all() const {
    static const std::vector<T> none;
    return items_ ? *items_ : none;
  }
  operator const std::vector<T>&() const { return all(); }
  [[nodiscard]] auto begin() const { return all().begin(); }
  [[nodiscard]] auto end() const { return all().end(); }
  [[nodiscard]] std::size_t size() const { return all().size(); }
  [[nodiscard]] const T& front() const { return all().front(); }
  const T& operator[](std::size_t at) const { return all()[at]; }

  /// The list, to be changed. Not for lists that several threads see.
  [[nodiscard]] std::vector<T>& edit() {
    if (!items_ || items_.use_count() > 1) items_ = std::make_shared<std::vector<T>>(all());
    return *items_;
  }

 private:
  std::shared_ptr<std::vector<T>> items_;
};

}  // namespace mock
