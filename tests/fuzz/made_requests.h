#pragma once
// Requests made up from what the program knows of itself: the paths and shapes of its operations, and the ids, names
// and tokens of a world.
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json_mutator.h"

namespace mock::fuzz {

class MadeRequests {
 public:
  /// `world`: a fixture, whose values are what requests speak of.
  explicit MadeRequests(std::string_view world);

  /// One request as text (requests.h).
  std::string any(std::minstd_rand& chance) const;

  [[nodiscard]] const Words& words() const { return words_; }

 private:
  struct Row {
    std::string_view method;
    std::string_view path;
    const json::Shape* body;  // null: it has none
    const json::Shape* query;
  };
  void learn(const nlohmann::ordered_json& value, const std::string& name);
  std::string path(std::string_view pattern, std::minstd_rand& chance) const;
  std::string query(const json::Shape& shape, std::minstd_rand& chance) const;
  nlohmann::ordered_json value(const json::Shape& shape, const std::string& name, std::minstd_rand& chance) const;
  std::string text(const std::string& name, std::minstd_rand& chance) const;

  std::vector<Row> rows_;
  Words words_;
  std::map<std::string, std::vector<std::string>> values_;  // of the world, by the names of their members
};

}  // namespace mock::fuzz
