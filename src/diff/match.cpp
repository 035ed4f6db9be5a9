#include "match.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fields.h"

namespace mock::diff {
namespace {

using Things = std::vector<Thing>;

class Matching {
 public:
  Matching(Tree& before, Tree& after) : before_(before), after_(after) {}

  // What hangs on two things that are the same. Those with ids come first: others are called after them.
  void match_lists(Thing& one, Thing& other) {
    const auto& lists = one.outline->lists;
    for (const bool with_ids : {true, false})
      for (std::size_t i = 0; i < lists.size(); ++i)
        if (lists[i].id.empty() != with_ids) match_things(one.lists[i], other.lists[i]);
  }

 private:
  using Feature = std::function<std::string(const Tree&, const Thing&)>;  // "": the thing has none

  // Made apart, two things may have the same made id by chance. So names come first.
  void match_things(Things& ones, Things& others) {
    const Feature id = [](const Tree& /*tree*/, const Thing& thing) { return thing.object->text(thing.outline->id); };
    const Feature id_and_key = [&](const Tree& tree, const Thing& thing) {
      const auto its_id = id(tree, thing);
      return its_id.empty() ? its_id : its_id + " " + key(tree, thing);
    };
    match_by(id_and_key, ones, others);
    match_by(content, ones, others);
    match_by(key, ones, others);
    match_by(id, ones, others);
  }

  // Of several that are alike, the first is the first.
  void match_by(const Feature& feature, Things& ones, Things& others) {
    std::unordered_map<std::string, std::vector<Thing*>> alike;
    for (auto other = others.rbegin(); other != others.rend(); ++other)
      if (other->number == 0) alike[feature(after_, *other)].push_back(&*other);
    alike.erase("");
    for (auto& one : ones) {
      if (one.number != 0 || alike.empty()) continue;
      const auto found = alike.find(feature(before_, one));
      if (found == alike.end() || found->second.empty()) continue;
      one.number = found->second.back()->number = ++last_number_;
      match_lists(one, *found->second.back());
      found->second.pop_back();
    }
  }

  Tree& before_;
  Tree& after_;
  std::size_t last_number_ = 0;
};

}  // namespace

void match(Tree& before, Tree& after) { Matching(before, after).match_lists(before.root(), after.root()); }

}  // namespace mock::diff
