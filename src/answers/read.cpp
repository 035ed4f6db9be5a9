#include "answers/read.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/nearest.h"
#include "exchange/request.h"
#include "json/writer.h"

namespace mock::answers {
namespace {

using json::Document;
using json::Shape;
using json::Value;

// The value; the text itself when it says none of that kind.
Value converted(Document& read, const Shape& shape, std::string_view text) {
  if (shape.kind == Shape::Kind::boolean) {
    const auto lower = ascii::lower_case(text);
    if (lower == "true" || lower == "false") return Value(lower == "true");
  }
  if (shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, number); error == std::errc() && stop == end)
      return Value(number);
  }
  return Value(read.keep(text));
}

std::string wanted(const Shape& shape) {
  if (shape.kind == Shape::Kind::boolean) return "true or false";
  return shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number ? "an integer" : "a text";
}

std::optional<Value> value_of(Document& read, const json::Field& field, const QueryValues& query) {
  const auto text = query.find(field.name);
  if (!text) return std::nullopt;
  if (field.shape.kind != Shape::Kind::list) return converted(read, field.shape, *text);
  std::vector<Value> items;
  for (const auto each : query.all(field.name)) items.emplace_back(read.keep(each));
  return Value(read.keep(items.data(), items.size()));
}

Document as_object(const Shape& shape, const QueryValues& query) {
  Document read;
  std::vector<Value::Member> members;
  for (const auto& field : shape.fields)
    if (const auto value = value_of(read, field, query)) members.emplace_back(field.name, *value);
  read.begin_with(Value(read.keep(members.data(), members.size())));
  return read;
}

// What a problem says when it is told of a query, where all is text: that one is missing, or says no number.
std::string about_a_parameter(const json::Problem& problem, const Shape& shape, const QueryValues& query) {
  for (const auto& field : shape.fields) {
    const auto text = query.find(field.name);
    const auto parameter = "the query parameter " + std::string(field.name);
    if (!text && problem.message == "missing field " + json::quoted(field.name))
      return parameter + " is missing: " + wanted(field.shape);
    Document converts;
    const bool is_text = wanted(field.shape) == "a text";
    if (text && !is_text && problem.pointer == json::operator/({}, field.name) &&
        std::holds_alternative<std::string_view>(converted(converts, field.shape, *text).data()))
      return parameter + " must be " + wanted(field.shape) + ", not " + json::quoted(*text);
  }
  return "the query parameter " + problem.message;
}

// Whatever the API would say of it.
void tell_in_api_words(const Shape& shape, const Value& value, const Strictness& strictness, Reading& reading) {
  if (strictness.holds_a_secret != nullptr)
    reading.in_api_words.append(
        json::check_in_schema_words(shape, value, strictness.fields, strictness.holds_a_secret));
}

void refuse_unknown(const Shape& shape, const QueryValues& query, json::Problems& problems) {
  std::vector<std::string_view> known;
  for (const auto& field : shape.fields) known.push_back(field.name);
  for (const auto& name : query.names())
    if (std::find(known.begin(), known.end(), name) == known.end())
      problems.push_back({"", "unknown query parameter " + json::quoted(name) + did_you_mean(name, known)});
}

void read_query(json::ShapeRef row, std::string_view target, const Strictness& strictness, Reading& reading) {
  if (row == nullptr && !strictness.knows_all_parameters) return;
  static const auto nothing = json::object({});
  const auto& shape = row == nullptr ? nothing : row();
  const QueryValues query(query_of(target));
  if (strictness.knows_all_parameters) refuse_unknown(shape, query, reading.problems);
  reading.query = as_object(shape, query);
  const auto checked = json::check(shape, reading.query);
  if (checked.problems.empty()) return;
  for (const auto& problem : checked.problems)
    reading.problems.push_back({"", about_a_parameter(problem, shape, query)});
  tell_in_api_words(shape, reading.query, strictness, reading);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

void read_body(json::ShapeRef row, std::string_view text, const Strictness& strictness, Reading& reading) {
  if (row == nullptr) return;
  json::Problems not_json;
  reading.body = json::parse(strictness.empty_body_is_object && is_blank(text) ? "{}" : text, not_json);
  if (!not_json.empty()) return reading.problems.append(std::move(not_json));
  auto checked = json::check(row(), reading.body, strictness.fields);
  if (!checked.problems.empty()) tell_in_api_words(row(), reading.body, strictness, reading);
  reading.problems.append(std::move(checked.problems));
  reading.ignored = std::move(checked.let_through);
}

}  // namespace

Reading read(json::ShapeRef query, json::ShapeRef body, std::string_view target, std::string_view text,
             const Strictness& strictness) {
  Reading reading;
  read_query(query, target, strictness, reading);
  read_body(body, text, strictness, reading);
  return reading;
}

}  // namespace mock::answers
