#pragma once
// A thing as the API has told it, in as many answers as it takes, with what hangs on it.
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "arena.h"

namespace mock::capture {

struct Thing {
  Thing* owner = nullptr;
  Members told{};          // by the names that fixtures have for them, where those differ
  bool is_hidden = false;  // it is in no fixture, but things are asked for it
  std::map<std::string_view, std::deque<Thing>> lists{};  // by the lists of the fixture

  [[nodiscard]] const Value* find(std::string_view name) const {
    for (const auto& [each, value] : told)
      if (each == name) return &value;
    return nullptr;
  }
  [[nodiscard]] std::string text(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::string() : std::string(value->as_text());
  }
  /// Whether it was told to be so.
  [[nodiscard]] bool flag(std::string_view name) const {
    const auto* value = find(name);
    const auto* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->data());
    return flag != nullptr && *flag;
  }
  void set(std::string_view name, Value value) {
    for (auto& [each, old] : told)
      if (each == name) {
        old = value;
        return;
      }
    told.emplace_back(name, value);
  }
};

}  // namespace mock::capture
