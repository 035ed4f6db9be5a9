#include "named_schemas.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "json/schema.h"

namespace mock::answers {
namespace {

using json::Shape;

// "billing_emails": BillingEmails
std::string camel_case(std::string_view name) {
  std::string out;
  bool starts_word = true;
  for (const char c : name) {
    if (ascii::is_letter_or_digit(c)) out += starts_word ? ascii::to_upper(c) : c;
    starts_word = !ascii::is_letter_or_digit(c);
  }
  return out;
}

// What an object is when it is read: whether it may be null is a matter of where it stands.
std::string text_of(const Shape& object) {
  auto shape = object;
  shape.nullable = false;
  json::Writer out;
  json::write_schema(out, shape);
  return out.take();
}

// {"user_group": {…}} is no user group.
bool holds_one_thing(const Shape& object) {
  if (object.fields.size() != 1) return false;
  const auto kind = object.fields.begin()->shape.kind;
  return kind == Shape::Kind::object || kind == Shape::Kind::list;
}

// An object of one value is called like that: {"message": …}.
std::string name_of_only_member(const Shape& object) {
  const auto is_value = [](const Shape& shape) {
    return shape.kind != Shape::Kind::list && shape.kind != Shape::Kind::object && shape.kind != Shape::Kind::map;
  };
  if (object.fields.size() != 1 || !is_value(object.fields.begin()->shape)) return {};
  return camel_case(object.fields.begin()->name);
}

}  // namespace

std::string singular(std::string_view name) {
  if (name.ends_with("ies")) return std::string(name.substr(0, name.size() - 3)) + "y";
  if (name.ends_with("sses")) return std::string(name.substr(0, name.size() - 2));
  const bool is_plural = name.ends_with('s') && !name.ends_with("ss") && name.size() > 3;  // "kms" is a name
  return std::string(name.substr(0, name.size() - (is_plural ? 1 : 0)));
}

void NamedSchemas::note(const Shape& shape, const std::string& root, const std::string& thing) {
  if (shape.kind != Shape::Kind::object) return note_inside(shape, root, root);
  note_object(shape, {}, root);
  auto& entry = entry_of(shape);
  entry.roots.push_back(root);
  entry.things.push_back(thing);
}

void NamedSchemas::note_as(const Shape& object, const std::string& name) {
  note_object(object, {}, name);
  entry_of(object).name = name;
}

void NamedSchemas::note_object(const Shape& object, const std::string& member, const std::string& place) {
  auto& entry = entry_of(object);
  if (entry.uses++ == 0) {
    entry.shape = object;
    entry.shape.nullable = false;
    entry.first_place = place;
  }
  if (!member.empty()) ++entry.members[member];
  if (entry.uses > 1) return;  // what is in it is known
  for (const auto& field : object.fields)
    note_inside(field.shape, camel_case(field.name), place + camel_case(field.name));
}

void NamedSchemas::note_inside(const Shape& shape, const std::string& member, const std::string& place, bool in_map) {
  if (shape.kind == Shape::Kind::object || (in_map && shape.kind == Shape::Kind::choice))
    return note_object(shape, member, place);
  const bool is_map = shape.kind == Shape::Kind::map;
  const auto one = is_map || shape.kind == Shape::Kind::list ? singular(member) : member;
  std::size_t position = 0;
  for (const auto& item : shape.items)
    note_inside(item, one, ++position == 1 ? place : place + std::to_string(position), in_map || is_map);
}

NamedSchemas::Entry& NamedSchemas::entry_of(const Shape& object) { return entries_[text_of(object)]; }

// The best one first. The last is nobody else's.
std::vector<std::string> NamedSchemas::names_for(const Entry& entry) {
  std::vector<std::pair<std::string, std::size_t>> members(entry.members.begin(), entry.members.end());
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  if (entry.shape.kind == Shape::Kind::object && entry.shape.fields.size() == 0) names.emplace_back("Nothing");
  if (auto name = name_of_only_member(entry.shape); !name.empty() && entry.roots.size() > 1)
    names.push_back(std::move(name));
  for (auto& [name, times] : members) names.push_back(std::move(name));
  if (entry.roots.size() > 1 && !holds_one_thing(entry.shape)) names.push_back(entry.things.front());
  if (!entry.roots.empty()) names.push_back(entry.roots.front());
  names.push_back(entry.first_place);
  return names;
}

void NamedSchemas::name_all() {
  std::vector<Entry*> all;
  for (auto& [text, entry] : entries_) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const Entry* a, const Entry* b) {
    return a->uses != b->uses ? a->uses > b->uses : a->first_place < b->first_place;
  });
  std::set<std::string> taken{"none"};  // in lower case: not everywhere do capitals make another name; a word of Python
  for (const auto* entry : all) taken.insert(ascii::lower_case(entry->name));
  for (auto* entry : all) {
    if (!entry->name.empty()) continue;
    for (auto& name : names_for(*entry)) {
      if (!taken.insert(ascii::lower_case(name)).second) continue;
      entry->name = std::move(name);
      break;
    }
  }
}

std::string NamedSchemas::reference(const Shape& object) const {
  return "#/components/schemas/" + entries_.at(text_of(object)).name;
}

void NamedSchemas::write_use(json::Writer& out, const Shape& shape) const {
  json::write_openapi_schema(out, shape, [this](const Shape& object) { return reference(object); });
}

void NamedSchemas::write_all(json::Writer& out) const {
  std::map<std::string_view, const Entry*> by_name;
  for (const auto& [text, entry] : entries_) by_name[entry.name] = &entry;
  for (const auto& [name, entry] : by_name) {
    out.name(name);
    json::write_openapi_place(out, entry->shape, [this](const Shape& object) { return reference(object); });
  }
}

}  // namespace mock::answers
