#pragma once
// A persistent table of rows. Copying a Table takes constant time and leaves two independent tables that share what
// they have in common; see tree.h. Rows are found by the fields a type names, and listed in the order they were made.
//
// A type says how it is found, the first way being unique:
//
//   struct Member {
//     std::string organization_id, user_id;
//     using Ways = FoundBy<By<&Member::organization_id, &Member::user_id>, By<&Member::user_id>>;
//   };
//   members.find(organization_id, user_id)                          the row, or nullptr
//   members.with<&Member::user_id>(user_id)                         a range of const Member&, oldest first
//
// `By<>` (no field) lists every row. Each way costs one tree entry a row; every lookup and change is logarithmic.
// `ByGiven` is a way for few of the rows.
#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <iterator>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/rare.h"
#include "base/tree.h"

namespace mock {

/// One immutable row. A changed row is a new Row with the same number.
template <class T>
struct Row final : Counted {
  Row(std::uint64_t row_number, T row_value) : number(row_number), value(std::move(row_value)) {}
  std::uint64_t number;  // counts up in the order of creation
  T value;
};

/// Spreads the values of the fields of one way over 64 bits. Rows whose fields differ may meet in one number: every
/// reader compares the fields themselves as well.
struct FieldHash {
  /// A number alone stands for itself: rows that are numbered one after the other then stand side by side in the tree.
  template <std::integral Number>
  std::uint64_t operator()(const Number& number) const noexcept {
    return of(number);
  }
  template <class... Values>
  std::uint64_t operator()(const Values&... values) const noexcept {
    std::uint64_t all = 0;
    ((all = mix(all ^ of(values))), ...);
    return all;
  }

 private:
  static std::uint64_t of(std::string_view text) noexcept { return std::hash<std::string_view>{}(text); }
  template <class T>
  static std::uint64_t of(const Rare<T>& maybe) noexcept {
    return maybe ? of(*maybe) : 0;
  }
  template <class Number>
  requires std::is_integral_v<Number> || std::is_enum_v<Number>
  static std::uint64_t of(Number number) noexcept { return static_cast<std::uint64_t>(number); }
  static std::uint64_t mix(std::uint64_t x) noexcept {  // the finalizer of SplitMix64
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
  }
};

/// Whether two values of a field are the same.
template <class A, class B>
bool is_same(const A& a, const B& b) {
  return a == b;
}
/// Ids are short, and many are compared: in place that is quicker than calling memcmp.
template <std::convertible_to<std::string_view> A, std::convertible_to<std::string_view> B>
bool is_same(const A& one, const B& another) {
  const std::string_view a = one;
  const std::string_view b = another;
  if (a.size() != b.size() || a.size() < 8 || a.size() > 32) return a == b;
  for (std::size_t at = 0; at < a.size(); at += 8) {  // the last step looks at some bytes again
    const auto here = std::min(at, a.size() - 8);
    std::uint64_t of_a = 0;
    std::uint64_t of_b = 0;
    std::memcpy(&of_a, a.data() + here, 8);
    std::memcpy(&of_b, b.data() + here, 8);
    if (of_a != of_b) return false;
  }
  return true;
}

/// A way to find rows: by the values of these fields together. What a row works out from its fields, a member function
/// without parameters, counts as a field.
template <auto... Fields>
struct By {
  using Way = By;
  template <class T>
  static bool includes(const T&) {
    return true;
  }
  template <class Hash, class T>
  static std::uint64_t group(const T& row) {
    return Hash{}(std::invoke(Fields, row)...);
  }
  template <class T, class... Values>
  static bool fits(const T& row, const Values&... values) {
    return (is_same(std::invoke(Fields, row), values) && ...);
  }
  template <class T>
  static bool same(const T& a, const T& b) {
    return (is_same(std::invoke(Fields, a), std::invoke(Fields, b)) && ...);
  }
};

/// The same for rows of which all these fields are given, neither empty nor false: the others are not found by them,
/// and cost nothing. It is asked for as By is.
template <auto... Fields>
struct ByGiven : By<Fields...> {
  template <class T>
  static bool includes(const T& row) {
    return (is_given(std::invoke(Fields, row)) && ...);
  }

