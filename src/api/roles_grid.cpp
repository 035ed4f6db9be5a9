#include "api/roles_grid.h"

#include <algorithm>

#include "access/judgement.h"
#include "api/table_of_contents.h"

namespace mock::api {
namespace {

bool names_one_of(std::string_view path, std::initializer_list<std::string_view> parameters) {
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](std::string_view each) { return path.find(each) != std::string_view::npos; });
}

bool is_about_a_project(const Operation& row) {
  return names_one_of(row.path, {"{project}", "{project_name}", "{project_id}"});
}

std::vector<Level> levels_of(const Operation& row) {
  if (row.needs.who == Needs::Who::admin) return {Level::organization};  // wherever the path points
  if (names_one_of(row.path, {"{resource_type}"})) return {Level::organization, Level::unit, Level::project};
  return {is_about_a_project(row) ? Level::project : Level::organization};
}

bool is_a_right(const Needs& needs) {
  return needs.who == Needs::Who::rights || needs.who == Needs::Who::admin || needs.who == Needs::Who::admin_of_it;
}

}  // namespace

std::vector<Asked> asked_for_rights() {
  std::vector<Asked> all;
  for (const auto& row : operations()) {
    if (is_a_right(row.needs))
      for (const auto level : levels_of(row)) all.push_back({&row, row.needs, level, {}, is_about_a_project(row)});
    for (const auto& [needs, where, level] : row.elsewhere)
      if (is_a_right(needs)) all.push_back({&row, needs, level, where, is_about_a_project(row)});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Asked& one, const Asked& other) { return one.level < other.level; });
  return all;
}

bool is_opened_by(const Asked& asked, Permission held, Level held_on) {
  if (held_on > asked.level) return false;
  permissions::Held all;
  all.at_place.add(held);
  if (held_on == Level::organization) all.on_organization.add(held);
  return meets(standing_of(all, false, asked.level == Level::project), asked.needs);
}

}  // namespace mock::api
