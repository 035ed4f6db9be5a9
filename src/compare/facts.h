#pragma once
// What is known of a world from the answers it has given: names and values that stand together, such as the id of an
// invoice and the cookie it is downloaded with. What fills the parameter of a path is found here.
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/path_template.h"
#include "json/value.h"

namespace mock::compare {

using Named = PathValues;

/// How much what a parameter is called and what a field is called have in common: all; that one begins or ends with the
/// other, as project and project_name do; nothing.
enum class Kinship { same, related, none };

class Facts {
 public:
  /// Keeps what each object of an answer says. `context` is what the question was about.
  void learn(const json::Value& answer, std::string_view operation, const Named& context);

  /// What may stand for a parameter where others are known already, the likeliest first: what is called the same, and
  /// stands with them; and of things of one kind, some that look different.
  [[nodiscard]] std::vector<std::string> candidates(std::string_view parameter, const Named& known,
                                                    Kinship at_least = Kinship::related) const;

  /// Whether this text was in an answer.
  [[nodiscard]] bool has(const std::string& value) const { return values_.contains(value); }

 private:
  struct Fact {
    Named named;
    std::size_t rank;  // how many of the same form came before it
  };
  void learn_object(const json::Value& object, const std::string& place, const Named& context);
  void learn_value(const json::Value& value, std::string_view name, const std::string& place, const Named& context);
  void add(Named named, const std::string& form);

  std::vector<Fact> facts_;
  std::map<std::string, std::size_t> seen_;  // forms, and how often each was seen
  std::set<std::string> values_;
};

}  // namespace mock::compare
