#include "json/replace.h"

#include <vector>

namespace mock::json {

Document with_member(const Value& object, std::string_view name, const Value& value) {
  std::vector<Value::Member> members;
  for (const auto& [each, old] : object.as_members()) members.emplace_back(each, each == name ? value : old);
  return Document(Value(Value::Members(members.data(), members.size())));
}

}  // namespace mock::json
