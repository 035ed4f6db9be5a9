#include "source.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "api/table_of_contents.h"
#include "base/percent.h"
#include "journal/mask.h"
#include "json/shape.h"

namespace mock::capture {
namespace {

const Operation& operation_called(std::string_view id) {
  const auto& all = api::operations();
  const auto found = std::find_if(all.begin(), all.end(), [id](const Operation& each) { return each.id == id; });
  if (found == all.end()) throw std::logic_error("there is no operation " + std::string(id));
  return *found;
}

// "/users/3/user_info/shoe_size" as "users[].user_info.shoe_size": the same for all that are in one list.
std::string place_in_general(std::string_view pointer) {
  std::string place;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    if (!step.empty() && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; }))
      place += "[]";
    else
      place.append(place.empty() ? "" : ".").append(step);
  }
  return place;
}

const Value* found_at(const Value& root, std::string_view pointer) {
  const auto* value = &root;
  while (!pointer.empty() && value != nullptr) {
    pointer.remove_prefix(1);
    const auto step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    const auto list = value->as_list();
    if (list.empty()) {
      value = value->find(step);
    } else {
      const auto position = static_cast<std::size_t>(std::stoul(std::string(step)));
      value = position < list.size() ? &list[position] : nullptr;
    }
  }
  return value;
}

// As JSON, without secrets; empty when it could hold one that nobody can tell from the rest.
std::string shown(std::string_view name, const Value& value) {
  constexpr std::size_t longest = 4096;
  json::Writer out;
  out.value(value);
  auto text = out.take();
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
  return {.target = path_of(operation_called(inquiry.operation), inquiry.params) + (query.empty() ? "" : "?" + query)};
}

std::string next_page(const Operation& operation, const Value& page) {
  const bool has_pages =
      operation.query != nullptr && std::any_of(operation.query().fields.begin(), operation.query().fields.end(),
                                                [](const json::Field& field) { return field.name == "cursor"; });
  return has_pages ? page.text("next") : std::string();
}

}  // namespace

std::vector<std::string_view> params_of(std::string_view operation) {
  std::vector<std::string_view> names;
  const auto path = operation_called(operation).path;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
    names.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
  return names;
}

std::string path_of(const Operation& operation, const std::vector<std::pair<std::string_view, std::string>>& params) {
  std::string path;
  for (auto rest = operation.path; !rest.empty();) {
    const auto open = std::min(rest.find('{'), rest.size());
    path += rest.substr(0, open);
    rest.remove_prefix(open);
    if (rest.empty()) break;
    const auto name = rest.substr(1, rest.find('}') - 1);
    rest.remove_prefix(name.size() + 2);
    const auto param =
        std::find_if(params.begin(), params.end(), [name](const auto& each) { return each.first == name; });
    if (param == params.end())
      throw std::logic_error(std::string(operation.id) + " is asked without a " + std::string(name));
    path += percent_encoded(param->second);
  }
  return path;
}

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
  const auto& operation = operation_called(inquiry.operation);
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
    note.values.push_back(json::quoted(path_of(operation_called(inquiry.operation), inquiry.params)));
  report_.add(std::move(note));
}

void Source::note_unknown(const Operation& operation, const Value& answer) {
  if (operation.reply == nullptr) return;
  const auto checked = json::check(operation.reply(), answer, json::Unknown::let_through);
  for (const auto& unknown : checked.let_through) {
    Note note{Note::What::unknown, std::string(operation.id) + " " + place_in_general(unknown.pointer),
              "the mock does not know this field"};
    const auto name = std::string_view(unknown.pointer).substr(unknown.pointer.rfind('/') + 1);
    if (const auto* value = found_at(answer, unknown.pointer); value != nullptr && !wanted_.anonymous)
      if (auto text = shown(name, *value); !text.empty()) note.values.push_back(std::move(text));
    report_.add(std::move(note));
  }
}

}  // namespace mock::capture
