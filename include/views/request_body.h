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
#include <algorithm>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

#include "base/wish.h"
#include "json/shape.h"
#include "json/value.h"
#include "views/picture.h"

namespace mock::views {

template <class Thing>
struct Asked {
  CopyMember<Thing> member;
  bool is_needed;
};
/// Fields that a body must have.
template <auto First, auto... Others>
std::vector<Asked<ThingOf<First>>> needed() {
  return {{copy_member<First>, true}, {copy_member<Others>, true}...};
}
/// Fields that it may have.
template <auto First, auto... Others>
std::vector<Asked<ThingOf<First>>> may() {
  return {{copy_member<First>, false}, {copy_member<Others>, false}...};
}

/// All that the picture keeps, none of it needed.
template <class Thing>
std::vector<Asked<Thing>> may_all(const Picture<Thing>& picture) {
  std::vector<Asked<Thing>> asked;
  for (const auto& field : picture.fields())
    if (field.member != nullptr) asked.push_back({field.member, false});
  return asked;
}

template <class Thing>
class RequestBody {
 public:
  using Fields = std::vector<Asked<Thing>>;

  /// The order of the fields is that of the picture.
  template <class... More>
  explicit RequestBody(const Picture<Thing>& picture, const Fields& first, const More&... more) {
    Fields asked = first;
    (asked.insert(asked.end(), more.begin(), more.end()), ...);
    std::vector<json::Field> shown;
    for (const auto& field : picture.fields())
      for (const auto& each : asked)
        if (field.member == each.member) {
          shown.push_back({field.shown.name, field.what_it_accepts(), each.is_needed, field.shown.description});
          fields_.push_back(field);
          break;
        }
    if (fields_.size() != asked.size())
      tell_mistake("a request asks for a member that the picture does not keep, or twice, of ");
    shape_ = json::object(std::move(shown));
  }

  /// Null counts as not given.
  [[nodiscard]] RequestBody or_nulls() && {
    for (auto& field : shape_.fields.edit())
      if (!field.is_required) field.shape = field.shape.or_null();
    nulls_are_nothing_ = true;
    return std::move(*this);
  }
  /// An empty text counts as not given.
  [[nodiscard]] RequestBody or_empty_texts() && {
    empty_texts_are_nothing_ = true;
    return std::move(*this);
  }
  /// Another name than in the picture.
  template <auto Member>
  [[nodiscard]] RequestBody calls(std::string_view name) && {
    const auto at = position_of(copy_member<Member>);
    shape_.fields.edit()[at].name = fields_[at].shown.name = name;
    return std::move(*this);
  }
  /// Another shape than other endpoints accept there.
  template <auto... Members>
  [[nodiscard]] RequestBody accepts(const json::Shape& shape) && {
    ((shape_.fields.edit()[position_of(copy_member<Members>)].shape = shape), ...);
    return std::move(*this);
  }
  /// What a field means in this request, beyond what its picture says.
  template <auto Member>
  [[nodiscard]] RequestBody says(std::string_view description) && {
    shape_.fields.edit()[position_of(copy_member<Member>)].description = description;
    return std::move(*this);
  }
  /// With fields that the thing does not keep: whoever handles the request reads them.
  [[nodiscard]] RequestBody with(std::vector<json::Field> more) && {
    shape_ = std::move(shape_).with(std::move(more));
    return std::move(*this);
  }

  /// In the order of their names: of several that are missing, the first is told first. It comes last.
  [[nodiscard]] RequestBody by_name() && {
    auto& fields = shape_.fields.edit();
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto& one, const auto& other) { return one.name < other.name; });
    return std::move(*this);
  }

  [[nodiscard]] const json::Shape& shape() const { return shape_; }

  /// Of a body that fits the shape; on top of what is wished already.
  [[nodiscard]] Wish<Thing> wish_of(const json::Value& body, Wish<Thing> wish = {}) const {
    for (const auto& field : fields_) {
      const auto* value = body.find(field.shown.name);
      if (value != nullptr && !is_nothing_here(*value)) field.read(*value, wish.fill(field.member));
    }
    return wish;
  }

 private:
  [[noreturn]] static void tell_mistake(const std::string& what) {
    throw std::logic_error(what + typeid(Thing).name());
  }

  // In both lists, which begin alike.
  [[nodiscard]] std::size_t position_of(CopyMember<Thing> member) const {
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (fields_[i].member == member) return i;
    tell_mistake("a request says more of a member that it does not ask for, of ");
  }
  [[nodiscard]] bool is_nothing_here(const json::Value& value) const {
    const auto* text = std::get_if<std::string_view>(&value.data());
    return (nulls_are_nothing_ && value.is_null()) || (empty_texts_are_nothing_ && text != nullptr && text->empty());
  }

  std::vector<FieldOf<Thing>> fields_;
  json::Shape shape_;
  bool nulls_are_nothing_ = false;
  bool empty_texts_are_nothing_ = false;
};

}  // namespace mock::views
