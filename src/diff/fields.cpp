#include "fields.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "journal/mask.h"
#include "json/writer.h"

namespace mock::diff {
namespace {

using json::Value;

// Made ids, times of changes and of use.
bool comes_by_itself(std::string_view name) {
  return name == "id" || name.ends_with("_time") || name.ends_with("_at") || holds_a_secret(name);
}

bool is_one_of(std::string_view name, const std::vector<std::string_view>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_list_of_things(std::string_view name, const fixtures::Outline& outline) {
  return std::any_of(outline.lists.begin(), outline.lists.end(),
                     [&](const fixtures::Outline& list) { return list.list == name; });
}

// Writes a value as it is meant, or as it is shown.
class Saying {
 public:
  Saying(const Tree& tree, bool is_shown, Told told) : tree_(tree), is_shown_(is_shown), told_(told) {}

  [[nodiscard]] std::string say(std::string_view field, const Value& value) const {
    if (!value.as_members().empty()) return of_object(value);
    if (!value.as_list().empty()) return of_list(value.as_list());
    if (const auto* named = tree_.thing_in(field, value.as_text())) return of_reference(*named);
    return json::text_of(value);
  }
  [[nodiscard]] std::string say_item(const Value& item) const {
    if (const auto* named = tree_.thing(item.as_text())) return of_reference(*named);
    return say({}, item);
  }

 private:
  [[nodiscard]] std::string of_reference(const Thing& thing) const {
    const auto name = tree_.called(thing);
    if (is_shown_) return json::quoted(name.empty() ? tree_.place(thing) : name);
    return thing.number == 0 ? "in " + tree_.place(thing) : "#" + std::to_string(thing.number);
  }
  // Of things that are named in a list the order means nothing.
  [[nodiscard]] std::string of_list(const Value::List& list) const {
    std::vector<std::string> items;
    bool names_things = false;
    for (const auto& item : list) {
      items.push_back(say_item(item));
      names_things = names_things || tree_.thing(item.as_text()) != nullptr;
    }
    if (names_things) std::sort(items.begin(), items.end());
    std::string all;
    for (const auto& item : items) all.append(all.empty() ? "" : ",").append(item);
    return "[" + all + "]";
  }
  [[nodiscard]] std::string of_object(const Value& object) const {
    std::string all;
    for (const auto& [name, value] : object.as_members()) {
      if (told_ == Told::what_counts && comes_by_itself(name)) continue;
      all.append(all.empty() ? "" : ",").append(json::quoted(name)).append(":");
      all += is_shown_ && holds_a_secret(name) ? json::quoted(mask) : say(name, value);
    }
    return "{" + all + "}";
  }

  const Tree& tree_;
  bool is_shown_;
  Told told_;
};

// What a field says as it stands there, to be told when everything is.
Said as_it_stands(const Value& value, bool is_secret) {
  const auto text = json::text_of(value);
  return {text, is_secret ? json::quoted(mask) : text};
}

class Collecting {
 public:
  Collecting(const Tree& tree, Told told, std::map<std::string, Said>& to) : tree_(tree), told_(told), to_(to) {}

  void add(const std::string& name, const Value& value, bool is_by_the_way) const {
    if (value.is_null() || (is_by_the_way && told_ == Told::what_counts)) return;
    if (is_by_the_way) {
      to_[name] = as_it_stands(value, holds_a_secret(name));
    } else if (!value.as_members().empty()) {
      for (const auto& [field, inner] : value.as_members())
        add(name + "." + std::string(field), inner, comes_by_itself(field));
    } else {
      to_[name] = {Saying(tree_, false, told_).say(name, value), Saying(tree_, true, told_).say(name, value),
                   names_in(value)};
    }
  }

 private:
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> names_in(const Value& list) const {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& item : list.as_list())
      if (tree_.thing(item.as_text()) != nullptr)
        names.emplace_back(Saying(tree_, false, told_).say_item(item), Saying(tree_, true, told_).say_item(item));
    std::sort(names.begin(), names.end());
    return names;
  }

  const Tree& tree_;
  Told told_;
  std::map<std::string, Said>& to_;
};

}  // namespace

std::map<std::string, Said> fields(const Tree& tree, const Thing& thing, Told told) {
  std::map<std::string, Said> all;
  const Collecting collecting(tree, told, all);
  for (const auto& [name, value] : thing.object->as_members())
    if (!is_list_of_things(name, *thing.outline))
      collecting.add(std::string(name), value, comes_by_itself(name) || is_one_of(name, thing.outline->by_the_way));
  return all;
}

std::string key(const Tree& tree, const Thing& thing) {
  std::string all;
  bool has_name = false;
  for (const auto name : thing.outline->names) {
    const auto* value = thing.object->find(name);
    has_name = has_name || (value != nullptr && !value->is_null());
    all += (value == nullptr ? "null" : Saying(tree, false, Told::what_counts).say(name, *value)) + ",";
  }
  return has_name ? all : std::string();
}

std::string content(const Tree& tree, const Thing& thing) {
  std::string all;
  for (const auto& [name, said] : fields(tree, thing, Told::what_counts)) all += name + ":" + said.meant + ",";
  return all;
}

}  // namespace mock::diff
