#include "cli/explore/report.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <map>
#include <sstream>

#include "base/ascii.h"
#include "json/writer.h"

namespace mock::cli::explore {
namespace {

constexpr std::size_t most_lines = 20;  // of what a run has left

std::string cell(const Run& run) {
  std::string text(word(run.verdict));
  if (run.again == Run::Again::heals) text += ", heals";
  if (run.again == Run::Again::stuck) text += ", STUCK";
  return text;
}

}  // namespace

std::string shell_word(const std::string& text) {
  const auto is_plain = [](char c) {
    return ascii::is_letter_or_digit(c) || std::string_view("-_./:=,@%+").find(c) != std::string_view::npos;
  };
  if (!text.empty() && ascii::all(text, is_plain)) return text;
  std::string word = "'";
  for (const char c : text) c == '\'' ? word += R"('\'')" : word += c;
  return word + "'";
}

std::string Report::line_to_repeat(const Run& run) const {
  return exec + " --fault " + shell_word(rule_for(*run.asked, *run.kind)) + " -- " + command;
}

namespace {

// One line for each run that somebody should look at, with what it has left, and how to repeat it.
void write_what_was_found(std::ostream& out, const Report& report) {
  for (std::size_t i = 0; i < report.runs.size(); ++i) {
    const auto& run = report.runs[i];
    if (!is_bad(run.verdict) && run.again != Run::Again::stuck) continue;
    out << '\n'
        << i / report.kinds.size() + 1 << ' ' << run.kind->name << ' ' << cell(run) << ": " << meaning(run.verdict)
        << (run.again == Run::Again::stuck ? "; run once more, it does not get over it" : "") << '\n';
    for (std::size_t line = 0; line < std::min(run.differences.size(), most_lines); ++line)
      out << "    " << run.differences[line] << '\n';
    if (run.differences.size() > most_lines) out << "    … and " << run.differences.size() - most_lines << " more\n";
    out << "  to repeat: " << report.line_to_repeat(run) << '\n';
  }
}

std::vector<std::vector<std::string>> table_of(const Report& report) {
  std::vector<std::vector<std::string>> rows{{"request"}};
  for (const auto& kind : report.kinds) rows.front().push_back(kind.name);
  for (std::size_t i = 0; i < report.runs.size(); ++i) {
    const auto row = i / report.kinds.size() + 1;
    if (rows.size() == row) rows.push_back({std::to_string(row) + " " + report.runs[i].asked->name});
    rows.back().push_back(cell(report.runs[i]));
  }
  return rows;
}

using Seconds = std::chrono::duration<double>;

// How long the runs took together; most of that is the command's own waiting.
struct Times {
  std::map<std::string_view, Seconds> by_kind;
  Seconds all{0}, longest{0};
};

Times times_of(const std::vector<Run>& runs) {
  Times times;
  for (const auto& run : runs) {
    times.by_kind[run.kind->name] += run.took;
    times.all += run.took;
    times.longest = std::max(times.longest, run.took);
  }
  return times;
}

void write_times(std::ostream& out, const Report& report, std::size_t done) {
  const auto times = times_of(report.runs);
  out << std::fixed << std::setprecision(1) << done << " runs in " << report.took.count() << " s";
  if (done == 0) return;
  out << ", " << times.all.count() / static_cast<double>(done) << " s each, the longest " << times.longest.count()
      << " s";
  if (times.by_kind.size() == 1) return;
  const auto most = std::max_element(times.by_kind.begin(), times.by_kind.end(),
                                     [](const auto& one, const auto& other) { return one.second < other.second; });
  out << ", the most with " << most->first << " (" << most->second.count() << " of " << times.all.count() << " s)";
}

std::string summary(const Report& report) {
  const auto count = [&](auto is_one) { return std::count_if(report.runs.begin(), report.runs.end(), is_one); };
  const auto with = [&](Verdict verdict) { return count([&](const Run& run) { return run.verdict == verdict; }); };
  std::ostringstream out;
  write_times(out, report,
              report.runs.size() - static_cast<std::size_t>(with(Verdict::cannot_differ)) -
                  static_cast<std::size_t>(with(Verdict::not_run)));
  if (const auto skipped = with(Verdict::cannot_differ)) out << "; " << skipped << " (-) cannot differ";
  if (const auto none = with(Verdict::not_reached)) out << "; in " << none << " (.) the request was not made";
  const auto half_way = count([](const Run& run) {
    return run.verdict == Verdict::stops && run.again == Run::Again::not_run && !run.differences.empty();
  });
  if (half_way > 0)
    out << "; " << half_way << " (stops) had changed something before: --again tells whether a second run gets over it";
  if (report.was_stopped) out << "; stopped, the others have not run";
  return out.str();
}

}  // namespace

void write_text(std::ostream& out, const Report& report) {
  const auto rows = table_of(report);
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      out << std::left << std::setw(static_cast<int>(widths[i] + 2)) << row[i];
    out << row.back() << '\n';
  }
  write_what_was_found(out, report);
  out << '\n' << summary(report) << '\n';
}

