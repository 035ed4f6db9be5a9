#pragma once
// What an exploration has found, for people and for programs.
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "cli/explore/runs.h"
#include "cli/report_file.h"

namespace mock::cli::explore {

struct Report {
  const Baseline& baseline;
  const std::vector<Kind>& kinds;
  const std::vector<Run>& runs;  // request by request, one for each kind
  std::string exec;              // the command line that repeats a run, up to --fault
  std::string command;           // and behind that
  std::chrono::duration<double> took{0};
  bool was_stopped = false;

  [[nodiscard]] std::string line_to_repeat(const Run& run) const;
};

/// `text` as one word of a shell.
std::string shell_word(const std::string& text);

/// The table, and each run that somebody should look at.
void write_text(std::ostream& out, const Report& report);
void write_markdown(std::ostream& out, const Report& report);
void write_json(std::ostream& out, const Report& report);
/// Each run is a test.
void write_junit(std::ostream& out, const Report& report);

std::span<const ReportForm<Report>> report_forms();

}  // namespace mock::cli::explore
