#pragma once
// The rules of docs/fidelity.md, which is part of the program: a difference is told with the rules that speak of it.
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mock::compare {

class Rules {
 public:
  /// Reads the tables of rules: each stands under a heading, after a list of the operations that it is about. One
  /// without such a list is about all.
  explicit Rules(std::string_view document);

  /// The ids of the rules about an operation that name one of the words, as `expiry_time` or "Internal error"; in the
  /// order of the document. When there is none, those about others that name a
  /// word like this_one, if they are few: they may speak of it all the same.
  [[nodiscard]] std::vector<std::string> about(std::string_view operation, const std::vector<std::string>& words) const;

  [[nodiscard]] std::size_t size() const;

 private:
  struct Rule {
    std::string id, text;
  };
  struct Section {
    std::set<std::string, std::less<>> operations{};  // empty: all
    std::vector<Rule> rules{};
  };
  [[nodiscard]] std::vector<std::string> naming(const std::vector<std::string>& words,
                                                const std::function<bool(const Section&)>& among) const;

  std::vector<Section> sections_;
};

/// Those that this program was built with.
const Rules& known_rules();

}  // namespace mock::compare
