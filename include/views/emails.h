#pragma once
// Lists of e-mail addresses, each an object of its own: [{"email": "…"}].
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json/text.h"

namespace mock::views {

json::Shape emails_shape();
/// Of so many at most.
json::Shape emails_shape(std::int64_t most);
void emails(json::Text& out, json::Object& object, std::string_view name, const std::vector<std::string>& addresses);

}  // namespace mock::views
