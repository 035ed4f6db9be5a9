#include "cli/coverage_report.h"

#include <algorithm>

#include "base/markdown.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

std::uint64_t count_in(const json::Value& value, std::string_view name) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(value.integer(name).value_or(0), 0));
}

std::string named(const std::pair<std::int64_t, std::string>& answer) {
  const auto& [status, code] = answer;
  const auto number = status == 0 ? "lost" : std::to_string(status);
  return code.empty() ? number : number + " " + code;
}

// "200 ×3, 404 project_not_found".
void append(std::string& all, const std::string& what, std::uint64_t count) {
  all += (all.empty() ? "" : ", ") + what;
  if (count > 1) all += " ×" + std::to_string(count);
}

std::string out_of(std::uint64_t some, std::uint64_t all, std::string_view what) {
  return std::to_string(some) + " of " + std::to_string(all) + " " + std::string(what);
}

std::string name_of(const std::string& operation) { return operation.empty() ? "(no operation)" : operation; }

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

// Of what people see: a "×" is one column, and two bytes.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

}  // namespace

CoverageReport::Entry& CoverageReport::entry_of(std::string_view operation) {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& each) { return each.operation == operation; });
  if (found != entries_.end()) return *found;
  entries_.push_back({});
  entries_.back().operation = operation;
  return entries_.back();
}

bool CoverageReport::add(const json::Value& answer) {
  const auto* operations = answer.find("operations");
  if (operations == nullptr || operations->kind() != "a list") return false;
  for (const auto& each : operations->as_list()) {
    auto& entry = entry_of(each.text("operation"));
    entry.is_served = entry.is_served || each.flag("served");
    entry.requests += count_in(each, "requests");
    for (const auto& one : each.list("answers"))
      entry.answers[{one.integer("status").value_or(0), one.text("error_code")}] += count_in(one, "count");
    for (const auto& one : each.list("callers")) entry.callers[one.text("caller")] += count_in(one, "count");
    for (const auto& one : each.list("faults")) {
      auto& fault = entry.faults[one.text("kind")];
      fault.met += count_in(one, "met");
      fault.survived += count_in(one, "survived");
    }
    for (const auto& one : each.list("documented_errors"))
      entry.documented[{one.integer("status").value_or(0), one.text("error_code")}] += count_in(one, "count");
  }
  return true;
}

std::string CoverageReport::in_form_of(std::string_view file) const {
  if (file.ends_with(".json")) return json();
  const std::vector<Part> parts{asked(), errors_not_met(), survived(), never_asked()};
  if (file.ends_with(".md")) return markdown(parts);
  return file.ends_with(".html") ? html(parts) : text(parts);
}

std::string CoverageReport::json() const {
  json::Writer out;
  {
    json::Object body(out);
    body.list("operations", [&] {
      for (const auto& entry : entries_) {
        json::Object object(out);
        object("operation", entry.operation)("served", entry.is_served)("requests", entry.requests);
        const auto write_answers = [&](std::string_view name, const auto& answers) {
          object.list(name, [&] {
            for (const auto& [answer, count] : answers)
              json::Object{out}("status", answer.first)("error_code", answer.second)("count", count);
          });
        };
        write_answers("answers", entry.answers);
        object.list("callers", [&] {
          for (const auto& [caller, count] : entry.callers) json::Object{out}("caller", caller)("count", count);
        });
        object.list("faults", [&] {
          for (const auto& [kind, fault] : entry.faults)
            json::Object{out}("kind", kind)("met", fault.met)("survived", fault.survived);
        });
        write_answers("documented_errors", entry.documented);
      }
    });
  }
  return out.take() + "\n";
}

