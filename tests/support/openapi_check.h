#pragma once
// Checks answers against the documents that the mock serves, of the API and of the control API, with a small JSON
// Schema validator of its own: what wrote the document (src/json/shape.cpp) is not asked.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mock::test {

/// Everything about `value` that does not fit `schema`, as readable lines.
std::vector<std::string> misfits(const nlohmann::json& schema, const nlohmann::json& value,
                                 const std::string& where = "");

/// How an answer to this request with this status is to look: {"application/json": {"schema": …}}; null when it is to
/// have no body.
nlohmann::json answer_content(std::string_view method, std::string_view path, int status);

/// /doc/openapi.json, with whole paths and without references, and with "null" as a type
const nlohmann::json& openapi_document();

/// /_mock/openapi.json, likewise
const nlohmann::json& control_document();

}  // namespace mock::test
