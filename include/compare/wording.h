#pragma once
// Messages and headers without the world: what they say, but not of whom. Two answers are compared by that, and a
// report shows no more.
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "api/operation.h"
#include "compare/question.h"
#include "json/value.h"

namespace mock::compare {

class Wording {
 public:
  /// The API's own words stay: names of fields and parameters, and what choices may be.
  explicit Wording(std::span<const Operation> operations);

  /// Every text of an answer or of a fixture is of the world from now on.
  void learn(const json::Value& value);

  /// The text with "{project}" where a parameter of the question stands, and "…" where it speaks of the world or may do
  /// so: names, addresses, ids, what stands in quotes.
  [[nodiscard]] std::string without_world(std::string_view text, const Question& question) const;

 private:
  void learn_words(const json::Shape& shape);
  [[nodiscard]] std::string without_parameters(std::string_view text, const Question& question) const;
  [[nodiscard]] std::string without_quotes(std::string_view text) const;
  [[nodiscard]] std::string without_names(std::string_view text) const;
  [[nodiscard]] bool is_of_the_world(const std::string& text) const;

  std::set<std::string_view> words_;
  std::unordered_set<std::string> world_;
};

}  // namespace mock::compare