 private:
  static bool is_given(bool flag) { return flag; }
  static bool is_given(std::string_view text) { return !text.empty(); }
  template <class T>
  static bool is_given(const Rare<T>& maybe) {
    return maybe.has_value();
  }
};

template <class First, class... Others>
struct FoundBy {
  using Unique = First;
  static_assert(std::is_same_v<First, typename First::Way>, "every row is found by the first way");
  static constexpr std::size_t count = 1 + sizeof...(Others);

  template <class Way>
  static constexpr std::size_t position() {
    return index_of<Way, First, Others...>(0);
  }
  /// Calls f(Way{}, its position) for each way.
  template <class F>
  static void each(F f) {
    std::size_t at = 0;
    f(First{}, at++);
    (f(Others{}, at++), ...);
  }

 private:
  template <class Way, class Next, class... Rest>
  static constexpr std::size_t index_of(std::size_t at) {
    if constexpr (std::is_same_v<Way, typename Next::Way>) {
      return at;
    } else {
      static_assert(sizeof...(Rest) > 0, "these rows are not found by those fields");
      return index_of<Way, Rest...>(at + 1);
    }
  }
};

template <class T, class Hash = FieldHash>
class Table {
  using Ways = typename T::Ways;

 public:
  [[nodiscard]] std::size_t size() const noexcept { return trees_[0].size(); }

  /// The row whose unique fields have these values, or nullptr. It lives as long as a table that holds it.
  template <class... Values>
  [[nodiscard]] const T* find(const Values&... values) const {
    const auto* row = find_row(values...);
    return row == nullptr ? nullptr : &row->value;
  }

  /// The place of that row in the order of creation; 0 when there is none.
  template <class... Values>
  [[nodiscard]] std::uint64_t number(const Values&... values) const {
    const auto* row = find_row(values...);
    return row == nullptr ? 0 : row->number;
  }

  /// Adds a row as the youngest; nullptr, and nothing is changed, when there is one with the same unique fields.
  const T* add(T value) { return find_same(value) == nullptr ? &insert(std::move(value)) : nullptr; }

  /// Adds a row as the youngest, or replaces the one with the same unique fields, which keeps its place.
  const T& put(T value) {
    const auto* before = find_same(value);
    if (before == nullptr) return insert(std::move(value));
    const auto number = before->number;
    const Ref<const Row<T>> after(new Row<T>(number, std::move(value)));
    const Ref<const Row<T>> keep(before);  // compared with below, and may lose its last table on the way
    Ways::each([&]<class Way>(Way, std::size_t at) {
      if (!Way::same(before->value, after->value)) erase_from<Way>(trees_[at], *before);
      if (Way::includes(after->value)) trees_[at].put({Way::template group<Hash>(after->value), number}, after);
    });
    return after->value;  // NOLINT(clang-analyzer-cplusplus.NewDelete): the trees hold it
  }

  /// Removes the row with these unique fields; false when there is none.
  template <class... Values>
  bool erase(const Values&... values) {
    const Ref<const Row<T>> row(find_row(values...));
    if (!row) return false;
    Ways::each([&]<class Way>(Way, std::size_t at) { erase_from<Way>(trees_[at], *row); });
    return true;
  }

  /// The rows found by these values of one way, in order of creation. Valid while this table is alive and unchanged.
  template <auto... Fields, class... Values>
  [[nodiscard]] auto with(const Values&... values) const {
    using Way = By<Fields...>;
    const auto group = Hash{}(values...);
    return Range<Way, Values...>{trees_[Ways::template position<Way>()].from({group, 0}), group, {values...}};
  }

