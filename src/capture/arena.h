#pragma once
// Where the JSON lives that a capture reads and makes: values are views of it, and live as long.
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace mock::capture {

using json::Value;
using Members = std::vector<Value::Member>;

class Arena {
 public:
  /// Nothing when it is no JSON.
  std::optional<Value> parsed(std::string_view text) {
    json::Problems problems;
    auto document = json::parse(text, problems);
    if (!problems.empty()) return std::nullopt;
    read_.push_back(std::move(document));
    return read_.back();
  }
  Value text(std::string_view text) { return Value(made_.keep(text)); }
  Value list(const std::vector<Value>& items) { return Value(made_.keep(items.data(), items.size())); }
  /// The names must live as long: those of the program do, and those of values.
  Value object(const Members& members) { return Value(made_.keep(members.data(), members.size())); }

 private:
  json::Document made_;
  std::deque<json::Document> read_;
};

}  // namespace mock::capture
