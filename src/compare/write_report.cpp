#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/markdown.h"
#include "base/version.h"
#include "compare/report.h"
#include "json/writer.h"

namespace mock::compare {
namespace {

constexpr std::size_t most_names = 6;  // of operations, in one line

template <class Names>
std::string joined(const Names& names, std::size_t most) {
  std::string all;
  std::size_t count = 0;
  for (const auto& name : names) {
    if (count++ == most) return all + " and " + std::to_string(names.size() - most) + " more";
    (all += all.empty() ? "" : ", ") += name;
  }
  return all;
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string summary(const Report& report) {
  if (report.is_empty()) return counted(report.asked(), "question") + ", and the same answers in form";
  return counted(report.asked(), "question") + ", " + counted(report.different(), "answer") +
         " not the same in form: " + counted(report.findings().size(), "difference");
}

std::vector<std::string_view> left_out(const Report& report, LeftOut::Why why) {
  std::vector<std::string_view> names;
  for (const auto& each : report.left_out)
    if (each.why == why) names.push_back(each.operation);
  return names;
}

// What a reader has to know of what was not compared.
std::vector<std::string> notes(const Report& report, std::size_t most) {
  std::vector<std::string> all;
  if (report.too_many > 0) all.push_back(counted(report.too_many, "question") + " not asked: --most allows no more");
  if (report.with_other_items() > 0)
    all.push_back(counted(report.with_other_items(), "answer") +
                  " with lists that hold other things on each side: only what both have is compared");
  if (report.unanswered > 0)
    all.push_back(counted(report.unanswered, "question") + " not answered: 429, 502, 503 or 504 each time");
  if (report.by_rights > 0)
    all.push_back(
        counted(report.by_rights, "answer") +
        " refused on one side alone: what the caller may is not all to be seen by the caller, who is no super admin");
  using enum LeftOut::Why;
  for (const auto why : {nothing_there, needs_a_secret, changes_something})
    if (const auto names = left_out(report, why); !names.empty())
      all.push_back("not asked for (" + std::string(meaning_of(why)) + "): " + joined(names, most));
  return all;
}

std::string place(const Difference& difference) { return difference.where.empty() ? "-" : difference.where; }

void write_values(std::ostream& out, const Finding& finding) {
  out << "  - `" << finding.target << "`\n";
  if (!finding.difference.api_value.empty())
    out << "  - the API: `" << in_a_cell(finding.difference.api_value) << "`\n";
  if (!finding.difference.mock_value.empty())
    out << "  - the mock: `" << in_a_cell(finding.difference.mock_value) << "`\n";
}

void write_kind(std::ostream& out, Kind kind, const std::vector<const Finding*>& findings, bool shows_values) {
  out << "\n## " << name_of(kind) << "\n\n"
      << counted(findings.size(), "difference") << ": " << meaning_of(kind) << ".\n\n"
      << "| where | the API | the mock | answers | operations | rules | first asked |\n"
      << "| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const auto* finding : findings) {
    const auto& [each, question, target, count, operations, rules] = *finding;
    out << "| " << in_a_cell(place(each)) << " | " << in_a_cell(each.api) << " | " << in_a_cell(each.mock) << " | "
        << count << " | " << joined(operations, most_names) << " | " << joined(rules, rules.size()) << " | `"
        << in_a_cell(question) << "` |\n";
  }
  if (!shows_values) return;
  out << "\nThe first of each, as it was asked and answered:\n\n";
  for (const auto* finding : findings) {
    out << "- " << place(finding->difference) << '\n';
    write_values(out, *finding);
  }
}

constexpr std::string_view what_to_do = R"(
## What to do with this file

Look through it: it says how answers look, and nothing of what they hold, unless it was made with `--values`. Then open
an issue in the repository of aiven-mock with the template "Fidelity report", and attach it. The rules are those of
docs/fidelity.md; a difference without one is news.
)";

}  // namespace

void write_text(std::ostream& out, const Report& report) {
  for (const auto* finding : report.findings()) {
    const auto& [each, question, target, count, operations, rules] = *finding;
    out << name_of(each.kind) << ": " << (each.where.empty() ? "" : each.where + ": ") << "the API: " << each.api
        << "; the mock: " << each.mock;
    if (!rules.empty()) out << " [" << joined(rules, rules.size()) << ']';
    out << "\n    " << counted(count, "answer") << ", first to " << (report.shows_values ? target : question) << '\n';
    if (report.shows_values && !(each.api_value.empty() && each.mock_value.empty()))
      out << "    the API: " << each.api_value << "\n    the mock: " << each.mock_value << '\n';
  }
  for (const auto& note : notes(report, most_names)) out << note << '\n';
  out << summary(report) << '\n';
}

void write_markdown(std::ostream& out, const Report& report) {
  out << "# Where the API and aiven-mock " << version() << " differ\n\n" << summary(report) << ".\n";
  for (const auto& note : notes(report, report.left_out.size())) out << "\n- " << note << '\n';
  const auto findings = report.findings();
  for (auto first = findings.begin(); first != findings.end();) {
    const auto kind = (*first)->difference.kind;
    const auto last =
        std::find_if(first, findings.end(), [&](const Finding* each) { return each->difference.kind != kind; });
    write_kind(out, kind, {first, last}, report.shows_values);
    first = last;
  }
  out << what_to_do;
}

void write_json(std::ostream& out, const Report& report) {
  json::Writer json;
  const auto write_texts = [&](json::Object& object, std::string_view name, const auto& texts) {
    object.list(name, [&] {
      for (const auto& text : texts) json.value(text);
    });
  };
  {
    json::Object object(json);
    object("aiven_mock", version())("asked", report.asked())("different", report.different());
    object("with_other_items", report.with_other_items())("not_asked", report.too_many)("by_rights", report.by_rights)(
        "unanswered", report.unanswered);
    object.list("left_out", [&] {
      for (const auto& each : report.left_out) json.value(each.operation);
    });
    object.list("differences", [&] {
      for (const auto* finding : report.findings()) {
        const auto& [each, question, target, count, operations, rules] = *finding;
        json::Object item(json);
        item("kind", name_of(each.kind))("where", each.where)("api", each.api)("mock", each.mock)("answers", count);
        write_texts(item, "operations", operations);
        write_texts(item, "rules", rules);
        item("first_asked", question);
        if (report.shows_values) item("target", target)("api_value", each.api_value)("mock_value", each.mock_value);
      }
    });
  }
  out << json.take() << '\n';
}

}  // namespace mock::compare
