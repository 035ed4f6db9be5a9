#include "compare/plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "access/needs.h"
#include "base/percent.h"
#include "exchange/path_template.h"
#include "exchange/request.h"
#include "facts.h"
#include "journal/mask.h"
#include "json/value.h"
#include "parameters.h"
#include "unlike.h"

namespace mock::compare {
namespace {

using asking::Way;

constexpr int first_refusal = 400;
constexpr int forbidden = 403;
constexpr std::string_view nobody_knows = "aivenv1 no-such-token";

// A GET that changes nothing here, either.
bool is_harmless(const Operation& row) {
  return row.method == Method::get && std::holds_alternative<Query>(row.handler);
}

std::string braced(std::string_view name) { return "{" + std::string(name) + "}"; }

class Planner {
 public:
  Planner(std::span<const Operation> operations, const Ask& mock, const PlanOptions& options)
      : operations_(operations), mock_(mock), options_(options) {}

  Plan plan() && {
    ask_for_what_is_there();
    ask_with_parameters();
    ask_for_what_is_not_there();
    ask_without_being_known();
    ask_in_other_ways();
    ask_at_unknown_paths();
    return std::move(plan_);
  }

 private:
  // A row whose path is being filled.
  struct Trial {
    const Operation& row;
    std::vector<std::string> parameters;
    std::size_t in_path;    // so many of them; the others are of the query
    std::size_t left = 40;  // tries: what is learned from them is of use, even when they are not asked
    std::size_t found = 0;
    std::optional<Question> forbidden{};
  };

  void add(Question question) {
    const auto& [way, target, authorization, headers] = question.asked;
    if (!asked_.emplace(way, target, authorization.value_or("own")).second) return;
    if (plan_.questions.size() == options_.most)
      ++plan_.too_many;
    else
      plan_.questions.push_back(std::move(question));
  }

  [[nodiscard]] std::vector<const Operation*> harmless() const {
    std::vector<const Operation*> found;
    for (const auto& row : operations_)
      if (is_harmless(row)) found.push_back(&row);
    std::ranges::stable_sort(found, {}, [](const Operation* row) { return parameters_of(row->path).size(); });
    return found;
  }

  // Those with few parameters first: their answers fill the paths of the others. What is not filled then is tried once
  // more, with all that was learned.
  void ask_for_what_is_there() {
    for (const auto& row : operations_)
      if (row.method == Method::get && !is_harmless(row))
        plan_.left_out.push_back({row.id, row.path, LeftOut::Why::changes_something});
    std::vector<const Operation*> missing;
    for (const auto* row : harmless())
      if (!is_filled(*row)) missing.push_back(row);
    for (const auto* row : missing)
      if (!is_filled(*row)) plan_.left_out.push_back({row->id, row->path, why(*row)});
  }

  // What a good answer takes: the parameters of the path, and then those that the query must have.
  static std::vector<std::string> needed(const Operation& row) {
    const auto of_path = parameters_of(row.path);
    std::vector<std::string> names(of_path.begin(), of_path.end());
    for (const auto name : required_parameters(row)) names.emplace_back(name);
    return names;
  }

  static LeftOut::Why why(const Operation& row) {
    return std::ranges::any_of(needed(row), holds_a_secret) ? LeftOut::Why::needs_a_secret
                                                            : LeftOut::Why::nothing_there;
  }

  bool is_filled(const Operation& row) {
    Trial trial{row, needed(row), parameters_of(row.path).size()};
    Named known;
    fill(trial, known);
    if (trial.found == 0 && trial.forbidden) {
      known_.emplace(row.id, trial.forbidden->parameters);
      trial.forbidden->twist = "not allowed";
      add(*std::move(trial.forbidden));
      return true;
    }
    return trial.found > 0;
  }

  void fill(Trial& trial, Named& known) {
    if (known.size() == trial.parameters.size()) return attempt(trial, known);
    const auto& parameter = trial.parameters[known.size()];
    for (auto& value : values_for(parameter, known)) {
      known.emplace_back(parameter, std::move(value));
      fill(trial, known);
      known.pop_back();
      if (trial.left == 0) return;
    }
  }

  [[nodiscard]] std::vector<std::string> values_for(std::string_view parameter, const Named& known,
                                                    Kinship at_least = Kinship::related) const {
    constexpr std::size_t most = 12;
    if (holds_a_secret(parameter)) return {};
    if (parameter == "organization_id" && !options_.organization_id.empty()) return {options_.organization_id};
    auto values = facts_.candidates(parameter, known, at_least);
    if (values.size() > most) values.resize(most);
    return values;
  }

  void attempt(Trial& trial, const Named& known) {
    --trial.left;
    const auto split = known.begin() + static_cast<std::ptrdiff_t>(trial.in_path);
    auto question = question_of(trial.row, Named(known.begin(), split));
    for (auto each = split; each != known.end(); ++each)
      add_parameter(question, each->first, each->second, braced(each->first));
    const auto answer = mock_(question.asked);
    if (answer.status == forbidden && !trial.forbidden) trial.forbidden = question;
    if (answer.status >= first_refusal) return;
    learn(question, answer);
    if (trial.found++ >= options_.each) return;
    known_.emplace(trial.row.id, question.parameters);
    good_.emplace(trial.row.id, question);
    add(std::move(question));
  }

  void learn(const Question& question, const asking::Answer& answer) {
    json::Problems problems;
    const auto document = json::parse(answer.body, problems);
    if (problems.empty()) facts_.learn(document, question.operation, question.parameters);
  }

  static Question question_of(const Operation& row, Named parameters) {
    Question question{.asked = {.way = Way::get, .target = filled(row.path, parameters)},
                      .operation = row.id,
                      .told = std::string(row.path),
                      .reply = row.reply};
    question.parameters = std::move(parameters);
    return question;
  }