  /// Calls f(row) with every row, in no order that means anything.
  template <class F>
  void each(F f) const {
    for (auto cursor = trees_[0].from({}); !cursor.done(); cursor.next()) f(row_at(cursor)->value);
  }

  /// Calls f(before, after) with the rows that two tables do not share: pointers, nullptr where a table has no row of
  /// that number. A row that was written anew is such a row even when it says the same.
  template <class F>
  static void each_difference(const Table& before, const Table& after, F f) {
    for (const auto& difference : Tree::differences(before.trees_[0], after.trees_[0]))
      f(value_of(difference.before), value_of(difference.after));
  }

 private:
  static const T* value_of(const Counted* row) {
    return row == nullptr ? nullptr : &static_cast<const Row<T>*>(row)->value;
  }
  const T& insert(T value) {
    const Ref<const Row<T>> row(new Row<T>(++last_number_, std::move(value)));
    Ways::each([&]<class Way>(Way, std::size_t at) {
      if (Way::includes(row->value)) trees_[at].put({Way::template group<Hash>(row->value), row->number}, row);
    });
    return row->value;  // NOLINT(clang-analyzer-cplusplus.NewDelete): the trees hold it
  }

  template <class Way>
  static void erase_from(Tree& tree, const Row<T>& row) {
    if (Way::includes(row.value)) tree.erase({Way::template group<Hash>(row.value), row.number});
  }

  static const Row<T>* row_at(const Tree::Cursor& cursor) { return static_cast<const Row<T>*>(cursor.value()); }

  struct End {};

  template <class Way, class... Values>
  class Range {
   public:
    class Iterator {
     public:
      explicit Iterator(const Range* range) : range_(range), cursor_(range->first_) { skip_strangers(); }
      const T& operator*() const { return row_at(cursor_)->value; }
      const T* operator->() const { return &**this; }
      Iterator& operator++() {
        cursor_.next();
        skip_strangers();
        return *this;
      }
      bool operator==(End) const { return cursor_.done() || cursor_.key().group != range_->group_; }

     private:
      // Rows of another group whose fields happen to have the same hash.
      void skip_strangers() {
        while (!(*this == End{}) && !range_->fits(**this)) cursor_.next();
      }
      const Range* range_;
      Tree::Cursor cursor_;
    };

    Range(Tree::Cursor first, std::uint64_t group, std::tuple<std::decay_t<const Values&>...> values)
        : first_(first), group_(group), values_(std::move(values)) {}
    Iterator begin() const { return Iterator(this); }
    End end() const { return {}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }

   private:
    bool fits(const T& row) const {
      return std::apply([&](const auto&... values) { return Way::fits(row, values...); }, values_);
    }
    Tree::Cursor first_;
    std::uint64_t group_;
    std::tuple<std::decay_t<const Values&>...> values_;
  };

  template <class... Values>
  const Row<T>* find_row(const Values&... values) const {
    return find_in(Hash{}(values...), [&](const T& row) { return Ways::Unique::fits(row, values...); });
  }
  const Row<T>* find_same(const T& value) const {
    return find_in(Ways::Unique::template group<Hash>(value),
                   [&](const T& row) { return Ways::Unique::same(row, value); });
  }
  template <class Accepts>
  const Row<T>* find_in(std::uint64_t group, Accepts accepts) const {
    const auto* first = static_cast<const Row<T>*>(trees_[0].first_of(group));
    if (first == nullptr || accepts(first->value)) return first;
    // Almost never: rows that have nothing in common with what is sought but the hash.
    for (auto cursor = trees_[0].from({group, 0}); !cursor.done() && cursor.key().group == group; cursor.next()) {
      const auto* row = row_at(cursor);
      if (accepts(row->value)) return row;
    }
    return nullptr;
  }

  std::array<Tree, Ways::count> trees_;
  std::uint64_t last_number_ = 0;
};

}  // namespace mock
