#pragma once
// What is wrong with a document. Documents come from anywhere, and may be wrong in a million places: the first hundred
// are told, the others only counted, so that neither memory nor an answer grows with them.
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace mock::json {

struct Place {
  std::size_t line = 1;  // both count from 1; columns count bytes
  std::size_t column = 1;
};

/// What is wrong, and where: a JSON pointer (RFC 6901), "" for the whole. What is no JSON at all has no pointers: only
/// there the place is given.
struct Fault {
  std::string pointer;
  std::string message;
  std::optional<Place> place = std::nullopt;
};

class Faults {
 public:
  static constexpr std::size_t most_told = 100;
  static constexpr std::size_t longest_message = 1000;  // bytes; what is quoted may be as long as the document

  Faults() = default;
  Faults(std::initializer_list<Fault> faults);

  /// Keeps the fault, or only counts it when enough are kept.
  void push_back(Fault fault);
  /// Adds those of another document, or of a part of this one.
  void append(Faults more);
  /// Whether the next fault is only counted, and need not be described: count_one() does.
  [[nodiscard]] bool is_full() const { return told_.size() == most_told; }
  void count_one() { ++in_all_; }

  [[nodiscard]] bool empty() const { return in_all_ == 0; }
  /// How many there are, also of those that are not told.
  [[nodiscard]] std::size_t in_all() const { return in_all_; }
  /// "1000000 faults in all, of which the first 100 are told"; empty when all are told.
  [[nodiscard]] std::string rest() const;

  // Those that are told.
  [[nodiscard]] std::size_t size() const { return told_.size(); }
  [[nodiscard]] const Fault& operator[](std::size_t position) const { return told_[position]; }
  [[nodiscard]] const Fault& front() const { return told_.front(); }
  [[nodiscard]] auto begin() { return told_.begin(); }
  [[nodiscard]] auto end() { return told_.end(); }
  [[nodiscard]] auto begin() const { return told_.begin(); }
  [[nodiscard]] auto end() const { return told_.end(); }

 private:
  std::vector<Fault> told_;
  std::size_t in_all_ = 0;
};

}  // namespace mock::json
