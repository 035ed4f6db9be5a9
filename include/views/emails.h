#pragma once
// Lists of e-mail addresses, each an object of its own: [{"email": "…"}].
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json/value.h"
#include "json/writer.h"

namespace mock::views {

json::Shape emails_shape();
/// Of so many at most.
json::Shape emails_shape(std::int64_t most);
/// Those that an object has under a name; nothing where it is absent or null.
std::optional<std::vector<std::string>> emails_from(const json::Value& object, std::string_view name);
void emails(json::Writer& out, json::Object& object, std::string_view name, const std::vector<std::string>& addresses);

}  // namespace mock::views
