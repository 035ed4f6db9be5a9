#include "views/tags.h"

namespace mock::views {

void tags(json::Writer& out, std::string_view name, const Tags& tags) {
  json::Object object(out, name);
  for (const auto& [key, value] : tags) object(key, value);
}

Tags tags_from(const json::Value& object, std::string_view name) {
  Tags tags;
  if (const auto* members = object.find(name))
    for (const auto& [key, value] : members->as_members()) tags.emplace_back(key, value.as_text());
  return tags;
}

}  // namespace mock::views
