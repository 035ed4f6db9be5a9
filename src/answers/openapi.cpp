#include "answers/openapi.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "answers/refuse.h"
#include "base/ascii.h"
#include "exchange/path_template.h"
#include "named_schemas.h"

namespace mock::answers {
namespace {

using json::Object;

// "application-users" of "/organization/{organization_id}/application-users/{user_id}": what the operation is about,
// as people call it: "Application user".
std::string tag_of(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t at = 1; at < path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    const auto segment = path.substr(at, end - at);
    if (!segment.starts_with('{') && !segment.starts_with('_')) names.push_back(segment);
    at = end + 1;
  }
  constexpr std::array owners{"organization", "account", "project"};
  const bool is_owned = names.size() > 1 && std::find(owners.begin(), owners.end(), names.front()) != owners.end();
  auto tag = singular(names.empty() ? std::string_view("world") : names[is_owned ? 1 : 0]);
  std::replace_if(
      tag.begin(), tag.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
  tag.front() = ascii::to_upper(tag.front());
  return tag;
}

// "AddressGet": Address
std::string thing_of(std::string_view id) {
  for (const std::string_view verb : {"Get", "List", "Create", "Update", "Set", "Delete", "Put", "Add"})
    if (id.ends_with(verb) && id.size() > verb.size()) return std::string(id.substr(0, id.size() - verb.size()));
  return std::string(id);
}

bool is_json(std::string_view media_type) { return media_type == "application/json"; }

class DocumentWriter {
 public:
  explicit DocumentWriter(const DescribedApi& api) : api_(api) {
    schemas_.note_as(error_shape(), "Error");
    for (const auto& each : api.operations) note(each);
    schemas_.name_all();
  }

  std::string text() {
    {
      Object document(out_);
      document("openapi", "3.0.1");
      Object(out_, "info")("title", api_.title)("version", api_.version);
      document.list("servers", [&] {
        Object server(out_);
        server("url", api_.server);
      });
      document.list("tags", [&] { write_tags(); });
      document.list("security", [&] { write_security(); });
      write_paths();
      write_components();
    }
    return out_.take();
  }

 private:
  void note(const DescribedOperation& operation) {
    const std::string id(operation.id);
    const auto thing = thing_of(id);
    if (operation.query != nullptr)
      for (const auto& field : operation.query().fields) schemas_.note(field.shape, id + "Query", thing);
    if (operation.body != nullptr) schemas_.note(operation.body(), id + "RequestBody", thing);
    if (operation.reply != nullptr && is_json(operation.reply_type))
      schemas_.note(operation.reply(), id + "Response", thing);
    if (operation.other_reply.status != 0) schemas_.note(operation.other_reply.shape(), id + "OtherResponse", thing);
  }

  [[nodiscard]] std::string_view path_of(const DescribedOperation& operation) const {
    return operation.path.substr(api_.prefix.size());
  }

  void write_tags() {
    std::set<std::string> tags;
    for (const auto& each : api_.operations) tags.insert(tag_of(path_of(each)));
    for (const auto& tag : tags) {
      Object object(out_);
      object("name", tag);
    }
  }

  void write_security() {
    if (!api_.needs_token) {
      const Object nothing(out_);
    }
    Object token(out_);
    token.list("token", [] {});
  }

  void write_content(const json::Shape& shape, std::string_view media_type = "application/json") {
    const Object content(out_, "content");
    const Object type(out_, media_type);
    if (media_type == "application/pdf") {
      Object schema(out_, "schema");
      schema("type", "string")("format", "binary");
      return;
    }
    out_.name("schema");
    schemas_.write_use(out_, shape);
  }

  void write_path_parameters(std::string_view path) {
    for (const auto name : parameters_of(path)) {
      Object parameter(out_);
      parameter("in", "path")("name", name)("required", true);
      Object schema(out_, "schema");
      schema("type", "string");
    }
  }

  void write_query_parameters(const json::Shape& query) {
    for (const auto& field : query.fields) {
      Object parameter(out_);
      parameter("in", "query")("name", field.name)("required", field.is_required)("description", field.description);
      out_.name("schema");
      schemas_.write_use(out_, field.shape);
    }
  }

  void write_responses(const DescribedOperation& operation) {
    const Object responses(out_, "responses");
    {
      Object success(out_, operation.reply == nullptr ? "204" : "200");
      success("description", operation.summary);
      if (operation.reply != nullptr) write_content(operation.reply(), operation.reply_type);
    }
    if (const auto& other = operation.other_reply; other.status != 0) {
      Object reply(out_, std::to_string(other.status));
      reply("description", other.means);
      write_content(other.shape());
    }
    Object refusal(out_, "default");
    refusal("description", "A refusal");
    const Object content(out_, "content");
    const Object type(out_, "application/json");
    out_.name("schema");
    schemas_.write_use(out_, error_shape());
  }

  void write_operation(const DescribedOperation& operation) {
    Object object(out_);
    object("operationId", operation.id)("summary", operation.summary);
    object.list("tags", [&] { out_.value(tag_of(path_of(operation))); });
    object.list("parameters", [&] {
      write_path_parameters(operation.path);
      if (operation.query != nullptr) write_query_parameters(operation.query());
    });
    if (operation.body != nullptr) {
      const auto& fields = operation.body().fields;
      Object body(out_, "requestBody");
      body("required", std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.is_required; }));
      write_content(operation.body());
    }
    write_responses(operation);
    if (operation.write_more) operation.write_more(out_, object);
  }

  void write_paths() {
    std::map<std::string_view, std::vector<const DescribedOperation*>> paths;
    for (const auto& operation : api_.operations) paths[path_of(operation)].push_back(&operation);
    const Object all(out_, "paths");
    for (const auto& [path, rows] : paths) {
      const Object item(out_, path);
      for (const auto* row : rows) {
        out_.name(ascii::lower_case(name(row->method)));
        write_operation(*row);
      }
    }
  }

  void write_components() {
    const Object components(out_, "components");
    {
      const Object schemes(out_, "securitySchemes");
      Object token(out_, "token");
      token("type", "http")("scheme", "bearer")("description", api_.token);
    }
    const Object schemas(out_, "schemas");
    schemas_.write_all(out_);
  }

  const DescribedApi& api_;
  NamedSchemas schemas_;
  json::Writer out_;
};

}  // namespace

std::string openapi(const DescribedApi& api) { return DocumentWriter(api).text(); }

}  // namespace mock::answers
