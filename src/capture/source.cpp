#include "source.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "api/table_of_contents.h"
#include "base/ascii.h"
#include "base/percent.h"
#include "journal/mask.h"
#include "json/shape.h"

namespace mock::capture {
namespace {

// "/users/3/user_info/shoe_size" as "users[].user_info.shoe_size": the same for all that are in one list.
std::string place_in_general(std::string_view pointer) {
  std::string place;
  while (!pointer.empty()) {
    const auto step = json::take_step(pointer);
    if (!step.empty() && ascii::all(step, ascii::is_digit))
      place += "[]";
    else
      place.append(place.empty() ? "" : ".").append(step);
  }
  return place;
}

// As JSON, without secrets; empty when it could hold one that nobody can tell from the rest.
std::string shown(std::string_view name, const Value& value) {
  constexpr std::size_t longest = 4096;
  auto text = json::text_of(value);
  const bool may_hold_a_password = text.find("://") != std::string::npos && text.find('@') != std::string::npos;
  if (holds_a_secret(name) || may_hold_a_password || text.size() > longest) return {};
  if (!text.starts_with('{') && !text.starts_with('[')) return text;
  std::string masked;
  mock::Secrets secrets;
  return mask_json(masked, text, longest, secrets) ? masked : std::string();
}

asking::Question question_of(const Inquiry& inquiry, const std::string& cursor) {
  auto query = inquiry.query;
  if (!cursor.empty()) query.append(query.empty() ? "" : "&").append("cursor=" + percent_encoded(cursor));
  return {.target =
              filled(api::operation(inquiry.operation).path, inquiry.params) + (query.empty() ? "" : "?" + query)};
}

std::string next_page(const Operation& operation, const Value& page) {
  const bool has_pages =
      operation.query != nullptr && std::any_of(operation.query().fields.begin(), operation.query().fields.end(),
                                                [](const json::Field& field) { return field.name == "cursor"; });
  return has_pages ? page.text("next") : std::string();
}

}  // namespace

std::vector<Heard> Source::hear(const std::vector<Inquiry>& inquiries, std::string_view expected) {
  std::vector<Heard> all(inquiries.size());
  std::vector<std::string> cursors(inquiries.size());
  std::vector<std::size_t> open(inquiries.size());  // those with a page to ask for
  std::iota(open.begin(), open.end(), 0);
  while (!open.empty()) {
    std::vector<asking::Question> questions;
    questions.reserve(open.size());
    for (const auto i : open) questions.push_back(question_of(inquiries[i], cursors[i]));
    const auto answers = answers_to(inquiries[open.front()].operation, questions);
    std::vector<std::size_t> still_open;
    for (std::size_t n = 0; n < open.size(); ++n) {
      const auto i = open[n];
      auto next = take(inquiries[i], answers[n], expected, all[i]);
      if (next.empty() || next == cursors[i]) continue;
      cursors[i] = std::move(next);
      still_open.push_back(i);
    }
    open = std::move(still_open);
  }
  return all;
}

std::vector<asking::Answer> Source::answers_to(std::string_view operation,
                                               const std::vector<asking::Question>& questions) {
  constexpr std::size_t now_and_then = 1000;
  return asker_.answers_to(questions, [&](std::size_t answered) {
    if (progress_ && (answered == questions.size() || answered % now_and_then == 0))
      progress_(std::string(operation) + ": " + std::to_string(answered) + " of " + std::to_string(questions.size()));
  });
}

std::string Source::take(const Inquiry& inquiry, const asking::Answer& answer, std::string_view expected,
                         Heard& heard) {
  constexpr int ok = 200;
  const auto page = answer.status == ok ? arena_.parsed(answer.body) : std::nullopt;
  if (!page) {
    note_refusal(inquiry, answer, expected, heard);
    return {};
  }
  const auto& operation = api::operation(inquiry.operation);
  note_unknown(operation, *page);
  heard.pages.push_back(*page);
  return next_page(operation, *page);
}

// What the API says may quote what people have written.
void Source::note_refusal(const Inquiry& inquiry, const asking::Answer& answer, std::string_view expected,
                          Heard& heard) {
  constexpr int unauthorized = 401;
  const auto body = arena_.parsed(answer.body).value_or(Value());
  const auto errors = body.list("errors");
  heard.error_code = errors.empty() ? std::string() : errors[0].text("error_code");
  const auto message = body.text("message");
  if (answer.status == unauthorized) throw NothingThere("the token is not accepted: " + message);
  if (!expected.empty() && heard.error_code == expected) return;
  constexpr int ok = 200;
  auto why = (answer.status == ok ? "no JSON in " : "") + std::to_string(answer.status) +
             (heard.error_code.empty() ? "" : " " + heard.error_code);
  if (!wanted_.anonymous && !message.empty()) why += ": " + message;
  Note note{Note::What::left_out, std::string(inquiry.operation), why};
  if (!wanted_.anonymous)
    note.values.push_back(json::quoted(filled(api::operation(inquiry.operation).path, inquiry.params)));
  report_.add(std::move(note));
}

void Source::note_unknown(const Operation& operation, const Value& answer) {
  if (operation.reply == nullptr) return;
  const auto checked = json::check(operation.reply(), answer, json::Unknown::let_through);
  for (const auto& unknown : checked.let_through) {
    Note note{Note::What::unknown, std::string(operation.id) + " " + place_in_general(unknown.pointer),
              "the mock does not know this field"};
    const auto name = std::string_view(unknown.pointer).substr(unknown.pointer.rfind('/') + 1);
    if (const auto* value = json::find_at(answer, unknown.pointer); value != nullptr && !wanted_.anonymous)
      if (auto text = shown(name, *value); !text.empty()) note.values.push_back(std::move(text));
    report_.add(std::move(note));
  }
}

}  // namespace mock::capture
