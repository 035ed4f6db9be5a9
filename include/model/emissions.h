#pragma once
// What the projects of an organization have emitted, a row for each day. A fixture brings it; here it is only added up.
// Projects and billing groups of a row may be gone.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct Emission {
  std::string organization_id, project_name, billing_group_id;
  std::string day;            // "2026-01-31", in UTC
  std::int64_t co2eq_mg = 0;  // milligrams, so that sums are exact

  using Ways =
      FoundBy<By<&Emission::organization_id, &Emission::project_name, &Emission::billing_group_id, &Emission::day>,
              By<&Emission::organization_id>>;
};

/// The most that one project emits on one day, in kilograms.
inline constexpr std::int64_t most_co2eq_kg = 1'000'000;

namespace emissions {

enum class Granularity { day, month };
enum class GroupBy { none, project, billing_group };

/// Which emissions are asked for.
struct Question {
  std::vector<std::string> project_names, billing_group_ids;  // empty: all
  Time starting_time{}, ending_time{};                        // days that begin before the ending
  Granularity granularity = Granularity::month;
  GroupBy group_by = GroupBy::none;
};

struct Group {
  std::string id;                               // of the project or billing group; empty for the whole
  std::map<std::string, std::int64_t> buckets;  // milligrams by their first day
};

/// The emissions of an organization. Of the whole there is one group, also if it is without buckets.
std::vector<Group> sums(const State&, std::string_view organization_id, const Question& question);

/// The moment at which a day begins.
std::string start_of(std::string_view day);

}  // namespace emissions
}  // namespace mock
