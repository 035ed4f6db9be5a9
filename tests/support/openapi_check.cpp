#include "support/openapi_check.h"
#include "support/json.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <stdexcept>

#include "api/openapi.h"
#include "control/openapi.h"
#include "exchange/router.h"

namespace mock::test {
namespace {

const std::string server = "http://mock.example";

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool is_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "null") return value.is_null();
  throw std::logic_error("unknown type " + type);
}

bool has_a_type(const Json& value, const Json& types) {
  if (types.is_string()) return is_type(value, types);
  return std::any_of(types.begin(), types.end(), [&](const Json& type) { return is_type(value, type); });
}

const std::regex& regex_of(const std::string& pattern) {
  thread_local std::map<std::string, std::regex> all;  // compiling one takes long
  const auto known = all.find(pattern);
  return known != all.end() ? known->second : all.emplace(pattern, std::regex(pattern)).first->second;
}

// With what is referred to in the place of the references, and null among the types of what may be null: as JSON
// Schema says it.
Json plain(const Json& document, const Json& value) {
  if (value.is_array()) {
    auto items = Json::array();
    for (const auto& each : value) items.push_back(plain(document, each));
    return items;
  }
  if (!value.is_object()) return value;
  if (value.contains("$ref"))
    return plain(document, document.at(Json::json_pointer(value["$ref"].get<std::string>().substr(1))));
  const bool is_nullable = value.value("nullable", Json()) == true;
  if (is_nullable && value.contains("allOf")) {
    auto whole = plain(document, value["allOf"][0]);
    whole["type"] = Json{whole["type"], "null"};
    return whole;
  }
  auto members = Json::object();
  for (const auto& [name, each] : value.items())
    if (!is_nullable || name != "nullable") members[name] = plain(document, each);
  if (is_nullable) members["type"] = Json{members["type"], "null"};
  return members;
}

// And with the paths that are asked for, of which the server has the beginning.
Json plain(const Json& document) {
  auto whole = document;
  whole["paths"] = Json::object();
  const auto prefix = document["servers"][0]["url"].get<std::string>().substr(server.size());
  for (const auto& [path, item] : document["paths"].items()) whole["paths"][prefix + path] = plain(document, item);
  whole["components"]["schemas"] = plain(document, document["components"]["schemas"]);
  return whole;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return static_cast<char>(c | 32); });
  return lower;
}

constexpr std::array methods{Method::get, Method::post, Method::put, Method::patch, Method::remove};

// A document, and the way to the operation that a request is for.
class Described {
 public:
  explicit Described(const Json& document) : document_(document) {
    for (const auto& [path, item] : document["paths"].items())
      for (const auto method : methods)
        if (item.contains(lower_case(name(method)))) rows_.push_back({method, path});
    for (const auto& row : rows_) router_.add(row);
  }

  Json content(std::string_view method, std::string_view path, int status) const {
    const auto* const wanted =
        std::find_if(methods.begin(), methods.end(), [&](Method each) { return name(each) == method; });
    const auto route = wanted == methods.end() ? Route<Row>() : router_.find(*wanted, path);
    if (route.row == nullptr && status >= 400) return refusal();
    if (route.row == nullptr) throw std::logic_error("an answer outside the document: " + std::string(path));
    const auto& responses = document_["paths"][route.row->path][lower_case(method)]["responses"];
    if (const auto code = std::to_string(status); responses.contains(code))
      return responses[code].value("content", Json());
    if (status >= 400) return responses["default"]["content"];
    throw std::logic_error("a status outside the document: " + std::to_string(status) + " for " + std::string(path));
  }

 private:
  struct Row {
    Method method;
    std::string path;
  };
  static Json refusal() {
    return {{"application/json", {{"schema", openapi_document()["components"]["schemas"]["Error"]}}}};
  }

  const Json& document_;
  std::vector<Row> rows_;
  Router<Row> router_{Heads::are_gets};
};

}  // namespace

std::vector<std::string> misfits(const Json& schema, const Json& value, const std::string& where) {
  std::vector<std::string> found;
  const auto misfit = [&](const std::string& what) { found.push_back((where.empty() ? "/" : where) + ": " + what); };
  const auto all_of = [&](std::vector<std::string> more) { found.insert(found.end(), more.begin(), more.end()); };

  if (schema.contains("type") && !has_a_type(value, schema["type"])) {
    misfit("not " + schema["type"].dump() + ": " + value.dump());
    return found;
  }
  if (schema.contains("anyOf") && std::none_of(schema["anyOf"].begin(), schema["anyOf"].end(),
                                               [&](const Json& each) { return misfits(each, value, where).empty(); }))
    misfit("fits none of " + schema["anyOf"].dump() + ": " + value.dump());
  if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
    misfit("none of " + schema["enum"].dump() + ": " + value.dump());
  if (value.is_string()) {
    if (characters(value.get<std::string>()) > schema.value("maxLength", std::size_t{1} << 40U)) misfit("too long");
    if (value.get<std::string>().size() < schema.value("minLength", std::size_t{0})) misfit("too short");
    if (schema.contains("pattern") && !std::regex_search(value.get<std::string>(), regex_of(schema["pattern"])))
      misfit("not like " + schema["pattern"].dump() + ": " + value.dump());
  }
  if (value.is_number()) {
    if (schema.contains("minimum") && value < schema["minimum"]) misfit("below the minimum: " + value.dump());
    if (schema.contains("maximum") && value > schema["maximum"]) misfit("above the maximum: " + value.dump());
  }
  if (value.is_array() && value.size() < schema.value("minItems", std::size_t{0})) misfit("too few items");
  if (value.is_array() && value.size() > schema.value("maxItems", std::size_t{1} << 40U)) misfit("too many items");
  if (schema.contains("oneOf")) {
    const auto fits = [&](const Json& branch) { return misfits(branch, value, where).empty(); };
    if (std::count_if(schema["oneOf"].begin(), schema["oneOf"].end(), fits) != 1) misfit("not one of " + where);
  }
  if (value.is_array() && schema.contains("items"))
    for (std::size_t i = 0; i < value.size(); ++i)
      all_of(misfits(schema["items"], value[i], where + "/" + std::to_string(i)));
  if (value.is_object()) {
    static const Json none = Json::object();
    const auto& properties = schema.contains("properties") ? schema["properties"] : none;
    for (const auto& name : schema.value("required", Json::array()))
      if (!value.contains(name)) misfit("without " + name.dump());
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name))
        all_of(misfits(properties[name], member, where + "/" + name));
      else if (schema.contains("additionalProperties") && schema["additionalProperties"] == false)
        misfit("unknown member " + name);
      else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
        all_of(misfits(schema["additionalProperties"], member, where + "/" + name));
    }
  }
  return found;
}

const Json& openapi_document() {
  static const Json document = plain(Json::parse(api::openapi(server)));
  return document;
}

const Json& control_document() {
  static const Json document = plain(Json::parse(control::openapi(server)));
  return document;
}

Json answer_content(std::string_view method, std::string_view path, int status) {
  static const Described api(openapi_document());
  static const Described control(control_document());
  return (path.starts_with("/v1/") ? api : control).content(method, path, status);
}

}  // namespace mock::test
