#pragma once
// Finds the row of a table that a path and method belong to. Paths are templates ("/v1/user/{user_id}"): a fixed
// segment takes precedence over a parameter at the same place. The API of Aiven and the control API each have one
// Router.
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/request.h"

namespace mock {

/// The values of a path's parameters, by the names its template gives them.
class Params {
 public:
  void add(std::string_view name, std::string value) { values_.emplace_back(name, std::move(value)); }

  /// The value of a parameter the template has; asking for another one is a mistake in the program.
  [[nodiscard]] const std::string& operator[](std::string_view name) const {
    if (const auto* value = find(name)) return *value;
    throw std::logic_error("no path parameter " + std::string(name));
  }
  [[nodiscard]] const std::string* find(std::string_view name) const {
    for (const auto& [each, value] : values_)
      if (each == name) return &value;
    return nullptr;
  }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }

 private:
  std::vector<std::pair<std::string_view, std::string>> values_;
};

/// What the router found; valid while the router is. `row` is null when there is no such path (then `allow` is empty)
/// or no such method on it.
template <class Row>
struct Route {
  const Row* row = nullptr;
  Params params;
  std::string allow;  // the methods that the path has, as the Allow header lists them
};

/// The path tree, without knowledge of what a row is.
class PathTree {
 public:
  struct Leaf {
    Method method;
    std::size_t row;                      // position in the table
    std::vector<std::string> parameters;  // names, in the order of the path
  };

  /// Refuses (std::logic_error) a second row with the same path and method: a mistake in a table.
  void add(std::string_view path_template, Method method, std::size_t row);

  /// The leaves at `path`, with the decoded values of its parameters; null when there is no such path.
  [[nodiscard]] const std::vector<Leaf>* find(std::string_view path, std::vector<std::string>& values) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> parameter;
    std::vector<Leaf> leaves;
  };
  static const Node* descend(const Node& node, std::string_view rest, std::vector<std::string>& values);
  Node root_;
};

/// What HEAD is: answered as GET, without a body; or a method that no path has, as Aiven's API has it.
enum class Heads { are_gets, are_refused };

/// Methods as an Allow header lists them: GET,OPTIONS,PATCH.
std::string allow_header(const std::vector<PathTree::Leaf>& leaves, Heads heads);

/// A Row has `method` and `path`. The rows must outlive the router.
template <class Row>
class Router {
 public:
  explicit Router(Heads heads) : heads_(heads) {}

  void add(const Row& row) {
    tree_.add(row.path, row.method, rows_.size());
    rows_.push_back(&row);
  }

  [[nodiscard]] Route<Row> find(Method method, std::string_view path) const {
    Route<Row> route;
    std::vector<std::string> values;
    const auto* leaves = tree_.find(path, values);
    if (leaves == nullptr) return route;
    if (method == Method::head && heads_ == Heads::are_gets) method = Method::get;
    for (const auto& leaf : *leaves) {
      if (leaf.method != method) continue;
      route.row = rows_[leaf.row];
      for (std::size_t i = 0; i < values.size(); ++i) route.params.add(leaf.parameters[i], std::move(values[i]));
      return route;
    }
    route.allow = allow_header(*leaves, heads_);
    return route;
  }

 private:
  Heads heads_;
  PathTree tree_;
  std::vector<const Row*> rows_;
};

}  // namespace mock
