// aiven-mock capture: a fixture of what a running API shows to its caller
#include "capture/capture.h"

#include <iostream>
#include <memory>

#include "base/chance.h"
#include "cli/asking.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/whole_file.h"

namespace mock::cli {
namespace {

struct CaptureOptions {
  AskingOptions asking;
  capture::Wanted wanted;
  std::string output = "-", report;
};

void run_capture(const CaptureOptions& options) {
  asking::Asker asker(whom_to_ask(options.asking), options.asking.limits);
  const auto captured = capture::capture(asker, options.wanted, tell);
  for (const auto& line : captured.report.lines()) tell(line);
  if (!options.report.empty()) write_whole_file(options.report, captured.report.as_json() + "\n", for_the_user);
  if (options.output == "-")
    std::cout << captured.fixture;
  else
    write_whole_file(options.output, captured.fixture, for_the_user);
}

}  // namespace

void add_capture(CLI::App& app) {
  Command command(app, "capture", "Write a fixture of what a running API shows, by GET alone");
  const auto options = std::make_shared<CaptureOptions>();
  add_asking_options(command, options->asking);
  auto& wanted = options->wanted;
  command.option("--organization", wanted.organization_id, "Its id; default: all that the caller belongs to");
  command.flag("--invoices", wanted.invoices, "Also invoices and credit memos");
  command.flag("--anonymize", wanted.anonymous, "With made-up words for all that people have written");
  command.option("--seed", wanted.seed, "Of made tokens and words")
      .shows_default()
      .between(std::uint64_t{0}, largest_seed);
  command.option("-o,--output", options->output, "The file for the fixture; - is standard output").shows_default();
  command.option("--report", options->report, "A file for what was left out or is not known, as JSON");
  command.examples({"aiven-mock capture --organization org5a1e9d0ac1e -o team.json",
                    "aiven-mock capture --anonymize --report left-out.json -o team.json"});
  command.does([options] { run_asking([&] { run_capture(*options); }); });
}

}  // namespace mock::cli