void write_markdown(std::ostream& out, const Report& report) {
  out << "# What `" << report.command << "` does when a request fails\n\n";
  const auto rows = table_of(report);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& text : rows[i]) out << "| " << text << ' ';
    out << "|\n";
    if (i > 0) continue;
    for (std::size_t column = 0; column < rows[i].size(); ++column) out << "| --- ";
    out << "|\n";
  }
  out << '\n' << summary(report) << "\n\n```\n";
  write_what_was_found(out, report);
  out << "```\n";
}

void write_json(std::ostream& out, const Report& report) {
  json::Writer json;
  {
    json::Object object(json);
    object("fault_free_seconds", report.baseline.took.count())("seconds", report.took.count());
    object("was_stopped", report.was_stopped);
    object.list("runs", [&] {
      for (const auto& run : report.runs) {
        json::Object item(json);
        item("request", run.asked->name)("operation", run.asked->operation)("fault", run.kind->name);
        item("verdict", word(run.verdict))("meaning", meaning(run.verdict));
        item.list("differences", [&] {
          for (const auto& line : run.differences) json.value(line);
        });
        item("seconds", run.took.count());
        if (run.again != Run::Again::not_run) item("again", run.again == Run::Again::heals ? "heals" : "stuck");
        item("to_repeat", report.line_to_repeat(run));
      }
    });
  }
  out << json.take() << '\n';
}

namespace {

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < ' ' && c != '\n' ? '?' : c;
    }
  return out;
}

void write_test(std::ostream& out, const Report& report, const Run& run) {
  out << "  <testcase classname=\"" << xml(run.asked->name) << "\" name=\"" << xml(run.kind->name) << "\" time=\""
      << run.took.count() << "\">";
  if (is_bad(run.verdict) || run.again == Run::Again::stuck) {
    out << "<failure message=\"" << xml(cell(run)) << "\">" << xml(meaning(run.verdict)) << '\n';
    for (const auto& line : run.differences) out << xml(line) << '\n';
    out << xml(report.line_to_repeat(run)) << "</failure>";
  } else if (run.verdict < Verdict::ok) {
    out << "<skipped message=\"" << xml(meaning(run.verdict)) << "\"/>";
  }
  out << "</testcase>\n";
}

}  // namespace

void write_junit(std::ostream& out, const Report& report) {
  const auto count = [&](auto is_one) { return std::count_if(report.runs.begin(), report.runs.end(), is_one); };
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"aiven-mock explore\" tests=\""
      << report.runs.size() << "\" failures=\""
      << count([](const Run& run) { return is_bad(run.verdict) || run.again == Run::Again::stuck; }) << "\" skipped=\""
      << count([](const Run& run) { return run.verdict < Verdict::ok; }) << "\" time=\"" << report.took.count()
      << "\">\n";
  for (const auto& run : report.runs) write_test(out, report, run);
  out << "</testsuite>\n";
}

std::span<const ReportForm<Report>> report_forms() {
  static constexpr std::array forms{ReportForm<Report>{".md", write_markdown}, ReportForm<Report>{".json", write_json},
                                    ReportForm<Report>{".xml", write_junit}};
  return forms;
}

}  // namespace mock::cli::explore