  static void add_parameter(Question& question, std::string_view name, const std::string& value,
                            const std::string& told) {
    const auto add_to = [&](std::string& target, const std::string& text) {
      target += target.find('?') == std::string::npos ? '?' : '&';
      (target += name) += "=" + text;
    };
    add_to(question.asked.target, percent_encoded(value));
    add_to(question.told, told);
  }

  void ask_with_parameters() {
    for (const auto& row : operations_) {
      const auto good = good_.find(row.id);
      if (good == good_.end() || row.query == nullptr) continue;
      for (const auto& field : row.query().fields) {
        if (field.is_required) continue;  // it is there already
        for (const auto& value : good_values(field.shape)) ask_with(good->second, field.name, value, value, {});
        if (auto found = facts_.candidates(field.name, good->second.parameters, Kinship::same);
            takes_text(field.shape) && !holds_a_secret(field.name) && !found.empty())
          ask_with(good->second, field.name, found.front(), braced(field.name), {});
        for (const auto& value : wrong_values(field.shape))
          ask_with(good->second, field.name, value, value, "wrong " + std::string(field.name));
      }
    }
    if (!plan_.questions.empty()) ask_with(plan_.questions.front(), "no_such_parameter", "1", "1", "unknown parameter");
  }

  void ask_with(Question question, std::string_view name, const std::string& value, const std::string& told,
                std::string twist) {
    add_parameter(question, name, value, told);
    question.twist = std::move(twist);
    add(std::move(question));
  }

  // What is known to fill the path of a row, or of another one; else what nobody has.
  [[nodiscard]] Named parameters_for(const Operation& row) const {
    if (const auto known = known_.find(row.id); known != known_.end()) return known->second;
    Named values;
    for (const auto name : parameters_of(row.path)) {
      const auto found = values_for(name, values, Kinship::same);
      values.emplace_back(name, found.empty() ? no_such(name) : found.front());
    }
    return values;
  }

  void ask_for_what_is_not_there() {
    std::set<std::string, std::less<>> names;
    for (const auto* row : harmless()) {
      const auto known = parameters_for(*row);
      for (std::size_t i = 0; i < known.size(); ++i) {
        const auto& [name, value] = known[i];
        ask_with_another(*row, known, i, unlike(value, name, facts_), "unknown " + braced(name));
        if (names.insert(name).second) ask_with_another(*row, known, i, "%", "malformed " + braced(name));
      }
    }
  }

  void ask_with_another(const Operation& row, Named parameters, std::size_t position, std::string value,
                        std::string twist) {
    parameters[position].second = std::move(value);
    auto question = question_of(row, std::move(parameters));
    question.twist = std::move(twist);
    add(std::move(question));
  }

  void ask_without_being_known() {
    std::set<Needs::Who> kinds;
    for (const auto* row : harmless()) {
      ask_as(*row, "", "no token");
      if (kinds.insert(row->needs.who).second) ask_as(*row, std::string(nobody_knows), "unknown token");
    }
  }

  void ask_as(const Operation& row, std::string authorization, std::string twist) {
    auto question = question_of(row, parameters_for(row));
    question.asked.authorization = std::move(authorization);
    question.twist = std::move(twist);
    add(std::move(question));
  }

  // HEAD once for each kind of answer and of caller; OPTIONS of each path.
  void ask_in_other_ways() {
    std::set<std::pair<std::string_view, Needs::Who>> kinds;
    for (const auto* row : harmless())
      if (kinds.emplace(row->reply_type, row->needs.who).second) ask_in(Way::head, *row);
    std::set<std::string_view> paths;
    for (const auto& row : operations_)
      if (paths.insert(row.path).second) ask_in(Way::options, row);
  }

  void ask_in(Way way, const Operation& row) {
    auto question = question_of(row, parameters_for(row));
    question.asked.way = way;
    question.operation = {};
    question.reply = nullptr;
    add(std::move(question));
  }

  // One below each beginning: /v1/project/{project}/no-such-path.
  void ask_at_unknown_paths() {
    for (const auto& row : operations_) {
      const auto segments = segments_of(row.path);
      std::string beginning;
      for (std::size_t i = 0; i < segments.size() && (i < 2 || is_parameter(segments[i])); ++i)
        beginning.append("/").append(segments[i]);
      ask_at(beginning + "/no-such-path", parameters_for(row));
    }
    ask_at("/v1/no-such-path", {});
    ask_at("/no-such-path", {});
  }

  void ask_at(const std::string& path, Named parameters) {
    Question question{.asked = {.way = Way::get, .target = filled(path, parameters)}, .told = path};
    question.twist = "unknown path";
    question.parameters = std::move(parameters);
    add(std::move(question));
  }

  std::span<const Operation> operations_;
  const Ask& mock_;
  const PlanOptions& options_;
  Facts facts_;
  std::map<std::string_view, Named> known_;    // by operation: what fills its path
  std::map<std::string_view, Question> good_;  // by operation: the first that has a good answer
  std::set<std::tuple<Way, std::string, std::string>> asked_;
  Plan plan_;
};

}  // namespace

std::string_view meaning_of(LeftOut::Why why) {
  switch (why) {
    case LeftOut::Why::nothing_there: return "nothing there to ask for";
    case LeftOut::Why::needs_a_secret: return "needs a secret, which each side has its own";
    case LeftOut::Why::changes_something: return "changes something";
  }
  return {};
}

Plan plan(std::span<const Operation> operations, const Ask& mock, const PlanOptions& options) {
  return Planner(operations, mock, options).plan();
}

}  // namespace mock::compare
