// aiven-mock compare --from URL: where a running API and the mock differ in form
#include "cli/compare/mock_side.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/table_of_contents.h"
#include "asking/asker.h"
#include "base/chance.h"
#include "capture/capture.h"
#include "cli/asking.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/fixture_file.h"
#include "cli/options.h"
#include "cli/report_file.h"
#include "compare/difference.h"
#include "compare/plan.h"
#include "compare/report.h"
#include "compare/rules.h"
#include "compare/wording.h"
#include "json/value.h"
#include "model/access_tokens.h"

namespace mock::cli {
namespace {

std::span<const ReportForm<compare::Report>> report_forms() {
  using Form = ReportForm<compare::Report>;
  static constexpr std::array forms{Form{".md", compare::write_markdown}, Form{".json", compare::write_json}};
  return forms;
}

// What is asked here is of no use to whoever runs the API.
AskingOptions gently() {
  AskingOptions options;
  options.limits.a_second = 5;
  options.limits.most = 3000;
  return options;
}

struct Wanted {
  AskingOptions asking = gently();
  std::string fixture;  // empty: what is captured now
  compare::PlanOptions plan;
  PipelineOptions mock;
  std::vector<std::string> reports;
  bool values = false, dry_run = false;
};

// Who asks, as the API knows them.
std::string caller(asking::Asker& asker) {
  const auto answer = asker.answer_to({.target = "/v1/me"});
  json::Problems problems;
  const auto document = json::parse(answer.body, problems);
  const auto* user = document.find("user");
  const auto id = user == nullptr ? std::nullopt : user->optional_text("user_id");
  if (answer.status == 200 && id) return *id;
  throw Failure{{"the API does not tell who asks: GET /v1/me answers " + std::to_string(answer.status)}};
}

FixtureText captured(asking::Asker& asker, const Wanted& wanted) {
  auto captured = capture::capture(
      asker, {.organization_id = wanted.plan.organization_id, .invoices = true, .seed = unpredictable_seed()}, tell);
  for (const auto& line : captured.report.lines()) tell(line);
  return {"what was captured", std::move(captured.fixture)};
}

FixtureText world_of_both(asking::Asker& asker, const Wanted& wanted) {
  return wanted.fixture.empty() ? captured(asker, wanted) : find_fixture(wanted.fixture, Pipes::waited_for);
}

MockSide mock_of(const FixtureText& fixture, const Wanted& wanted, const std::string& user_id,
                 const std::string& token) {
  auto seed = read_fixtures({fixture}, {.seed = unpredictable_seed(), .served = api::served()}).seed();
  return {std::move(seed), wanted.mock, user_id, std::string_view(token).substr(0, token_prefix_length)};
}

void print(const compare::Plan& plan) {
  for (const auto& question : plan.questions) {
    std::cout << asking::method_of(question.asked.way) << ' ' << question.asked.target;
    if (!question.twist.empty()) std::cout << "  # " << question.twist;
    std::cout << '\n';
  }
  for (const auto& [operation, path, why] : plan.left_out)
    std::cout << "# " << compare::meaning_of(why) << ": " << operation << ' ' << path << '\n';
  std::cout << "# " << plan.questions.size() << " questions";
  if (plan.too_many > 0) std::cout << "; --most leaves out " << plan.too_many;
  std::cout << '\n';
}

// A terminal sees each question, anything else each tenth of them.
void tell_progress(std::size_t done, std::size_t all) {
  if (isatty(STDERR_FILENO) != 0)
    std::cerr << '\r' << done << '/' << all << (done == all ? "\n" : "") << std::flush;
  else if (done * 10 / all != (done - 1) * 10 / all)
    std::cerr << done << '/' << all << '\n';
}

std::vector<asking::Answer> answers_of_the_api(asking::Asker& asker, const compare::Plan& plan) {
  std::vector<asking::Question> questions;
  for (const auto& question : plan.questions) questions.push_back(question.asked);
  return asker.answers_to(questions, [&](std::size_t done) { tell_progress(done, questions.size()); });
}

// What may still be asked, less a little for answers that have to be asked for again.
std::size_t room_for_questions(const asking::Asker& asker, const Wanted& wanted) {
  constexpr std::int64_t again = 20;
  const auto left = wanted.asking.limits.most - asker.asked();
  return static_cast<std::size_t>(std::max<std::int64_t>(left - left / again, 0));
}

// A world that somebody else than a super admin has captured does not know all that they may.
bool is_about_rights(const asking::Answer& api, const asking::Answer& mock) {
  constexpr int forbidden = 403;
  return (api.status == forbidden) != (mock.status == forbidden);
}

compare::Report compared(asking::Asker& asker, MockSide& mock, const compare::Plan& plan, const FixtureText& fixture) {
  compare::Wording wording(api::operations());
  json::Problems problems;
  wording.learn(json::parse(fixture.text, problems));
  compare::Report report(compare::known_rules());
  report.left_out = plan.left_out;
  report.too_many = plan.too_many;
  const auto answers = answers_of_the_api(asker, plan);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& question = plan.questions[i];
    const auto of_mock = mock.answer_to(question.asked);
    if (asking::is_of_the_moment(answers[i].status))  // although it was asked again
      ++report.unanswered;
    else if (!mock.knows_rights() && is_about_rights(answers[i], of_mock))
      ++report.by_rights;
    else
      report.add(question, compare::compare(question, answers[i], of_mock, wording));
  }
  return report;
}

int compare_sides(Wanted wanted) {
  for (const auto& file : wanted.reports) form_of(file, report_forms());
  const auto whom = whom_to_ask(wanted.asking);
  asking::Asker asker(whom, wanted.asking.limits);
  const auto user_id = caller(asker);
  const auto fixture = world_of_both(asker, wanted);
  auto mock = mock_of(fixture, wanted, user_id, whom.token);
  const compare::Ask ask_mock = [&mock](const asking::Question& question) { return mock.answer_to(question); };
  wanted.plan.most = room_for_questions(asker, wanted);
  const auto plan = compare::plan(api::operations(), ask_mock, wanted.plan);
  if (wanted.dry_run) {
    print(plan);
    return 0;
  }
  auto report = compared(asker, mock, plan, fixture);
  report.shows_values = wanted.values;
  for (const auto& file : wanted.reports) write_report(file, report_forms(), report);
  compare::write_text(std::cout, report);
  return report.is_empty() ? 0 : 1;
}

}  // namespace

void add_compare(CLI::App& app, int& exit_code) {
  Command command(app, "compare", "Say where a running API and the mock differ in form");
  const auto wanted = std::make_shared<Wanted>();
  add_asking_options(command, wanted->asking);
  command.option("--organization", wanted->plan.organization_id, "The only organization that is asked about");
  command.option("--fixture", wanted->fixture, "What capture has made of the same API; else it is captured now");
  command.option("--report", wanted->reports, "Write what was found there, too: .md or .json; may be given twice")
      .takes_one_each_time();
  command.flag("--values", wanted->values, "Show what the answers hold, too: it is of your world");
  command.flag("--dry-run", wanted->dry_run, "Print the questions, and ask none of them");
  command.option("--each", wanted->plan.each, "So many things of each kind are asked about").positive().shows_default();
  add_as_of(command, wanted->mock.as_of);
  command.examples({"aiven-mock compare --organization org5a1e9d0ac1e --dry-run",
                    "aiven-mock compare --organization org5a1e9d0ac1e --as-of now --report differences.md"});
  command.does([wanted, &exit_code] { run_asking([&] { exit_code = compare_sides(*wanted); }); });
}

}  // namespace mock::cli
