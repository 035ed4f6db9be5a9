#pragma once
// Reports of commands in files: the ending of a file says in which form.
#include <span>
#include <sstream>
#include <string>
#include <string_view>

#include "cli/fixture_file.h"
#include "cli/whole_file.h"

namespace mock::cli {

template <class Report>
struct ReportForm {
  std::string_view ending;  // ".md"
  void (*write)(std::ostream&, const Report&);
};

/// Throws Failure when the file has none of the endings.
template <class Report>
const ReportForm<Report>& form_of(const std::string& file, std::span<const ReportForm<Report>> forms) {
  std::string endings;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (file.ends_with(forms[i].ending)) return forms[i];
    endings.append(i == 0 ? "" : i + 1 < forms.size() ? ", " : " or ").append(forms[i].ending);
  }
  throw Failure{{"--report: " + file + " must end with " + endings}};
}

/// Whole or not at all. Throws Failure.
template <class Report>
void write_report(const std::string& file, std::span<const ReportForm<Report>> forms, const Report& report) {
  std::ostringstream text;
  form_of(file, forms).write(text, report);
  write_whole_file(file, text.str(), for_everybody);
}

}  // namespace mock::cli
