#pragma once
// A persistent B+ tree: copying a Tree is one pointer, and changing a copy rewrites only the nodes on one path,
// so every older copy stays as it was. It maps a fixed-size key to a shared object and keeps keys in order.
// Tables (table.h) are made of trees; nothing else uses them directly.
//
// Threads: any number may read copies of one tree at the same time. A single Tree object has one writer.
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ref.h"

namespace mock {

class Tree {
 public:
  /// Keys sort by group, then by number within the group.
  struct Key {
    std::uint64_t group = 0;
    std::uint64_t number = 0;
    auto operator<=>(const Key&) const = default;
  };
  using Value = Ref<const Counted>;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Stores `value` at `key`, replacing what was there.
  void put(Key key, Value value);

  /// The value with the lowest number in a group, or nullptr.
  [[nodiscard]] const Counted* first_of(std::uint64_t group) const noexcept;

  /// Removes what is at `key`; false when nothing was.
  bool erase(Key key);

  /// What is at one key in two trees; nullptr where nothing is.
  struct Difference {
    const Counted* before;
    const Counted* after;
  };
  /// The keys at which the trees do not hold the same object, in their order. What both share is not looked into, so
  /// that copies of one tree are compared as quickly as few changes were made to them. Valid while both are alive and
  /// unchanged.
  [[nodiscard]] static std::vector<Difference> differences(const Tree& before, const Tree& after);

 private:
  struct Node;
  class Walk;
  static constexpr std::size_t fan_out = 16;  // less: deeper trees; more: more of each to copy at a change

 public:
  /// Walks the entries in the order of their keys. Valid while the Tree it came from is alive and unchanged.
  class Cursor {
   public:
    [[nodiscard]] bool done() const noexcept { return left_ == 0; }
    [[nodiscard]] Key key() const noexcept { return *key_; }
    [[nodiscard]] const Counted* value() const noexcept { return value_->get(); }
    void next() noexcept {
      ++key_;
      ++value_;
      if (--left_ == 0) enter_next_leaf();
    }

   private:
    friend class Tree;
    friend class Walk;
    struct Step {
      const Node* node;
      std::size_t at;
    };
    void enter(const Node& leaf, std::size_t at) noexcept;
    void enter_next_leaf() noexcept;

    const Key* key_ = nullptr;  // where it stands in a leaf
    const Value* value_ = nullptr;
    std::size_t left_ = 0;  // entries of the leaf from here on; 0: it is at the end of the tree

    static constexpr std::size_t deepest = 24;  // nodes are never emptier than one entry, and memory ends long before
    std::array<Step, deepest> path_{};          // the nodes above the leaf
    std::size_t depth_ = 0;
  };

  /// A cursor at the first entry whose key is not below `key`.
  [[nodiscard]] Cursor from(Key key) const noexcept;

 private:
  Ref<const Counted> root_;  // a Node, or null when empty
  std::size_t size_ = 0;
};

}  // namespace mock
