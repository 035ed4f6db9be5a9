#pragma once
// The `match` object of fault rules and of the journal: which requests are meant. Every field may be left out; a star
// in a text stands for any characters.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "base/reason.h"
#include "exchange/content.h"
#include "exchange/request.h"
#include "exchange/statuses.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock {

/// What patterns look at: a request on its way, or one that the journal remembers. Points into whatever it is of.
struct Traits {
  std::string_view operation;  // operationId; empty when the path is none
  std::string_view method, path;
  std::string_view organization_id;  // that the path names, or empty
  std::string_view principal;        // user_id of the caller, or empty
  const Headers* headers = nullptr;
  const Content* content = nullptr;  // query and body
  // Of the answer, when there is one:
  int status = 0;
  std::string_view error_code{};
  const Reason* reason = nullptr;  // why it is a refusal
};

class Pattern {
 public:
  /// Matches everything.
  Pattern() = default;
  /// From an object that fits pattern_shape() or answered_shape().
  explicit Pattern(const json::Value& match);

  [[nodiscard]] bool matches(const Traits& traits) const;

  /// One field that does not match: its JSON pointer in the `match` object, what was wanted and what was there instead.
  struct Miss {
    std::string pointer, wanted, actual;
  };
  /// All fields that do not match; none when it matches.
  [[nodiscard]] std::vector<Miss> misses(const Traits& traits) const;

 private:
  std::vector<std::pair<std::string, Glob>> fields_;   // by name: operation, method, …
  std::vector<std::pair<std::string, Glob>> headers_;  // by the header's name, which may have any case
  std::vector<std::pair<std::string, Glob>> query_;    // by the parameter's name
  Statuses statuses_;                                  // any of them; empty: any status
  std::optional<Glob> reason_;                         // its check or its text
  std::optional<json::Document> body_;                 // contained in that of the request
};

/// What can be asked of a request before it has an answer. All of it has limits, so that what a pattern costs has one
/// too.
const json::Shape& pattern_shape();
/// The same with what can be asked of one that was answered: status, error_code and reason.
const json::Shape& answered_shape();

}  // namespace mock
