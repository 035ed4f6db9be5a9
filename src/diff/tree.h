#pragma once
// A world as a tree of things, as its fixture tells it.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fixtures/outline.h"
#include "json/value.h"
#include "model/state.h"

namespace mock::diff {

struct Thing {
  const fixtures::Outline* outline;
  const json::Value* object;
  const Thing* owner;                       // null: nothing
  std::vector<std::vector<Thing>> lists{};  // in the order of the outline's
  std::size_t number = 0;                   // the same for the same thing in another world; 0: it is not there
};

class Tree {
 public:
  explicit Tree(const State& state);
  Tree(const Tree&) = delete;

  /// The world itself, which has no name.
  [[nodiscard]] Thing& root() { return root_; }
  /// The thing with this id; nullptr where nothing has it.
  [[nodiscard]] const Thing* thing(std::string_view id) const;
  /// The thing that a field of this name means, when it says `id`: only such fields, and lists, name things. Other
  /// texts may look like an id.
  [[nodiscard]] const Thing* thing_in(std::string_view field, std::string_view id) const {
    return field.ends_with("_id") ? thing(id) : nullptr;
  }

  /// "organization Acme / application user ci-pipeline", and its last part without the kind.
  [[nodiscard]] std::string place(const Thing& thing) const;
  [[nodiscard]] std::string called(const Thing& thing) const;

 private:
  void index(const Thing& thing);
  // What a name of a thing says: it may be the id of another one. `depth` ends names that lead to themselves.
  [[nodiscard]] std::string word(const Thing& thing, std::string_view field, const json::Value& value, int depth) const;
  [[nodiscard]] std::string called(const Thing& thing, int depth) const;

  fixtures::Outline outline_;  // of the world
  json::Document document_;
  Thing root_;
  std::unordered_map<std::string_view, const Thing*> things_;  // by id
};

}  // namespace mock::diff
