#pragma once
// What is wrong with a document. Documents come from anywhere, and may be wrong in a million places: the first hundred
// are told, the others only counted, so that neither memory nor an answer grows with them.
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace mock::json {

struct Position {
  std::size_t line = 1;  // both count from 1; columns count bytes
  std::size_t column = 1;
};

/// What is wrong, and where: a JSON pointer (RFC 6901), "" for the whole. What is no JSON at all has no pointers: only
/// there the place is given.
struct Problem {
  std::string pointer;
  std::string message;
  std::optional<Position> position = std::nullopt;
};

class Problems {
 public:
  static constexpr std::size_t most_told = 100;
  static constexpr std::size_t longest_message = 1000;  // bytes; what is quoted may be as long as the document

  Problems() = default;
  Problems(std::initializer_list<Problem> problems);

  /// Keeps the problem, or only counts it when enough are kept.
  void push_back(Problem problem);
  /// Adds those of another document, or of a part of this one.
  void append(Problems more);
  /// Whether the next problem is only counted, and need not be described: count_one() does.
  [[nodiscard]] bool is_full() const { return told_.size() == most_told; }
  void count_one() { ++in_all_; }

  [[nodiscard]] bool empty() const { return in_all_ == 0; }
  /// How many there are, also of those that are not told.
  [[nodiscard]] std::size_t in_all() const { return in_all_; }
  /// "1000000 problems in all, of which the first 100 are told"; empty when all are told.
  [[nodiscard]] std::string rest() const;

  // Those that are told.
  [[nodiscard]] std::size_t size() const { return told_.size(); }
  [[nodiscard]] const Problem& operator[](std::size_t position) const { return told_[position]; }
  [[nodiscard]] const Problem& front() const { return told_.front(); }
  [[nodiscard]] auto begin() { return told_.begin(); }
  [[nodiscard]] auto end() { return told_.end(); }
  [[nodiscard]] auto begin() const { return told_.begin(); }
  [[nodiscard]] auto end() const { return told_.end(); }

 private:
  std::vector<Problem> told_;
  std::size_t in_all_ = 0;
};

}  // namespace mock::json
