#pragma once
// Fields that a fixture brings and that nobody looks into: they are shown as they came.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

/// What each holds is kept as the text of JSON, which the model does not read.
class OpaqueFields {
 public:
  /// The text of a field, or nullptr.
  [[nodiscard]] const std::string* find(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
    return found == fields_.end() ? nullptr : &found->second;
  }
  /// Adds a field, which must not be there.
  void add(std::string_view name, std::string json) { fields_.emplace_back(name, std::move(json)); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace mock
