#include "views/emissions.h"

#include <cmath>

namespace mock::views {

using namespace json;

namespace {

constexpr double mg_in_a_kg = 1e6;
constexpr std::size_t length_of_day = 10;

double to_kg(std::int64_t mg) { return static_cast<double>(mg) / mg_in_a_kg; }

struct KgCodec {
  static void write(Writer& out, std::int64_t mg) { out.value(to_kg(mg)); }
  static std::optional<std::int64_t> read(const Value& value) {
    const auto kg = Codec<double>::read(value);
    return kg ? std::optional<std::int64_t>(std::llround(*kg * mg_in_a_kg)) : std::nullopt;
  }
};

struct DayCodec {
  static void write(Writer& out, const std::string& day) { out.value(emissions::start_of(day)); }
  static std::optional<std::string> read(const Value& value) {
    const auto begin = Codec<Time>::read(value);
    return begin ? std::optional(rfc3339(*begin).substr(0, length_of_day)) : std::nullopt;
  }
};

// What a group of emissions is called, and whether it is gone: then nobody knows more of a billing group than its id.
struct Named {
  std::string name;
  bool is_deleted = false;
};

Named named(const State& state, std::string_view organization_id, emissions::GroupBy group_by, const std::string& id) {
  if (group_by == emissions::GroupBy::project) {
    const auto* project = state.projects.find(id);
    return {id, project == nullptr || project->organization_id != organization_id};
  }
  const auto* group = state.billing_groups.find(id);
  if (group == nullptr || group->organization_id != organization_id) return {id, true};
  return {group->billing_group_name, false};
}

void write_buckets(Writer& out, Object& object, const emissions::Group& group) {
  object.list("buckets", [&] {
    for (const auto& [day, mg] : group.buckets) {
      Object bucket(out);
      bucket("bucket_start", emissions::start_of(day))("co2eq_kg", to_kg(mg));
    }
  });
}

}  // namespace

const Shape& organization_emissions_shape() {
  const auto bucket = [] {
    return object(
        {required("bucket_start", time()), required("co2eq_kg", real(0, std::numeric_limits<std::int64_t>::max()))});
  };
  static const Shape shape = object({
      required("ending_time", time()),
      required("granularity", granularity_shape()),
      required("groups", list(object({
                             required("buckets", list(bucket()), "Those in which anything was emitted"),
                             optional("deleted", boolean(), "The project or billing group is gone"),
                             optional("group_name", text(), "None: the whole organization"),
                         }))),
      required("starting_time", time()),
  });
  return shape;
}

void organization_emissions(Writer& out, const State& state, std::string_view organization_id,
                            const emissions::Question& question) {
  Object body(out);
  body("ending_time", question.ending_time);
  body("granularity", question.granularity == emissions::Granularity::day ? "day" : "month");
  body.list("groups", [&] {
    for (const auto& group : emissions::sums(state, organization_id, question)) {
      Object object(out);
      write_buckets(out, object, group);
      if (question.group_by == emissions::GroupBy::none) continue;
      const auto [name, is_deleted] = named(state, organization_id, question.group_by, group.id);
      object("deleted", is_deleted)("group_name", name);
    }
  });
  body("starting_time", question.starting_time);
}

Shape granularity_shape() { return choice({"day", "month"}); }
emissions::Granularity granularity_from(std::string_view text) {
  return text == "day" ? emissions::Granularity::day : emissions::Granularity::month;
}
Shape group_by_shape() { return choice({"none", "project", "billing_group"}); }
emissions::GroupBy group_by_from(std::string_view text) {
  if (text == "project") return emissions::GroupBy::project;
  return text == "billing_group" ? emissions::GroupBy::billing_group : emissions::GroupBy::none;
}

const Picture<Emission>& emission() {
  static const Picture<Emission> picture({
      kept<&Emission::project_name>("project_name", text(1, longest_project_name), "It may be gone by now"),
      kept<&Emission::day, DayCodec>("bucket_start", time(), "The day, in UTC"),
      kept<&Emission::co2eq_mg, KgCodec>("co2eq_kg", real(0, most_co2eq_kg), "CO2 equivalent in kilograms"),
      kept<&Emission::billing_group_id>("billing_group_id", text(0, longest_id)),
  });
  return picture;
}

}  // namespace mock::views
