#pragma once
// A JSON document, read. Request bodies and fixtures arrive as one; answers are written with text.h instead.
// A Document owns all its text, lists and members in one place, which is why reading a large one is cheap; a Value is a
// view of a part of it, and lives as long. Objects keep the order of their members. A value does not know where it
// stood: problems carry a JSON pointer, and locate() finds the line and column of a pointer in the text when a person
// is to be told.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "json/problems.h"

namespace mock::json {

/// Items that stand one after the other. Like std::span, but their type need not be complete yet.
template <class T>
class Run {
 public:
  Run() = default;
  Run(const T* first, std::size_t size) : first_(first), size_(size) {}
  [[nodiscard]] const T* begin() const { return first_; }
  [[nodiscard]] const T* end() const { return first_ + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T& operator[](std::size_t position) const { return first_[position]; }

 private:
  const T* first_ = nullptr;
  std::size_t size_ = 0;
};

class Value {
 public:
  using Member = std::pair<std::string_view, Value>;
  using List = Run<Value>;
  using Members = Run<Member>;
  using Data = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string_view, List, Members>;

  Value() = default;
  explicit Value(Data data) : data_(data) {}

  [[nodiscard]] const Data& data() const { return data_; }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
  /// "null", "a boolean", "an integer", "a number", "a string", "a list" or "an object".
  [[nodiscard]] std::string_view kind() const;

  /// The member of an object, or nullptr: also when this is no object.
  [[nodiscard]] const Value* find(std::string_view name) const;

  // What a member holds, for objects that fit their shape (shape.h); the default when it is absent or null.
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name, bool otherwise = false) const;
  [[nodiscard]] List list(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

  // What this value itself holds; empty when it holds something else.
  [[nodiscard]] std::string_view as_text() const;
  [[nodiscard]] List as_list() const;
  [[nodiscard]] Members as_members() const;

 private:
  Data data_;
};

/// A value with the memory that it lives in. Copies share it.
class Document : public Value {
 public:
  Document() = default;
  /// A copy of a value of any document.
  explicit Document(const Value& value) { begin_with(copy(value)); }

  // What a document is made of is kept first, innermost first; then it begins with the outermost value.
  std::string_view keep(std::string_view text);
  List keep(const Value* first, std::size_t size);
  Members keep(const Member* first, std::size_t size);
  /// A copy of a value of any document, kept in this one.
  Value copy(const Value& value);
  void begin_with(Value value) { static_cast<Value&>(*this) = value; }

 private:
  template <class T>
  Run<T> keep_run(const T* first, std::size_t size);
  std::pmr::memory_resource& memory();

  std::shared_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

/// Objects and lists may contain each other this deep.
inline constexpr std::size_t deepest_nesting = 64;

/// Reads one JSON document. What is not JSON, nested too deep or names a member twice is added to `problems`, and the
/// result is then worthless.
Document parse(std::string_view text, Problems& problems);

/// Where the values that `pointers` name stand in `text`, each or the nearest value around it that exists. One walk
/// through the text, however many they are.
std::vector<Position> locate(std::string_view text, const std::vector<std::string_view>& pointers);

/// Name and version of the JSON library, for --version.
std::string library();

/// Takes the first step off a pointer, as it is meant: "/a~1b/c" gives "a/b" and leaves "/c".
std::string take_step(std::string_view& pointer);
/// What a pointer names, or nullptr.
const Value* find_at(const Value& root, std::string_view pointer);

/// `pointer` extended by one name or position, escaped as RFC 6901 asks.
std::string operator/(const std::string& pointer, std::string_view name);
std::string operator/(const std::string& pointer, std::size_t position);

}  // namespace mock::json
