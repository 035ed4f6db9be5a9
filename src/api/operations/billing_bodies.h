#pragma once
// What bodies of billing operations have in common.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json/value.h"

namespace mock::api {

/// A list of at least one item.
json::Shape not_empty(json::Shape list);

/// The texts of a list; nothing where it is absent or null.
std::optional<std::vector<std::string>> texts_in(const json::Value& body, std::string_view name);
/// The e-mail addresses of [{"email": "..."}]; nothing where it is absent or null.
std::optional<std::vector<std::string>> emails_in(const json::Value& body, std::string_view name);

}  // namespace mock::api
