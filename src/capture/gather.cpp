#include "gather.h"

#include <algorithm>
#include <optional>

#include "api/table_of_contents.h"
#include "json/writer.h"

namespace mock::capture {
namespace {

// What a thing, or what it hangs on, has under a name, which may be told to be another; nothing where it is nowhere.
std::optional<std::string> told_by(const Thing& thing, const Names& names, std::string_view name) {
  for (const auto& [wanted, meant] : names)
    if (wanted == name) {
      if (meant.starts_with('=')) return std::string(meant.substr(1));
      name = meant;
      break;
    }
  for (const auto* each = &thing; each != nullptr; each = each->owner)
    if (auto text = each->text(name); !text.empty()) return text;
  return std::nullopt;
}

std::string name_within(std::string_view within, std::string_view name) {
  return within.empty() ? std::string(name) : std::string(within) + "." + std::string(name);
}

bool is_usual(const Reading& reading, const std::string& name, const Value& value) {
  return std::any_of(reading.usual.begin(), reading.usual.end(), [&](const auto& each) {
    return each.first == name && (each.second == value.as_text() || each.second == json::text_of(value));
  });
}

// Nothing when the thing does not tell what the path takes.
std::optional<Inquiry> inquiry_of(const Reading& reading, const Thing& thing) {
  Inquiry inquiry{.operation = reading.operation, .query = std::string(reading.query)};
  for (const auto name : parameters_of(api::operation(reading.operation).path)) {
    auto value = told_by(thing, reading.params, name);
    if (!value) return std::nullopt;
    inquiry.params.emplace_back(name, *std::move(value));
  }
  return inquiry;
}

}  // namespace

void Gathering::read(const std::vector<Reading>& readings, const std::vector<Thing*>& things) {
  for (const auto& reading : readings) read(reading, things);
}

void Gathering::read(const Reading& reading, const std::vector<Thing*>& things) {
  std::vector<Thing*> asked_for;
  std::vector<Inquiry> inquiries;
  for (auto* thing : things) {
    if (reading.when != nullptr && !reading.when(*thing)) continue;
    auto asked = inquiry_of(reading, *thing);
    if (!asked) continue;
    asked_for.push_back(thing);
    inquiries.push_back(*std::move(asked));
  }
  if (inquiries.empty()) return;
  const auto heard = source_.hear(inquiries, reading.expected);
  std::vector<Thing*> made;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    for (const auto& page : heard[i].pages) place(reading, page, *asked_for[i], made);
    if (!reading.there.empty() && !asked_for[i]->lists[reading.into].empty())
      asked_for[i]->set(reading.there, Value(true));
  }
  if (!made.empty()) read(reading.then, made);
}

void Gathering::place(const Reading& reading, const Value& page, Thing& thing, std::vector<Thing*>& made) {
  if (!reading.as.empty()) return thing.set(reading.as, page);
  const auto* held = reading.from.empty() ? &page : page.find(reading.from);
  if (held == nullptr) return;
  if (reading.into.empty()) return tell_more(reading, *held, thing);
  if (!reading.texts.empty()) {
    std::vector<Value> texts;
    for (const auto& item : held->as_list())
      if (const auto* text = item.find(reading.texts)) texts.push_back(*text);
    return thing.set(reading.into, arena_.list(texts));
  }
  for (const auto& item : held->as_list()) add(reading, item, thing, made);
}

void Gathering::add(const Reading& reading, const Value& item, Thing& thing, std::vector<Thing*>& made) {
  auto& owner = reading.beside ? *thing.owner : thing;
  const auto members = named(reading, item);
  if (reading.each.empty()) return add_one(reading, members, thing, owner, made);
  for (const auto& each : item.list(reading.each)) {
    auto both = named(reading, each);
    both.insert(both.end(), members.begin(), members.end());
    add_one(reading, std::move(both), thing, owner, made);
  }
}

void Gathering::add_one(const Reading& reading, Members members, const Thing& asked_for, Thing& owner,
                        std::vector<Thing*>& made) {
  auto& list = owner.lists[reading.into];
  auto& added = list.emplace_back();
  added.owner = &owner;
  added.told = std::move(members);
  for (const auto& [name, from] : reading.adds)
    if (const auto text = told_by(asked_for, {{name, from}}, name)) added.set(name, arena_.text(*text));
  if (reading.complete != nullptr) reading.complete(added, arena_);
  made.push_back(&added);
}

void Gathering::tell_more(const Reading& reading, const Value& more, Thing& thing) {
  for (const auto& [name, value] : named(reading, more))
    if (reading.knows_better || thing.find(name) == nullptr) thing.set(name, value);
}

Members Gathering::named(const Reading& reading, const Value& object, std::string_view within) {
  Members members;
  for (const auto& [name, value] : object.as_members()) {
    const auto whole = name_within(within, name);
    if (is_usual(reading, whole, value)) continue;
    const auto called =
        std::find_if(reading.calls.begin(), reading.calls.end(), [&](const auto& each) { return each.first == whole; });
    members.emplace_back(called == reading.calls.end() ? name : called->second, named_inside(reading, value, name));
  }
  return members;
}

Value Gathering::named_inside(const Reading& reading, const Value& value, std::string_view within) {
  if (reading.calls.empty() && reading.usual.empty()) return value;
  if (!value.as_members().empty()) return arena_.object(named(reading, value, within));
  if (value.as_list().empty()) return value;
  std::vector<Value> items;
  for (const auto& item : value.as_list()) items.push_back(named_inside(reading, item, within));
  return arena_.list(items);
}

}  // namespace mock::capture
