#include "views/request_body.h"

#include <algorithm>
#include <stdexcept>

namespace mock::views {

AnyRequestBody::AnyRequestBody(const AnyFields& picture, std::initializer_list<const std::vector<AnyAsked>*> asked,
                               const std::type_info& thing)
    : thing_(&thing) {
  std::vector<AnyAsked> all;
  for (const auto* each : asked) all.insert(all.end(), each->begin(), each->end());
  std::vector<json::Field> shown;
  for (const auto& field : picture)
    for (const auto& each : all)
      if (field.member == each.member) {
        shown.emplace_back(field.shown.name, field.what_it_accepts(), each.is_needed, field.shown.description);
        fields_.push_back(field);
        break;
      }
  if (fields_.size() != all.size())
    tell_mistake("a request asks for a member that the picture does not keep, or twice, of ");
  shape_ = json::object(std::move(shown));
}

void AnyRequestBody::take_nulls() {
  for (auto& field : shape_.fields.edit())
    if (!field.is_required) field.shape = field.shape.or_null();
  nulls_are_nothing_ = true;
}

void AnyRequestBody::take_empty_texts() { empty_texts_are_nothing_ = true; }

void AnyRequestBody::call(CopyMember member, std::string_view name) {
  const auto at = position_of(member);
  shape_.fields.edit()[at].name = fields_[at].shown.name = name;
}

json::Field& AnyRequestBody::shown(CopyMember member) { return shape_.fields.edit()[position_of(member)]; }

void AnyRequestBody::add(std::vector<json::Field> more) { shape_ = std::move(shape_).with(std::move(more)); }

void AnyRequestBody::sort_by_name() {
  auto& fields = shape_.fields.edit();
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& one, const auto& other) { return one.name < other.name; });
}

const json::Value* AnyRequestBody::value_for(const AnyField& field, const json::Value& body) const {
  const auto* value = body.find(field.shown.name);
  return value != nullptr && !is_nothing_here(*value) ? value : nullptr;
}

void AnyRequestBody::tell_mistake(const std::string& what) const { throw std::logic_error(what + thing_->name()); }

// In both lists, which begin alike.
std::size_t AnyRequestBody::position_of(CopyMember member) const {
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i].member == member) return i;
  tell_mistake("a request says more of a member that it does not ask for, of ");
}

bool AnyRequestBody::is_nothing_here(const json::Value& value) const {
  const auto* text = std::get_if<std::string_view>(&value.data());
  return (nulls_are_nothing_ && value.is_null()) || (empty_texts_are_nothing_ && text != nullptr && text->empty());
}

}  // namespace mock::views
