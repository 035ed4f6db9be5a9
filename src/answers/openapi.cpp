#include "answers/openapi.h"

#include <map>

#include "answers/refuse.h"
#include "base/ascii.h"

namespace mock::answers {
namespace {

using json::Object;

void write_content(json::Writer& out, const json::Shape& shape, std::string_view media_type = "application/json") {
  const Object content(out, "content");
  const Object type(out, media_type);
  out.name("schema");
  json::write_schema(out, shape);
}

void write_path_parameters(json::Writer& out, std::string_view path) {
  for (auto at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
    Object parameter(out);
    parameter("in", "path")("name", path.substr(at + 1, path.find('}', at) - at - 1))("required", true);
    Object schema(out, "schema");
    schema("type", "string");
  }
}

void write_query_parameters(json::Writer& out, const json::Shape& query) {
  for (const auto& field : query.fields) {
    Object parameter(out);
    parameter("in", "query")("name", field.name)("required", field.is_required)("description", field.description);
    out.name("schema");
    json::write_schema(out, field.shape);
  }
}

void write_responses(json::Writer& out, const DescribedOperation& operation) {
  const Object responses(out, "responses");
  {
    Object success(out, operation.reply == nullptr ? "204" : "200");
    success("description", operation.summary);
    if (operation.reply != nullptr) write_content(out, operation.reply(), operation.reply_type);
  }
  if (const auto& other = operation.other_reply; other.status != 0) {
    Object reply(out, std::to_string(other.status));
    reply("description", other.means);
    write_content(out, other.shape());
  }
  Object refusal(out, "default");
  refusal("description", "A refusal");
  out.name("content");
  const Object content(out);
  const Object type(out, "application/json");
  Object schema(out, "schema");
  schema("$ref", "#/components/schemas/Error");
}

void write_operation(json::Writer& out, const DescribedOperation& operation) {
  Object object(out);
  object("operationId", operation.id)("summary", operation.summary);
  object.list("parameters", [&] {
    write_path_parameters(out, operation.path);
    if (operation.query != nullptr) write_query_parameters(out, operation.query());
  });
  if (operation.body != nullptr) {
    const Object body(out, "requestBody");
    write_content(out, operation.body());
  }
  write_responses(out, operation);
  if (operation.write_more) operation.write_more(out, object);
}

void write_paths(json::Writer& out, const std::vector<DescribedOperation>& operations) {
  std::map<std::string_view, std::vector<const DescribedOperation*>> paths;
  for (const auto& operation : operations) paths[operation.path].push_back(&operation);
  const Object all(out, "paths");
  for (const auto& [path, rows] : paths) {
    const Object item(out, path);
    for (const auto* row : rows) {
      out.name(ascii::lower_case(name(row->method)));
      write_operation(out, *row);
    }
  }
}

void write_components(json::Writer& out, std::string_view token_description) {
  const Object components(out, "components");
  {
    const Object schemes(out, "securitySchemes");
    Object token(out, "token");
    token("type", "http")("scheme", "bearer")("description", token_description);
  }
  const Object schemas(out, "schemas");
  out.name("Error");
  json::write_schema(out, error_shape());
}

}  // namespace

std::string openapi(const DescribedApi& api) {
  json::Writer out;
  {
    Object document(out);
    document("openapi", "3.1.0");
    Object(out, "info")("title", api.title)("version", api.version);
    document.list("security", [&] {
      if (!api.needs_token) {
        const Object nothing(out);
      }
      Object(out).list("token", [] {});
    });
    write_paths(out, api.operations);
    write_components(out, api.token);
  }
  return out.take();
}

}  // namespace mock::answers
