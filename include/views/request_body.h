#pragma once
// What the body of a request may ask for of a thing: which fields of its picture, and which of them it must have. The
// wish (base/wish.h) that comes of it is what the verbs of the model take.
//
//   const RequestBody<Address>& new_address() {
//     static const RequestBody<Address> body(views::address(), needed<&Address::name, &Address::city>(),
//                                            may<&Address::state, &Address::zip_code>());
//     return body;
//   }
//   ... .body = views::shape_of<new_address> ...
//   addresses::create(state, organization_id, new_address().wish_of(call.body), now);
#include <initializer_list>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/wish.h"
#include "json/shape.h"
#include "json/value.h"
#include "views/picture.h"

namespace mock::views {

/// A field that is asked for, of a thing of any type.
struct AnyAsked {
  CopyMember member;
  bool is_needed;
};
template <class Thing>
struct Asked {
  std::vector<AnyAsked> all;
};
/// Fields that a body must have.
template <auto First, auto... Others>
Asked<ThingOf<First>> needed() {
  return {{{copy_member<First>, true}, {copy_member<Others>, true}...}};
}
/// Fields that it may have.
template <auto First, auto... Others>
Asked<ThingOf<First>> may() {
  return {{{copy_member<First>, false}, {copy_member<Others>, false}...}};
}

/// All that the picture keeps, none of it needed.
template <class Thing>
Asked<Thing> may_all(const Picture<Thing>& picture) {
  Asked<Thing> asked;
  for (const auto& field : picture.fields())
    if (field.member != nullptr) asked.all.push_back({field.member, false});
  return asked;
}

/// A body, whatever the thing is that it asks for.
class AnyRequestBody {
 public:
  [[nodiscard]] const json::Shape& shape() const { return shape_; }

 protected:
  AnyRequestBody(const AnyFields& picture, std::initializer_list<const std::vector<AnyAsked>*> asked,
                 const std::type_info& thing);

  void take_nulls();
  void take_empty_texts();
  void call(CopyMember member, std::string_view name);
  /// The field as it stands in the shape.
  json::Field& shown(CopyMember member);
  void add(std::vector<json::Field> more);
  void sort_by_name();

  /// The value for a field, or nullptr: nothing is asked for there.
  [[nodiscard]] const json::Value* value_for(const AnyField& field, const json::Value& body) const;
  [[nodiscard]] const AnyFields& fields() const { return fields_; }

 private:
  [[noreturn]] void tell_mistake(const std::string& what) const;
  [[nodiscard]] std::size_t position_of(CopyMember member) const;
  [[nodiscard]] bool is_nothing_here(const json::Value& value) const;

  const std::type_info* thing_;
  AnyFields fields_;
  json::Shape shape_;
  bool nulls_are_nothing_ = false;
  bool empty_texts_are_nothing_ = false;
};

template <class Thing>
class RequestBody : public AnyRequestBody {
 public:
  /// The order of the fields is that of the picture.
  template <class... More>
  explicit RequestBody(const Picture<Thing>& picture, const Asked<Thing>& first, const More&... more)
      : AnyRequestBody(picture.fields().all(), {&first.all, &more.all...}, typeid(Thing)) {}

  /// Null counts as not given.
  [[nodiscard]] RequestBody or_nulls() && {
    take_nulls();
    return std::move(*this);
  }
  /// An empty text counts as not given.
  [[nodiscard]] RequestBody or_empty_texts() && {
    take_empty_texts();
    return std::move(*this);
  }
  /// Another name than in the picture.
  template <auto Member>
  [[nodiscard]] RequestBody calls(std::string_view name) && {
    call(copy_member<Member>, name);
    return std::move(*this);
  }
  /// Another shape than other endpoints accept there.
  template <auto... Members>
  [[nodiscard]] RequestBody accepts(const json::Shape& shape) && {
    ((shown(copy_member<Members>).shape = shape), ...);
    return std::move(*this);
  }
  /// What a field means in this request, beyond what its picture says.
  template <auto Member>
  [[nodiscard]] RequestBody says(std::string_view description) && {
    shown(copy_member<Member>).description = description;
    return std::move(*this);
  }
  /// With fields that the thing does not keep: whoever handles the request reads them.
  [[nodiscard]] RequestBody with(std::vector<json::Field> more) && {
    add(std::move(more));
    return std::move(*this);
  }

  /// In the order of their names: of several that are missing, the first is told first. It comes last.
  [[nodiscard]] RequestBody by_name() && {
    sort_by_name();
    return std::move(*this);
  }

  /// Of a body that fits the shape; on top of what is wished already.
  [[nodiscard]] Wish<Thing> wish_of(const json::Value& body, Wish<Thing> wish = {}) const {
    for (const auto& field : fields())
      if (const auto* value = value_for(field, body)) field.read(*value, &wish.fill(field.member));
    return wish;
  }
};

}  // namespace mock::views
