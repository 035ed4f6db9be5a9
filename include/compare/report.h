#pragma once
// What the comparison of two sides has found: differences that are the same in many answers are told once, and counted.
#include <cstddef>
#include <functional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compare/difference.h"
#include "compare/plan.h"
#include "compare/question.h"
#include "compare/rules.h"

namespace mock::compare {

/// One difference, and all answers that have it.
struct Finding {
  Difference difference;  // of the first of them
  std::string question;   // the first, without the world: "GET /v1/project/{project} (unknown {project})"
  std::string target;     // the same as it was sent: not to be shown unless somebody asks for it
  std::size_t count = 0;  // answers
  std::set<std::string, std::less<>> operations{};
  std::set<std::string, std::less<>> rules{};  // of docs/fidelity.md, that speak of it
};

class Report {
 public:
  explicit Report(const Rules& rules) : rules_(rules) {}

  void add(const Question& question, const Comparison& comparison);

  std::vector<LeftOut> left_out{};  // what could not be asked for
  std::size_t too_many = 0;         // questions that there was no room for
  std::size_t by_rights = 0;        // answers that were refused on one side, to a caller whose rights are not known
  std::size_t unanswered = 0;       // questions that met 429 or an API that was not there, each time they were asked
  bool shows_values = false;        // of the world

  [[nodiscard]] bool is_empty() const { return findings_.empty(); }
  [[nodiscard]] std::size_t asked() const { return asked_; }
  [[nodiscard]] std::size_t different() const { return different_; }
  [[nodiscard]] std::size_t with_other_items() const { return with_other_items_; }

  /// By kind, and what is most often first.
  [[nodiscard]] std::vector<const Finding*> findings() const;

 private:
  void add(const Question& question, const Difference& difference);

  const Rules& rules_;
  std::vector<Finding> findings_;
  std::size_t asked_ = 0, different_ = 0, with_other_items_ = 0;
};

/// A question without the world: "HEAD /v1/project/{project}".
std::string told(const Question& question);

void write_text(std::ostream& out, const Report& report);
void write_markdown(std::ostream& out, const Report& report);
void write_json(std::ostream& out, const Report& report);

}  // namespace mock::compare
