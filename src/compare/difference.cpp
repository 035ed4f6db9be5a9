#include "compare/difference.h"

#include <algorithm>
#include <utility>

#include "answers/refuse.h"
#include "base/ascii.h"
#include "bodies.h"
#include "headers.h"
#include "json/value.h"

namespace mock::compare {
namespace {

using asking::Answer;

constexpr int first_refusal = 400;

// The body of an answer, if it is JSON.
struct Body {
  explicit Body(const Answer& answer) : document(json::parse(answer.body, problems)) {}
  [[nodiscard]] bool is_json() const { return problems.empty(); }

  json::Problems problems{};
  json::Document document;
};

std::string form_of_body(const Answer& answer, const Body& body) {
  if (answer.body.empty()) return "empty";
  return body.is_json() ? "JSON" : "no JSON";
}

// The first error of a refusal: clients look at that one.
std::string code_of(const json::Value& body) {
  const auto errors = body.list("errors");
  return errors.empty() ? std::string() : errors[0].text("error_code");
}

std::string told_code(const std::string& code) {
  const auto is_code = ascii::all(code, [](char c) { return ascii::is_letter_or_digit(c) || c == '_'; });
  if (code.empty()) return "no code";
  return is_code ? code : "…";
}

std::string told_status(const Answer& answer, const json::Value& body) {
  const auto status = std::to_string(answer.status);
  return answer.status < first_refusal ? status : status + ", " + told_code(code_of(body));
}

void compare_messages(const Question& question, const json::Value& api, const json::Value& mock, const Wording& wording,
                      Comparison& into) {
  const auto one = api.text("message");
  const auto other = mock.text("message");
  const auto told = wording.without_world(one, question);
  const auto told_of_mock = wording.without_world(other, question);
  if (told == told_of_mock) return;
  into.differences.push_back({.kind = Kind::message,
                              .where = "message",
                              .api = told,
                              .mock = told_of_mock,
                              .api_value = one,
                              .mock_value = other,
                              .words = {other}});
}

// The mock may give a hint, and nobody else does. The code is compared by itself.
bool is_told_elsewhere(const Difference& difference) {
  return difference.where == "errors[].hint" || difference.where == "errors[].error_code";
}

void compare_refusals(const Question& question, const json::Value& api, const json::Value& mock, const Wording& wording,
                      Comparison& into) {
  if (const auto one = code_of(api), other = code_of(mock); one != other)
    into.differences.push_back({.kind = Kind::error_code,
                                .where = "errors[].error_code",
                                .api = told_code(one),
                                .mock = told_code(other),
                                .words = {other, one}});
  compare_messages(question, api, mock, wording, into);
  Comparison form;
  compare_values(&answers::error_shape(), api, mock, form);
  for (auto& each : form.differences)
    if (!is_told_elsewhere(each) && each.kind != Kind::format) into.differences.push_back(std::move(each));
}

void compare_bodies(const Question& question, const Answer& api, const Answer& mock, const Wording& wording,
                    Comparison& into) {
  const Body one(api);
  const Body other(mock);
  if (api.status != mock.status)
    into.differences.push_back({.kind = Kind::status,
                                .api = told_status(api, one.document),
                                .mock = told_status(mock, other.document),
                                .words = {code_of(other.document), code_of(one.document)}});
  if ((api.status < first_refusal) != (mock.status < first_refusal)) return;
  if (form_of_body(api, one) != form_of_body(mock, other))
    into.differences.push_back({.kind = Kind::body, .api = form_of_body(api, one), .mock = form_of_body(mock, other)});
  else if (one.is_json() && api.status >= first_refusal)
    compare_refusals(question, one.document, other.document, wording, into);
  else if (one.is_json())
    compare_values(question.reply == nullptr ? nullptr : &question.reply(), one.document, other.document, into);
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::status: return "status";
    case Kind::error_code: return "error code";
    case Kind::message: return "message";
    case Kind::body: return "body";
    case Kind::field: return "field";
    case Kind::renamed: return "name";
    case Kind::type: return "type";
    case Kind::null: return "null";
    case Kind::word: return "word";
    case Kind::format: return "format";
    case Kind::order: return "order";
    case Kind::header: return "header";
  }
  return {};
}

std::string_view meaning_of(Kind kind) {
  switch (kind) {
    case Kind::status: return "another status";
    case Kind::error_code: return "the same status, and another error code";
    case Kind::message: return "another message";
    case Kind::body: return "JSON on one side alone, or a body on one side alone";
    case Kind::field: return "a field that one side alone has";
    case Kind::renamed: return "a field with the same value and another name";
    case Kind::type: return "values of another type";
    case Kind::null: return "null on one side alone";
    case Kind::word: return "a word that the mock does not know, where it knows all";
    case Kind::format: return "texts of another form";
    case Kind::order: return "the same things in another order";
    case Kind::header: return "a header that one side alone has, or that says something else";
  }
  return {};
}

Comparison compare(const Question& question, const Answer& api, const Answer& mock, const Wording& wording) {
  Comparison comparison;
  compare_bodies(question, api, mock, wording, comparison);
  if ((api.status < first_refusal) == (mock.status < first_refusal))
    compare_headers(question, api, mock, wording, comparison);
  for (auto& difference : comparison.differences) {
    if (question.asked.way != asking::Way::get) difference.words.emplace_back(asking::method_of(question.asked.way));
    if (question.asked.authorization) difference.words.emplace_back("Authorization");
    std::erase(difference.words, "");
  }
  return comparison;
}

}  // namespace mock::compare
