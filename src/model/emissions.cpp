#include "model/emissions.h"

#include <algorithm>

#include "model/state.h"

namespace mock::emissions {
namespace {

bool is_asked_for(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

bool fits(const Emission& emission, const Question& question) {
  const auto begin = parse_rfc3339(start_of(emission.day));
  return begin && *begin >= question.starting_time && *begin < question.ending_time &&
         is_asked_for(question.project_names, emission.project_name) &&
         is_asked_for(question.billing_group_ids, emission.billing_group_id);
}

std::string group_of(const Emission& emission, GroupBy group_by) {
  if (group_by == GroupBy::project) return emission.project_name;
  return group_by == GroupBy::billing_group ? emission.billing_group_id : std::string();
}

}  // namespace

std::vector<Group> sums(const State& state, std::string_view organization_id, const Question& question) {
  std::map<std::string, Group> groups;
  if (question.group_by == GroupBy::none) groups[""];
  for (const auto& emission : state.emissions.with<&Emission::organization_id>(organization_id)) {
    if (!fits(emission, question)) continue;
    auto& group = groups[group_of(emission, question.group_by)];
    const bool by_day = question.granularity == Granularity::day;
    group.buckets[by_day ? emission.day : emission.day.substr(0, 8) + "01"] += emission.co2eq_mg;
  }
  std::vector<Group> out;
  for (auto& [id, group] : groups) {
    group.id = id;
    out.push_back(std::move(group));
  }
  return out;
}

std::string start_of(std::string_view day) { return std::string(day) + "T00:00:00Z"; }

}  // namespace mock::emissions
