#include "settle.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "fixtures/read.h"
#include "fixtures/shape.h"
#include "json/shape.h"
#include "json/writer.h"

namespace mock::capture {
namespace {

using json::operator/;
using json::Shape;

// What must go because of a problem: the field that it is about when things can be without it, or else the innermost
// item of a list that it is in.
struct Goes {
  std::string pointer;      // empty: everything
  std::string place;        // as messages call it
  bool is_nothing = false;  // null: nobody misses it
};
class Search {
 public:
  explicit Search(const Value& fixture) : value_(&fixture) {}

  Goes what_goes(std::string_view pointer) && {
    while (!pointer.empty()) {
      const auto step = json::take_step(pointer);
      const bool is_there = value_->as_list().empty() ? enter(step, !pointer.empty()) : enter_list(step);
      if (!is_there) break;
    }
    return goes_;
  }

 private:
  // An item can always go.
  bool enter_list(std::string_view step) {
    const auto list = value_->as_list();
    auto position = list.size();
    std::from_chars(step.data(), step.data() + step.size(), position);
    if (position >= list.size()) return false;
    at_ = at_ / position;
    place_ += "[]";
    value_ = &list[position];
    shape_ = shape_ != nullptr && shape_->items.size() > 0 ? &shape_->items.front() : nullptr;
    goes_ = {at_, place_, value_->is_null()};
    return true;
  }
  // A field can go when things can be without it; but not a whole list because of what is in it.
  bool enter(const std::string& name, bool goes_on) {
    value_ = value_->find(name);
    if (value_ == nullptr) return false;
    const auto* field = shape_ == nullptr ? nullptr : json::find_field(*shape_, name);
    at_ = at_ / name;
    place_.append(place_.empty() ? "" : ".").append(name);
    shape_ = field == nullptr ? nullptr : &field->shape;
    const bool can_go = field != nullptr && !field->is_required && !(goes_on && shape_->kind == Shape::Kind::list);
    if (can_go && !goes_.pointer.empty()) goes_ = {at_, place_, value_->is_null()};
    return true;
  }

  const Value* value_;
  const Shape* shape_ = &fixtures::fixture_shape();
  std::string at_;
  std::string place_;
  Goes goes_{};
};

class Without {
 public:
  Without(Arena& arena, const std::set<std::string>& gone) : arena_(arena), gone_(gone) {}

  Value copy(const Value& value, const std::string& pointer) {
    if (!holds_one_that_goes(pointer)) return value;
    if (!value.as_members().empty()) {
      Members members;
      for (const auto& [name, member] : value.as_members())
        if (!gone_.contains(pointer / name)) members.emplace_back(name, copy(member, pointer / name));
      return arena_.object(members);
    }
    std::vector<Value> items;
    const auto list = value.as_list();
    for (std::size_t i = 0; i < list.size(); ++i)
      if (!gone_.contains(pointer / i)) items.push_back(copy(list[i], pointer / i));
    return arena_.list(items);
  }

 private:
  [[nodiscard]] bool holds_one_that_goes(const std::string& pointer) const {
    const auto found = gone_.lower_bound(pointer + "/");
    return found != gone_.end() && found->starts_with(pointer + "/");
  }

  Arena& arena_;
  const std::set<std::string>& gone_;
};

bool has_organizations(const Value& fixture) { return !fixture.list("organizations").empty(); }

}  // namespace

Value settled(const Value& fixture, Arena& arena, const Wanted& wanted, Report& report) {
  auto settling = fixture;
  while (true) {
    const auto reading = fixtures::read(json::text_of(settling), {.seed = wanted.seed});
    if (reading.problems.empty()) return settling;
    std::set<std::string> gone;
    for (const auto& problem : reading.problems) {
      const auto goes = Search(settling).what_goes(problem.pointer);
      if (goes.pointer.empty()) throw NothingThere("no world can be made of the answers: " + problem.message);
      if (!gone.insert(goes.pointer).second || goes.is_nothing) continue;
      report.add({Note::What::does_not_fit, goes.place,
                  wanted.anonymous ? "fixtures do not take it, or it names what could not be read" : problem.message});
    }
    settling = Without(arena, gone).copy(settling, "");
    if (!has_organizations(settling))
      throw NothingThere("no world can be made of the answers: " + reading.problems.front().message);
  }
}

}  // namespace mock::capture
