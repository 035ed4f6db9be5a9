#include "cli/compare/report_files.h"

#include <sstream>
#include <system_error>

#include "cli/fixture_file.h"
#include "cli/new_file.h"

namespace mock::cli {
namespace {

using WriteReport = void (*)(std::ostream&, const compare::Report&);

WriteReport writer_for(const std::string& file) {
  if (file.ends_with(".md")) return compare::write_markdown;
  if (file.ends_with(".json")) return compare::write_json;
  throw Failure{{"--report: " + file + " must end with .md or .json"}};
}

}  // namespace

void check_report_files(const std::vector<std::string>& files) {
  for (const auto& file : files) static_cast<void>(writer_for(file));
}

void write_report_files(const std::vector<std::string>& files, const compare::Report& report) {
  constexpr mode_t mode = 0666;
  for (const auto& file : files) try {
      std::ostringstream text;
      writer_for(file)(text, report);
      NewFile out(behind_links(file), mode);
      out.write(text.str());
      out.finish(false);
    } catch (const std::system_error& error) {
      throw Failure{{"cannot write the report " + file + ": " + error.code().message()}};
    }
}

}  // namespace mock::cli
