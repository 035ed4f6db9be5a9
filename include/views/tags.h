#pragma once
// Tags as a JSON object: {"team": "web"}.
#include <string_view>

#include "json/value.h"
#include "json/writer.h"
#include "model/tags.h"

namespace mock::views {

/// Writes tags under a name into the object that is being written.
void tags(json::Writer& out, std::string_view name, const Tags& tags);
/// Those that an object has under a name; none where it is absent.
Tags tags_from(const json::Value& object, std::string_view name);

}  // namespace mock::views
