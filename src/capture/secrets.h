#pragma once
// Secrets that an API shows do not get into a fixture: each becomes a made one, the same wherever it stands. What is
// one is told by the name of its field, or by its place in a URI.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "arena.h"
#include "base/chance.h"

namespace mock::capture {

class Secrets {
 public:
  Secrets(Arena& arena, std::uint64_t seed) : arena_(arena), chance_{seed} {}

  /// The value of a field with other secrets in it. They are looked for all over the value first: the password of a
  /// user of a service stands in its URIs as well.
  Value replaced(std::string_view field, const Value& value);
  /// A whole token of which the beginning is known.
  Value token(std::string_view beginning);

 private:
  void learn(std::string_view field, const Value& value);
  void learn_from_uri(std::string_view uri);
  void learn(std::string_view secret);
  Value rewritten(std::string_view field, const Value& value);
  std::string made(std::size_t length);

  Arena& arena_;
  Chance chance_;
  std::map<std::string, std::string, std::less<>> made_;  // by what they stand for
  std::vector<std::string_view> here_;                    // those of the value at hand
};

}  // namespace mock::capture
