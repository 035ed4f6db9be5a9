#include "unshared.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "base/interruption.h"
#include "base/rare.h"
#include "model/tables.h"

namespace mock::diff {
namespace {

// What a field says by which rows are found; "" when that is no text.
template <class T>
std::string text_of(const T& value) {
  if constexpr (std::is_convertible_v<const T&, std::string_view>)
    return std::string(std::string_view(value));
  else
    return {};
}
template <class T>
std::string text_of(const Rare<T>& maybe) {
  return maybe ? text_of(*maybe) : std::string();
}

template <class T, class F, auto... Fields>
void each_text(By<Fields...> /*way*/, const T& row, [[maybe_unused]] F f) {
  (f(text_of(std::invoke(Fields, row))), ...);
}

// The row that is found by one text alone, its id.
template <class T, auto Field>
const T* row_of(By<Field> /*way*/, const Table<T>& rows, const std::string& id) {
  if constexpr (std::is_convertible_v<std::invoke_result_t<decltype(Field), const T&>, std::string_view>)
    return rows.find(id);
  else
    return nullptr;
}
template <class T, auto... Fields>
const T* row_of(By<Fields...> /*way*/, const Table<T>& /*rows*/, const std::string& /*id*/) {
  return nullptr;
}

template <class T>
const T* row_named(const Table<T>& rows, const std::string& id) {
  return row_of(typename T::Ways::Unique(), rows, id);
}
// An organization has the ids of its root account and of its owners' team as well.
const Organization* row_named(const Table<Organization>& organizations, const std::string& id) {
  if (const auto* found = organizations.find(id)) return found;
  for (const auto& found : organizations.with<&Organization::account_id>(id)) return &found;
  for (const auto& found : organizations.with<&Organization::account_owner_team_id>(id)) return &found;
  return nullptr;
}

class Gathering {
 public:
  Gathering(const State& before, const State& after, Told told)
      : before_{tables_of(before), tables_of(pair_.before)},
        after_{tables_of(after), tables_of(pair_.after)},
        told_(told) {
    for (const auto& [whole, part] : {std::pair(&before, &pair_.before), std::pair(&after, &pair_.after)}) {
      part->last_log_entry_id = whole->last_log_entry_id;
      part->clock = whole->clock;
      part->chance = whole->chance;
    }
  }

  Pair take() && {
    each_table([&](auto table) { add_differences(table); });
    for (; !wanted_.empty(); wanted_.pop_front()) {
      interruption_point();
      each_table([&](auto table) { add_named(table, wanted_.front()); });
    }
    return std::move(pair_);
  }

 private:
  struct Side {
    decltype(tables_of(std::declval<const State&>())) whole;
    decltype(tables_of(std::declval<State&>())) part;
  };
  static constexpr auto count = std::tuple_size_v<decltype(Side::whole)>;

  // Calls f(the position of a table, as a type) for each.
  template <class F>
  static void each_table(F f) {
    [&]<std::size_t... Positions>(std::index_sequence<Positions...>) {
      (f(std::integral_constant<std::size_t, Positions>()), ...);
    }
    (std::make_index_sequence<count>());
  }

  template <std::size_t Position>
  void add_differences(std::integral_constant<std::size_t, Position> /*table*/) {
    using Rows = std::remove_cvref_t<decltype(std::get<Position>(before_.whole))>;
    if constexpr (std::is_same_v<Rows, Table<Event>>)
      if (told_ == Told::what_counts) return;
    Rows::each_difference(std::get<Position>(before_.whole), std::get<Position>(after_.whole),
                          [&](const auto* then, const auto* now) {
                            interruption_point();
                            if (then != nullptr) add(before_, *then);
                            if (now != nullptr) add(after_, *now);
                          });
  }

  template <std::size_t Position>
  void add_named(std::integral_constant<std::size_t, Position> /*table*/, const std::string& id) {
    for (auto* side : {&before_, &after_})
      if (const auto* row = row_named(std::get<Position>(side->whole), id)) add(*side, *row);
  }

  template <class T>
  void add(Side& side, const T& row) {
    if (std::get<Table<T>&>(side.part).add(row) == nullptr) return;
    T::Ways::each([&]<class Way>(Way /*way*/, std::size_t) {
      const auto want = [&](std::string id) {
        if (!id.empty() && known_.insert(id).second) wanted_.push_back(std::move(id));
      };
      each_text(typename Way::Way(), row, want);
    });
    if constexpr (std::is_same_v<T, User>) add_membership(side, row);
  }
  // No application user is without one.
  void add_membership(Side& side, const User& user) {
    if (!user.is_application_user()) return;
    add(side, *std::get<const Table<Member>&>(side.whole).find(user.owning_organization_id, user.user_id));
  }

  Pair pair_;
  Side before_, after_;
  Told told_;
  std::unordered_set<std::string> known_;
  std::deque<std::string> wanted_;
};

}  // namespace

Pair unshared(const State& before, const State& after, Told told) { return Gathering(before, after, told).take(); }

}  // namespace mock::diff
