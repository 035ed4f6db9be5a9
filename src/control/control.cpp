#include "control/control.h"

#include "answers/match.h"
#include "answers/read.h"
#include "answers/refuse.h"
#include "base/nearest.h"
#include "control/console.h"
#include "control/table_of_contents.h"

namespace mock {
namespace {

// Unlike the API, the control API refuses unknown parameters: they are usually typos.
constexpr answers::Strictness strictness{.knows_all_parameters = true};

std::string no_such_path(std::string_view path) {
  std::vector<std::string_view> known;
  for (const auto& row : control::operations()) known.push_back(row.path);
  return "The control API has no " + std::string(path) + did_you_mean(path, known);
}

}  // namespace

Control::Control() : started_(std::chrono::steady_clock::now()) {
  for (const auto& row : control::operations()) router_.add(row);
}

bool Control::owns(std::string_view target) {
  return target.starts_with("/_mock/") || target == "/_mock" || target.starts_with("/doc/");
}

Reply Control::serve(Worlds& worlds, const Metrics& metrics, const Worlds::Entrance& entrance, const Request& request,
                     std::string_view base_url) const {
  if (control::is_of_console(entrance.target)) return control::serve_console(request, entrance.target);
  auto match = answers::match(router_, request.method, path_of(entrance.target), no_such_path);
  if (match.reply) return std::move(*match.reply);
  const auto& row = *match.row;
  const auto reading =
      answers::read(row.query, row.reads_body_itself ? nullptr : row.body, entrance.target, request.body, strictness);
  if (!reading.problems.empty()) return answers::refuse(reading.problems);
  return row.handler({worlds, metrics, *entrance.world, entrance.name, match.params, request, base_url, reading.query,
                      request.body, reading.body, started_});
}

}  // namespace mock
