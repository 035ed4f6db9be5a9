#include "exchange/path_template.h"

#include <algorithm>

#include "base/percent.h"

namespace mock {
namespace {

std::string_view name_of(std::string_view parameter) { return parameter.substr(1, parameter.size() - 2); }

}  // namespace

std::string_view cut_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

Segments segments_of(std::string_view path) {
  Segments segments;
  while (!path.empty()) segments.push_back(cut_segment(path));
  return segments;
}

std::vector<std::string_view> parameters_of(std::string_view path) {
  std::vector<std::string_view> names;
  for (const auto segment : segments_of(path))
    if (is_parameter(segment)) names.push_back(name_of(segment));
  return names;
}

std::string filled(std::string_view path, const PathValues& values) {
  std::string all;
  for (const auto segment : segments_of(path)) {
    const auto is_it = [segment](const auto& each) { return is_parameter(segment) && each.first == name_of(segment); };
    const auto found = std::find_if(values.begin(), values.end(), is_it);
    all.append("/").append(found == values.end() ? std::string(segment) : percent_encoded(found->second));
  }
  return all;
}

}  // namespace mock
