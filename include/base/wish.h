#pragma once
// What somebody asks to be changed of a thing: some of its members, each with a value. What is not asked for stays.
//
//   Wish<Address> wish;
//   wish.set<&Address::city>("Helsinki");
//   wish.apply_to(address);                                             // of all members, only the city changes
//   if (const auto* name = wish.get<&Address::name>()) ...              // nullptr: nobody asked for another name
#include <algorithm>
#include <utility>
#include <vector>

namespace mock {

namespace of_member {
template <class Thing, class T>
Thing thing(T Thing::*);
template <class Thing, class T>
T type(T Thing::*);
}  // namespace of_member

/// Of a pointer to a member: the thing that it is a member of, and its type.
template <auto Member>
using ThingOf = decltype(of_member::thing(Member));
template <auto Member>
using TypeOf = decltype(of_member::type(Member));

/// Copies one member of a thing to another such thing, and so tells members apart as well: each has a function of its
/// own.
using CopyMember = void (*)(void* to, const void* from);
template <auto Member>
void copy_member(void* to, const void* from) {
  using Thing = ThingOf<Member>;
  static_cast<Thing*>(to)->*Member = static_cast<const Thing*>(from)->*Member;
}

template <class Thing>
class Wish {
 public:
  template <auto Member>
  Wish& set(TypeOf<Member> value) {
    values_.*Member = std::move(value);
    note(copy_member<Member>);
    return *this;
  }
  /// For those who know members by their copy functions: whoever asks `fill` fills the values in.
  Thing& fill(CopyMember member) {
    note(member);
    return values_;
  }

  template <auto Member>
  [[nodiscard]] const TypeOf<Member>* get() const {
    return has(copy_member<Member>) ? &(values_.*Member) : nullptr;
  }
  [[nodiscard]] bool is_empty() const { return members_.empty(); }

  void apply_to(Thing& thing) const {
    for (const auto copy : members_) copy(&thing, &values_);
  }

 private:
  [[nodiscard]] bool has(CopyMember member) const {
    return std::find(members_.begin(), members_.end(), member) != members_.end();
  }
  void note(CopyMember member) {
    if (!has(member)) members_.push_back(member);
  }

  Thing values_{};
  std::vector<CopyMember> members_;
};

}  // namespace mock
