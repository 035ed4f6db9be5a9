#include "anonymous.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "fixtures/shape.h"
#include "json/shape.h"
#include "words.h"

namespace mock::capture {
namespace {

using json::Shape;
using Kind = Shape::Kind;

// Texts in words of the API, of clouds and of countries, and amounts.
bool says_nothing_of_people(std::string_view list, std::string_view field) {
  constexpr std::array known{"cloud_name",
                             "cloud_region",
                             "default_cloud",
                             "peer_region",
                             "plan",
                             "service_plan",
                             "service_type",
                             "service_type_description",
                             "country",
                             "country_code",
                             "brand",
                             "permissions",
                             "scopes",
                             "event",
                             "severity",
                             "network_cidr",
                             "reserved_cidr",
                             "net",
                             "net_usd",
                             "total",
                             "total_usd",
                             "value",
                             "remaining_value",
                             "estimated_balance",
                             "estimated_balance_usd",
                             "estimated_balance_local",
                             "available_credits",
                             "line_total_local",
                             "line_total_usd",
                             "line_pre_discount_local",
                             "endpoint_type",
                             "$schema"};
  return std::find(known.begin(), known.end(), field) != known.end() || (list == "payment_methods" && field == "state");
}

bool holds_things(const Shape& shape) {
  return shape.kind == Kind::object || (shape.kind == Kind::list && shape.items.front().kind == Kind::object);
}

class Disguise {
 public:
  Disguise(Arena& arena, std::uint64_t seed) : arena_(arena), words_(seed) {}

  Value disguised(const Value& fixture) {
    hide(fixture);
    return object(fixtures::fixture_shape(), "", fixture);
  }

 private:
  void hide(const Value& value) {
    for (const auto& [name, member] : value.as_members()) hide(member);
    for (const auto& item : value.as_list()) hide(item);
    words_.hide(value.as_text());
  }

  Value object(const Shape& shape, std::string_view list, const Value& value) {
    Members members;
    for (const auto& [name, member] : value.as_members()) {
      const auto* field = json::find_field(shape, name);
      members.emplace_back(name, says_nothing_of_people(list, name) && !holds_things(field->shape)
                                     ? member
                                     : any(field->shape, name, member));
    }
    return arena_.object(members);
  }

  Value any(const Shape& shape, std::string_view name, const Value& value) {
    switch (shape.kind) {
      case Kind::object: return object(shape, name, value);
      case Kind::list: return list(shape, name, value);
      case Kind::map: return shape.items.front().kind == Kind::text ? tags(value) : whatever(name, value);
      case Kind::anything: return whatever(name, value);
      case Kind::text: return text(value);
      default: return value;  // numbers, times, and words of the API
    }
  }

  Value list(const Shape& shape, std::string_view name, const Value& value) {
    std::vector<Value> items;
    for (const auto& item : value.as_list()) items.push_back(any(shape.items.front(), name, item));
    return arena_.list(items);
  }

  Value text(const Value& value) {
    const auto text = value.as_text();
    return text.empty() ? value : arena_.text(words_.made_up(text));
  }

  // People have written their names as well.
  Value tags(const Value& value) {
    Members members;
    for (const auto& [name, member] : value.as_members())
      members.emplace_back(arena_.text(words_.made_up(name)).as_text(), text(member));
    return arena_.object(members);
  }

  // Of a service anything may be told. Versions and the like have no letters.
  Value whatever(std::string_view name, const Value& value) {
    if (!value.as_members().empty()) {
      Members members;
      for (const auto& [inner, member] : value.as_members())
        members.emplace_back(inner, says_nothing_of_people({}, inner) ? member : whatever(inner, member));
      return arena_.object(members);
    }
    if (!value.as_list().empty()) {
      std::vector<Value> items;
      for (const auto& item : value.as_list()) items.push_back(whatever(name, item));
      return arena_.list(items);
    }
    const auto text = value.as_text();
    return std::any_of(text.begin(), text.end(), ascii::is_letter) ? this->text(value) : value;
  }

  Arena& arena_;
  Words words_;
};

}  // namespace

Value anonymous(const Value& fixture, Arena& arena, std::uint64_t seed) {
  return Disguise(arena, seed).disguised(fixture);
}

}  // namespace mock::capture
