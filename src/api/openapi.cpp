#include "api/openapi.h"

#include <map>
#include <vector>

#include "answers/refuse.h"
#include "api/table_of_contents.h"
#include "json/text.h"

namespace mock::api {
namespace {

using json::Object;
using json::Text;

void write_content(Text& out, const json::Shape& shape, std::string_view media_type = "application/json") {
  const Object content(out, "content");
  const Object type(out, media_type);
  out.name("schema");
  json::write_schema(out, shape);
}

void write_path_parameters(Text& out, std::string_view path) {
  for (auto at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
    Object parameter(out);
    parameter("in", "path")("name", path.substr(at + 1, path.find('}', at) - at - 1))("required", true);
    Object schema(out, "schema");
    schema("type", "string");
  }
}

void write_query_parameters(Text& out, const json::Shape& query) {
  for (const auto& field : query.fields) {
    Object parameter(out);
    parameter("in", "query")("name", field.name)("required", field.is_required)("description", field.description);
    out.name("schema");
    json::write_schema(out, field.shape);
  }
}

void write_responses(Text& out, const Operation& operation) {
  const Object responses(out, "responses");
  {
    Object success(out, operation.reply == nullptr ? "204" : "200");
    success("description", operation.summary);
    if (operation.reply != nullptr) write_content(out, operation.reply(), operation.reply_type);
  }
  Object refusal(out, "default");
  refusal("description", "A refusal");
  out.name("content");
  const Object content(out);
  const Object type(out, "application/json");
  Object schema(out, "schema");
  schema("$ref", "#/components/schemas/Error");
}

void write_security(Text& out, const Operation& operation) {
  if (operation.needs.who == Needs::Who::anyone) return;
  Object(out, "x-needs")("role_or_permission", to_text(operation.needs)).list("token_scopes", [&] {
    operation.scopes.each([&](std::string_view scope) { out.value(scope); });
  });
}

void write_operation(Text& out, const Operation& operation) {
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
  write_security(out, operation);
  if (operation.needs.who == Needs::Who::anyone) object.list("security", [] {});
}

std::string method_key(Method method) { return users::lower_case(name(method)); }

}  // namespace

std::string openapi() {
  std::map<std::string_view, std::vector<const Operation*>> paths;
  for (const auto& operation : operations()) paths[operation.path].push_back(&operation);

  Text out;
  {
    Object document(out);
    document("openapi", "3.1.0");
    {
      Object info(out, "info");
      info("title", "aiven-mock: the part of the Aiven API that it serves")("version", AIVEN_MOCK_VERSION);
    }
    document.list("security", [&] {
      Object requirement(out);
      requirement.list("token", [] {});
    });
    {
      const Object all(out, "paths");
      for (const auto& [path, rows] : paths) {
        const Object item(out, path);
        for (const auto* row : rows) {
          out.name(method_key(row->method));
          write_operation(out, *row);
        }
      }
    }
    const Object components(out, "components");
    {
      const Object schemes(out, "securitySchemes");
      Object token(out, "token");
      token("type", "http")("scheme", "bearer")("description", "Authorization: aivenv1 TOKEN, or Bearer TOKEN");
    }
    const Object schemas(out, "schemas");
    out.name("Error");
    json::write_schema(out, answers::error_shape());
  }
  return out.take();
}

}  // namespace mock::api
