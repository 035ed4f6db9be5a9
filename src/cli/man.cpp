// aiven-mock man
#include <iostream>

#include "base/version.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/described.h"

namespace mock::cli {
namespace {

// As roff wants it: a backslash, a dash and what begins a line with a dot or a quote mean something there.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string option_line(const DescribedOption& option) {
  std::string out;
  if (!option.short_name.empty()) out += "\\fB" + escaped("-" + option.short_name) + "\\fR";
  if (!option.long_name.empty())
    out += (out.empty() ? "" : ", ") + ("\\fB" + escaped("--" + option.long_name) + "\\fR");
  if (!option.value.empty()) out += " \\fI" + escaped(option.value) + "\\fR";
  return out;
}

std::string about(const DescribedCommand& command) {
  auto out = ".SS " +
             escaped("aiven-mock " + command.name + (command.arguments.empty() ? "" : " " + command.arguments)) + "\n" +
             escaped(command.description) + ".\n";
  for (const auto& option : command.options) {
    out += ".TP\n" + option_line(option) + "\n" + escaped(option.description) + ".";
    if (!option.variable.empty()) out += " Or by the variable " + escaped(option.variable) + ".";
    out += "\n";
  }
  if (!command.examples.empty()) out += ".PP\nExamples:\n.PP\n.nf\n";
  for (const auto& line : command.examples) out += "    " + escaped(line) + "\n";
  return out + (command.examples.empty() ? "" : ".fi\n");
}

std::string manual_page(const CLI::App& app) {
  auto out = R"(.TH AIVEN\-MOCK 1 "" "aiven\-mock )" + escaped(version()) + R"(" ""
.SH NAME
aiven\-mock \- a stand\-in for the Aiven API, for tests
.SH SYNOPSIS
\fBaiven\-mock\fR \fICOMMAND\fR [\fIOPTIONS\fR]
.SH COMMANDS
)";
  for (const auto& command : described(app)) out += about(command);
  return out + R"(.SH EXIT STATUS
0 when all is well; 1 when a command has found what it looks for, such as \fBcheck\fR faults, \fBdiff\fR and
\fBcompare\fR a difference, \fBexplore\fR a failure that is not survived, or \fBhealth\fR no server that is well; 2 for
what cannot be done; of \fBexec\fR that of its command, or 3 when that has left something behind.
)";
}

}  // namespace

void add_man(CLI::App& app) {
  Command command(app, "man", "Print the manual page");
  command.examples({"aiven-mock man | man -l -"});
  command.does([&app] { std::cout << manual_page(app); });
}

}  // namespace mock::cli
