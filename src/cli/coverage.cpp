// aiven-mock coverage: what of the API was asked, in one run or several
#include "cli/coverage.h"

#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/control_api.h"
#include "cli/fixture_file.h"
#include "cli/whole_file.h"
#include "json/value.h"

namespace mock::cli {
namespace {

struct Wanted {
  std::vector<std::string> files;
  std::string server;  // empty: none is asked
  std::string control_token;
  std::string output;  // empty: standard output
};

std::string read(const std::string& file) {
  try {
    return read_file(file, Pipes::waited_for);
  } catch (const std::exception& error) {
    const auto* system = dynamic_cast<const std::system_error*>(&error);
    throw Failure{{"cannot read " + file + ": " + (system == nullptr ? error.what() : system->code().message())}};
  }
}

void tell_coverage(const Wanted& wanted) {
  if (wanted.files.empty() && wanted.server.empty())
    throw Failure{{"which? Name files of exec --coverage, or --server"}};
  CoverageReport report;
  for (const auto& file : wanted.files) add_coverage(report, read(file), file);
  if (!wanted.server.empty()) {
    const auto answer = ControlApi(wanted.server, wanted.control_token).ask({"GET", "/_mock/coverage"});
    add_coverage(report, answer.body, wanted.server);
  }
  if (wanted.output.empty())
    std::cout << report.in_form_of(".txt");
  else
    write_coverage(report, wanted.output);
}

}  // namespace

void add_coverage(CoverageReport& report, const std::string& text, const std::string& origin) {
  json::Problems problems;
  const auto answer = json::parse(text, problems);
  if (problems.empty() && report.add(answer)) return;
  const auto why = answer.optional_text("message").value_or("that is no JSON report of what was asked");
  throw Failure{{"cannot use " + origin + ": " + why}};
}

void write_coverage(const CoverageReport& report, const std::string& file) {
  write_whole_file(file, report.in_form_of(file), for_everybody);
}

std::string check_coverage_file(const std::string& file) {
  for (const std::string_view ending : {".txt", ".md", ".json", ".html"})
    if (file.ends_with(ending)) return {};
  return "the ending of " + file + " says in which form: .txt, .md, .json or .html";
}

void add_coverage_command(CLI::App& app) {
  Command command(app, "coverage", "Say what of the API was asked, in one run or several");
  const auto wanted = std::make_shared<Wanted>();
  command.option("FILE", wanted->files, "JSON files that exec --coverage has written; they are added up");
  command.option("--server", wanted->server, "Add what a running server was asked");
  command.option("--control-token", wanted->control_token, "What its control API asks for")
      .variable("AIVEN_MOCK_CONTROL_TOKEN");
  command
      .option("-o,--output", wanted->output,
              "Where to write it instead of standard output; the ending says how: .txt, .md, .json or .html")
      .checked(check_coverage_file);
  command.examples({"aiven-mock coverage one.json two.json -o coverage.md"});
  command.does([wanted] { tell_coverage(*wanted); });
}

}  // namespace mock::cli
