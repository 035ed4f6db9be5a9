#include "diff/difference.h"

#include <algorithm>
#include <iterator>

#include "fields.h"
#include "match.h"
#include "tree.h"
#include "unshared.h"

namespace mock::diff {
namespace {

// Of lists that name things: what one names and the other does not. A row for each name is what states share or do not,
// so the others need not even be there.
std::string names_of_one(const Said& one, const Said& other) {
  std::vector<std::pair<std::string, std::string>> alone;
  std::set_difference(one.names.begin(), one.names.end(), other.names.begin(), other.names.end(),
                      std::back_inserter(alone), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string all;
  for (const auto& [meant, shown] : alone) all.append(all.empty() ? "" : ",").append(shown);
  return "[" + all + "]";
}

class Telling {
 public:
  Telling(const State& before, const State& after, Told told) : before_(before), after_(after), told_(told) {
    match(before_, after_);
  }

  Difference tell() && {
    tell_lists(before_.root(), after_.root());
    auto& [added, removed, changed] = difference_;
    std::sort(added.begin(), added.end());
    std::sort(removed.begin(), removed.end());
    std::stable_sort(changed.begin(), changed.end(),
                     [](const Change& one, const Change& other) { return one.thing < other.thing; });
    return std::move(difference_);
  }

 private:
  void tell_lists(const Thing& one, const Thing& other) {
    const auto& lists = one.outline->lists;
    for (std::size_t i = 0; i < lists.size(); ++i)
      if (!lists[i].is_history || told_ == Told::everything) tell_things(one.lists[i], other.lists[i]);
  }
  void tell_things(const std::vector<Thing>& ones, const std::vector<Thing>& others) {
    std::unordered_map<std::size_t, const Thing*> matched;
    for (const auto& other : others)
      if (other.number == 0)
        tell_whole(after_, other, difference_.added);
      else
        matched.emplace(other.number, &other);
    for (const auto& one : ones)
      if (one.number == 0)
        tell_whole(before_, one, difference_.removed);
      else
        tell_both(one, *matched.at(one.number));
  }
  // With what hangs on it.
  void tell_whole(const Tree& tree, const Thing& thing, std::vector<std::string>& to) {
    if (thing.outline->is_history && told_ == Told::what_counts) return;
    to.push_back(tree.place(thing));
    for (const auto& list : thing.lists)
      for (const auto& each : list) tell_whole(tree, each, to);
  }
  void tell_both(const Thing& one, const Thing& other) {
    const auto then = fields(before_, one, told_);
    const auto now = fields(after_, other, told_);
    const auto said_in = [](const auto& fields, const std::string& name) {
      const auto found = fields.find(name);
      return found == fields.end() ? Said{"null", "null"} : found->second;
    };
    auto names = then;
    names.insert(now.begin(), now.end());
    for (const auto& [name, _] : names) {
      const auto before = said_in(then, name);
      const auto after = said_in(now, name);
      if (before.meant == after.meant) continue;
      const bool names_things = !before.names.empty() || !after.names.empty();
      difference_.changed.push_back({before_.place(one), name,
                                     names_things ? names_of_one(before, after) : before.shown,
                                     names_things ? names_of_one(after, before) : after.shown});
    }
    tell_lists(one, other);
  }

  Tree before_, after_;
  Told told_;
  Difference difference_;
};

}  // namespace

Difference difference(const State& before, const State& after, Told told) {
  const auto [then, now] = unshared(before, after, told);
  return Telling(then, now, told).tell();
}

void write(json::Writer& out, const Difference& difference) {
  json::Object object(out);
  for (const auto& [name, things] : {std::pair("added", &difference.added), std::pair("removed", &difference.removed)})
    object.list(name, [&out, &things = *things] {
      for (const auto& thing : things) out.value(thing);
    });
  object.list("changed", [&] {
    for (const auto& change : difference.changed) {
      json::Object item(out);
      item("thing", change.thing)("field", change.field);
      out.name("before");
      out.raw(change.before);
      out.name("after");
      out.raw(change.after);
    }
  });
}

Difference read(const json::Value& difference) {
  const auto text_of = [](const json::Value* value) {
    json::Writer out;
    value == nullptr ? out.value(nullptr) : out.value(*value);
    return out.take();
  };
  Difference read{difference.texts("added"), difference.texts("removed"), {}};
  for (const auto& each : difference.list("changed"))
    read.changed.push_back(
        {each.text("thing"), each.text("field"), text_of(each.find("before")), text_of(each.find("after"))});
  return read;
}

std::vector<std::string> lines(const Difference& difference) {
  std::vector<std::string> all;
  for (const auto& thing : difference.removed) all.push_back("- " + thing);
  for (const auto& thing : difference.added) all.push_back("+ " + thing);
  for (const auto& change : difference.changed)
    all.push_back("~ " + change.thing + ": " + change.field + " " + change.before + " -> " + change.after);
  return all;
}

}  // namespace mock::diff
