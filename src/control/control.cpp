#include "control/control.h"

#include "api/refuse.h"
#include "operations/tables.h"

namespace mock {

Control::Control() : started_(std::chrono::steady_clock::now()) {
  for (const auto& table :
       {control::health_operations, control::state_operations, control::clock_operations, control::document_operations})
    for (auto& row : table()) operations_.push_back(row);
  for (const auto& row : operations_) router_.add(row);
}

bool Control::owns(std::string_view target) {
  return target.starts_with("/_mock/") || target == "/_mock" || target.starts_with("/doc/");
}

Reply Control::serve(Worlds& worlds, World& world, const Request& request, std::string_view target) const {
  const auto path = path_of(target);
  const auto route = router_.find(request.method, path);
  if (route.row == nullptr && route.allow.empty())
    return api::refuse(404, "The control API has no " + std::string(path));
  if (route.row == nullptr) {
    auto reply = api::refuse(405, "The path " + std::string(path) + " has only the methods " + route.allow);
    reply.headers.emplace_back("Allow", route.allow);
    return reply;
  }

  json::Value body;
  if (route.row->body != nullptr) {
    json::Faults faults;
    body = json::parse(request.body, faults);
    if (faults.empty()) faults = json::check(route.row->body(), body).faults;
    if (!faults.empty()) return api::refuse(faults);
  }
  return route.row->handler({worlds, world, route.params, request.body, body, started_});
}

}  // namespace mock
