#include "tree.h"

#include "base/printable.h"
#include "fixtures/write.h"
#include "journal/mask.h"
#include "json/writer.h"

namespace mock::diff {
namespace {

constexpr int deepest_name = 4;  // a permission is called after a group, and no group after anything else

json::Document document_of(const State& state) {
  json::Problems none;
  return json::parse(fixtures::write(state), none);
}

// "billing_groups": billing group
std::string kind(std::string_view list) {
  std::string one(list);
  if (one.ends_with("sses"))
    one.resize(one.size() - 2);
  else if (one.ends_with('s') && !one.ends_with("ss"))
    one.pop_back();
  for (auto& c : one)
    if (c == '_') c = ' ';
  return one;
}

bool is_empty_text(const json::Value& value) {
  const auto* text = std::get_if<std::string_view>(&value.data());
  return text != nullptr && text->empty();
}

bool is_one_word(std::string_view text) {
  return !text.empty() && text.find_first_of(" /\"") == std::string_view::npos;
}

Thing thing_of(const fixtures::Outline& outline, const json::Value& object, const Thing* owner) {
  Thing thing{&outline, &object, owner};
  for (const auto& list : outline.lists) {
    auto& things = thing.lists.emplace_back();
    const auto items = object.list(list.list);
    things.reserve(items.size());
    for (const auto& item : items) things.push_back(thing_of(list, item, nullptr));
  }
  return thing;
}

void tell_owners(Thing& owner) {
  for (auto& list : owner.lists)
    for (auto& thing : list) {
      thing.owner = &owner;
      tell_owners(thing);
    }
}

}  // namespace

Tree::Tree(const State& state)
    : outline_{{}, {}, {}, {}, fixtures::outlines()},
      document_(document_of(state)),
      root_(thing_of(outline_, document_, nullptr)) {
  tell_owners(root_);
  index(root_);
}

void Tree::index(const Thing& thing) {
  for (const auto name : thing.outline->by_the_way)
    if (const auto* id = thing.object->find(name); id != nullptr && !id->as_text().empty())
      things_.emplace(id->as_text(), &thing);
  if (const auto* id = thing.object->find(thing.outline->id); id != nullptr && !id->as_text().empty())
    things_.emplace(id->as_text(), &thing);
  for (const auto& list : thing.lists)
    for (const auto& each : list) index(each);
}

const Thing* Tree::thing(std::string_view id) const {
  const auto found = things_.find(id);
  return found == things_.end() ? nullptr : found->second;
}

std::string Tree::word(const Thing& thing, std::string_view field, const json::Value& value, int depth) const {
  const auto text = value.as_text();
  if (const auto* named = thing_in(field, text); named != nullptr && named != &thing && depth < deepest_name)
    return called(*named, depth + 1);
  if (is_one_word(text)) return printable(text);
  return printable(json::text_of(value));
}

std::string Tree::called(const Thing& thing, int depth) const {
  std::string all;
  for (const auto field : thing.outline->names) {
    const auto* value = thing.object->find(field);
    if (value == nullptr || value->is_null() || is_empty_text(*value) || holds_a_secret(field)) continue;
    all.append(all.empty() ? "" : " ").append(word(thing, field, *value, depth));
  }
  return all;
}

std::string Tree::called(const Thing& thing) const { return called(thing, 0); }

std::string Tree::place(const Thing& thing) const {
  if (thing.owner == nullptr) return "world";
  auto place = thing.owner->owner == nullptr ? std::string() : this->place(*thing.owner) + " / ";
  place += kind(thing.outline->list);
  if (const auto its_name = called(thing); !its_name.empty()) place += " " + its_name;
  return place;
}

}  // namespace mock::diff