CoverageReport::Part CoverageReport::asked() const {
  Part part{{}, {"operation", "requests", "answers", "callers"}, {}};
  std::uint64_t served = 0;
  std::uint64_t asked = 0;
  for (const auto& entry : entries_) {
    served += entry.is_served ? 1 : 0;
    if (entry.requests == 0) continue;
    asked += entry.is_served ? 1 : 0;
    std::string answers;
    std::string callers;
    for (const auto& [answer, count] : entry.answers) append(answers, named(answer), count);
    for (const auto& [caller, count] : entry.callers) append(callers, caller, count);
    part.lines.push_back({name_of(entry.operation), std::to_string(entry.requests), answers, callers});
  }
  part.title = out_of(asked, served, "operations were asked");
  return part;
}

CoverageReport::Part CoverageReport::errors_not_met() const {
  Part part{{}, {"operation", "documented errors"}, {}};
  std::uint64_t documented = 0;
  std::uint64_t met = 0;
  for (const auto& entry : entries_) {
    std::string not_met;
    for (const auto& [error, count] : entry.documented) {
      ++documented;
      met += count > 0 ? 1 : 0;
      if (count == 0) append(not_met, named(error), 1);
    }
    if (entry.requests > 0 && !not_met.empty()) part.lines.push_back({name_of(entry.operation), not_met});
  }
  part.title = out_of(met, documented, "documented errors were met; not these of the operations asked");
  return part;
}

CoverageReport::Part CoverageReport::survived() const {
  Part part{{}, {"operation", "kind", "requests", "survived"}, {}};
  Fault all;
  for (const auto& entry : entries_)
    for (const auto& [kind, fault] : entry.faults) {
      part.lines.push_back({name_of(entry.operation), kind, std::to_string(fault.met), std::to_string(fault.survived)});
      all.met += fault.met;
      all.survived += fault.survived;
    }
  part.title = out_of(all.survived, all.met, "requests that a fault hit were made again, and well answered");
  return part;
}

CoverageReport::Part CoverageReport::never_asked() const {
  Part part{"never asked", {"operation"}, {}};
  for (const auto& entry : entries_)
    if (entry.requests == 0) part.lines.push_back({name_of(entry.operation)});
  return part;
}

std::string CoverageReport::text(const std::vector<Part>& parts) {
  std::string out;
  for (const auto& part : parts) {
    (out += out.empty() ? "# " : "\n# ") += part.title + "\n";
    std::vector<std::size_t> widths(part.columns.size());
    for (const auto& line : part.lines)
      for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    for (const auto& line : part.lines) {
      for (std::size_t i = 0; i + 1 < line.size(); ++i)
        out += line[i] + std::string(widths[i] + 2 - width_of(line[i]), ' ');
      out += line.back() + "\n";
    }
  }
  return out;
}

std::string CoverageReport::markdown(const std::vector<Part>& parts) {
  std::string out = "# What of the API was asked\n";
  for (const auto& part : parts) {
    out += "\n## " + part.title + "\n";
    if (part.lines.empty()) continue;
    out += "\n|";
    for (const auto& column : part.columns) out += " " + column + " |";
    out += "\n|";
    for (std::size_t i = 0; i < part.columns.size(); ++i) out += " --- |";
    out += "\n";
    for (const auto& line : part.lines) {
      out += "|";
      for (const auto& cell : line) out += " " + in_a_cell(cell) + " |";
      out += "\n";
    }
  }
  return out;
}

std::string CoverageReport::html(const std::vector<Part>& parts) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>What of the API was asked</title>\n"
      "<style>body{font:15px system-ui,sans-serif;margin:2em}table{border-collapse:collapse}"
      "th,td{text-align:left;padding:.2em 1em .2em 0;border-bottom:1px solid #8884}</style>\n"
      "<h1>What of the API was asked</h1>\n";
  for (const auto& part : parts) {
    out += "<h2>" + escaped(part.title) + "</h2>\n<table>\n<tr>";
    for (const auto& column : part.columns) out += "<th>" + escaped(column) + "</th>";
    out += "</tr>\n";
    for (const auto& line : part.lines) {
      out += "<tr>";
      for (const auto& cell : line) out += "<td>" + escaped(cell) + "</td>";
      out += "</tr>\n";
    }
    out += "</table>\n";
  }
  return out + "</html>\n";
}

}  // namespace mock::cli
