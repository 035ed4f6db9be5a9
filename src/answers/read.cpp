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

// The value, or nothing when the text says none of that kind.
std::optional<Value> converted(Document& read, const Shape& shape, std::string_view text) {
  if (shape.kind == Shape::Kind::boolean) {
    const auto lower = ascii::lower_case(text);
    if (lower != "true" && lower != "false") return std::nullopt;
    return Value(lower == "true");
  }
  if (shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), end, number); error != std::errc() || stop != end)
      return std::nullopt;
    return Value(number);
  }
  return Value(read.keep(text));
}

std::string wanted(const Shape& shape) {
  if (shape.kind == Shape::Kind::boolean) return "true or false";
  return shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number ? "an integer" : "a text";
}

std::optional<Value> value_of(Document& read, const json::Field& field, const QueryValues& query,
                              json::Problems& problems) {
  const auto problem = [&](const std::string& what) {
    problems.push_back({"", "the query parameter " + std::string(field.name) + what});
  };
  const auto text = query.find(field.name);
  if (!text) {
    if (field.is_required) problem(" is missing: " + wanted(field.shape));
    return std::nullopt;
  }
  if (field.shape.kind == Shape::Kind::list) {
    std::vector<Value> items;
    for (const auto each : query.all(field.name)) items.emplace_back(read.keep(each));
    return Value(read.keep(items.data(), items.size()));
  }
  auto value = converted(read, field.shape, *text);
  if (!value) problem(" must be " + wanted(field.shape) + ", not " + json::quoted(*text));
  return value;
}

Document as_object(const Shape& shape, const QueryValues& query, json::Problems& problems) {
  Document read;
  std::vector<Value::Member> members;
  const auto before = problems.in_all();
  for (const auto& field : shape.fields)
    if (const auto value = value_of(read, field, query, problems)) members.emplace_back(field.name, *value);
  read.begin_with(Value(read.keep(members.data(), members.size())));
  if (problems.in_all() > before) return read;
  for (const auto& problem : json::check(shape, read).problems)
    problems.push_back({"", "the query parameter " + problem.message});
  return read;
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
  reading.query = as_object(shape, query, reading.problems);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

void read_body(json::ShapeRef row, std::string_view text, const Strictness& strictness, Reading& reading) {
  if (row == nullptr) return;
  json::Problems not_json;
  reading.body = json::parse(strictness.empty_body_is_object && is_blank(text) ? "{}" : text, not_json);
  auto checked =
      not_json.empty() ? json::check(row(), reading.body, strictness.fields) : json::Checked{std::move(not_json), {}};
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
