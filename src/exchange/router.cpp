#include "exchange/router.h"

#include <set>

#include "exchange/path_template.h"

namespace mock {

void PathTree::add(std::string_view path_template, Method method, std::size_t row) {
  Node* node = &root_;
  Leaf leaf{method, row, {}};
  for (auto rest = path_template; !rest.empty();) {
    const auto segment = cut_segment(rest);
    auto& next = is_parameter(segment) ? node->parameter : node->fixed[std::string(segment)];
    if (is_parameter(segment)) leaf.parameters.emplace_back(segment.substr(1, segment.size() - 2));
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  for (const auto& other : node->leaves)
    if (other.method == method)
      throw std::logic_error("two rows for " + std::string(name(method)) + " " + std::string(path_template));
  node->leaves.push_back(std::move(leaf));
}

const std::vector<PathTree::Leaf>* PathTree::find(std::string_view path, std::vector<std::string>& values) const {
  const Node* node = path.starts_with('/') ? descend(root_, path, values) : nullptr;
  return node == nullptr ? nullptr : &node->leaves;
}

const PathTree::Node* PathTree::descend(const Node& node, std::string_view rest, std::vector<std::string>& values) {
  if (rest.empty()) return node.leaves.empty() ? nullptr : &node;
  const auto segment = cut_segment(rest);
  if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end())
    if (const auto* found = descend(*fixed->second, rest, values)) return found;
  if (!node.parameter || segment.empty()) return nullptr;

  auto value = percent_decoded(segment);
  if (!value) return nullptr;
  values.push_back(std::move(*value));
  if (const auto* found = descend(*node.parameter, rest, values)) return found;
  values.pop_back();
  return nullptr;
}

std::string allow_header(const std::vector<PathTree::Leaf>& leaves, Heads heads) {
  std::set<std::string_view> methods{name(Method::options)};
  for (const auto& leaf : leaves) {
    methods.insert(name(leaf.method));
    if (leaf.method == Method::get && heads == Heads::are_gets) methods.insert(name(Method::head));
  }
  std::string allow;
  for (const auto method : methods) (allow += allow.empty() ? "" : ",") += method;
  return allow;
}

}  // namespace mock
