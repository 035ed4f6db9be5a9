#include "answers/nearest_path.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/nearest.h"

namespace mock::answers {
namespace {

constexpr std::size_t longest_path = 1000;
constexpr std::size_t most_slips = 2;

bool is_version(std::string_view segment) {
  return segment.size() > 1 && segment.front() == 'v' && ascii::all(segment.substr(1), ascii::is_digit);
}

// What was asked for, without what is wrong around it.
Segments cleaned(Segments segments) {
  while (!segments.empty() && segments.back().empty()) segments.pop_back();
  if (segments.empty()) return segments;
  if (is_version(segments.front()))
    segments.front() = "v1";
  else
    segments.insert(segments.begin(), "v1");
  return segments;
}

// How far a template is from what was asked for: segments that are misspelt, and then those that fit any text.
struct Distance {
  std::size_t slips = 0, parameters = 0;
  auto operator<=>(const Distance&) const = default;
};

std::optional<Distance> distance(const Segments& asked, const Segments& wanted) {
  if (asked.size() != wanted.size()) return std::nullopt;
  Distance found;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i] == wanted[i]) continue;
    if (asked[i].empty()) return std::nullopt;
    if (is_parameter(wanted[i]))
      ++found.parameters;
    else if (++found.slips > most_slips || !nearest(asked[i], {wanted[i]}))
      return std::nullopt;
  }
  return found;
}

std::string joined(const Segments& asked, const Segments& wanted) {
  std::string path;
  for (std::size_t i = 0; i < asked.size(); ++i)
    path.append("/").append(is_parameter(wanted[i]) ? asked[i] : wanted[i]);
  return path;
}

}  // namespace

std::string did_you_mean_path(std::string_view path, const std::vector<Segments>& templates) {
  if (path.size() > longest_path) return {};
  const auto asked = cleaned(segments_of(path));
  std::optional<Distance> least;
  std::string best;
  for (const auto& wanted : templates) {
    const auto found = distance(asked, wanted);
    if (!found || (least && *found >= *least)) continue;
    least = found;
    best = joined(asked, wanted);
  }
  return best.empty() || best == path ? "" : "; did you mean " + best + "?";
}

}  // namespace mock::answers
