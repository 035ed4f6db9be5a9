#include "control/control.h"

#include <algorithm>

#include "answers/read.h"
#include "answers/refuse.h"
#include "base/nearest.h"
#include "control/table_of_contents.h"

namespace mock {
namespace {

// Other than the API, which lets unknown parameters pass, the mock tells what it does not know: it is a slip.
json::Document read_query(const ControlOperation& row, const QueryValues& query, json::Faults& faults) {
  static const auto nothing = json::object({});
  const auto& shape = row.query == nullptr ? nothing : row.query();
  std::vector<std::string_view> known;
  for (const auto& field : shape.fields) known.push_back(field.name);
  for (const auto& name : query.names())
    if (std::find(known.begin(), known.end(), name) == known.end())
      faults.push_back({"", "unknown query parameter " + json::quoted(name) + did_you_mean(name, known)});
  return answers::read_query(shape, query, faults);
}

Reply no_such_path(std::string_view path) {
  std::vector<std::string_view> known;
  for (const auto& row : control::operations()) known.push_back(row.path);
  return answers::refuse(404, "The control API has no " + std::string(path) + did_you_mean(path, known));
}

json::Document read_body(const ControlOperation& row, std::string_view text, json::Faults& faults) {
  if (row.body == nullptr || row.reads_body_itself) return {};
  json::Faults own;
  auto body = json::parse(text, own);
  if (own.empty()) own = json::check(row.body(), body).faults;
  faults.insert(faults.end(), own.begin(), own.end());
  return body;
}

}  // namespace

Control::Control() : started_(std::chrono::steady_clock::now()) {
  for (const auto& row : control::operations()) router_.add(row);
}

bool Control::owns(std::string_view target) {
  return target.starts_with("/_mock/") || target == "/_mock" || target.starts_with("/doc/");
}

Reply Control::serve(Worlds& worlds, const Metrics& metrics, const Worlds::Entrance& entrance,
                     const Request& request) const {
  const auto path = path_of(entrance.target);
  const auto route = router_.find(request.method, path);
  if (route.row == nullptr && route.allow.empty()) return no_such_path(path);
  if (route.row == nullptr) {
    auto reply = answers::refuse(405, "The path " + std::string(path) + " has only the methods " + route.allow);
    reply.headers.emplace_back("Allow", route.allow);
    return reply;
  }

  json::Faults faults;
  const auto query = read_query(*route.row, QueryValues(query_of(entrance.target)), faults);
  const auto body = read_body(*route.row, request.body, faults);
  if (!faults.empty()) return answers::refuse(faults);
  return route.row->handler(
      {worlds, metrics, *entrance.world, entrance.name, route.params, request, query, request.body, body, started_});
}

}  // namespace mock
