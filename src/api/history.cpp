#include "api/history.h"

#include <algorithm>
#include <array>

#include "model/accounts.h"

namespace mock::api {
namespace {

// The field of a body that says which thing it is about, the first that is there.
constexpr std::array naming_fields{"project",     "project_id",      "project_name", "account_name",
                                   "name",        "user_group_name", "team_name",    "display_name",
                                   "domain_name", "access_name",     "user_email",   "email"};
// Parameters of paths that say nothing more, or are secrets.
constexpr std::array untold_parameters{"organization_id", "account_id", "invite_verification_code", "download_cookie"};

// AccountUpdate: account_update
std::string snake_case(std::string_view id) {
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool is_capital = id[i] >= 'A' && id[i] <= 'Z';
    const bool starts_word = is_capital && i > 0 && (id[i - 1] < 'A' || id[i - 1] > 'Z');
    if (starts_word) out += '_';
    out += is_capital ? static_cast<char>(id[i] - 'A' + 'a') : id[i];
  }
  return out;
}

std::string description(const Operation& operation, const Call& call) {
  std::string what;
  const auto tell = [&](std::string_view name) { (what += what.empty() ? ": " : ", ") += name; };
  for (const auto& [name, value] : call.params)
    if (std::find(untold_parameters.begin(), untold_parameters.end(), name) == untold_parameters.end()) tell(value);
  for (const auto* field : naming_fields) {
    const auto* value = call.body.find(field);
    if (value == nullptr || value->as_text().empty()) continue;
    tell(value->as_text());
    break;
  }
  return std::string(operation.summary) + what;
}

// What is made without a place in the path is told by the answer: {"account": {"organization_id": …}}, or the same
// without the object around it.
std::string organization_made(const Reply& reply) {
  json::Faults faults;
  const auto body = json::parse(reply.body, faults);
  if (!faults.empty()) return {};
  if (const auto* account = body.find("account")) return account->text("organization_id");
  return body.text("organization_id");
}

std::string project_of(const State& next, const Call& call, const Place& place) {
  for (const auto* field : {"project", "project_id", "project_name"})
    if (auto name = call.body.text(field); next.projects.find(name) != nullptr) return name;
  return next.projects.find(place.project_name) != nullptr ? std::string(place.project_name) : std::string();
}

std::string account_of(const State& next, const Place& place, const std::string& project_name, const Reply& reply) {
  if (!project_name.empty()) return next.projects.find(project_name)->account_id;
  if (next.units.find(place.unit_id) != nullptr) return std::string(place.unit_id);
  const std::string id(place.organization_id.empty() ? organization_made(reply) : place.organization_id);
  const auto* organization = next.organizations.find(id);
  return organization == nullptr ? std::string() : organization->account_id;
}

}  // namespace

void remember(State& next, const Operation& operation, const Call& call, const Place& place, const Reply& reply) {
  if (call.caller.user == nullptr) return;
  Event event;
  event.project_name = project_of(next, call, place);
  event.account_id = account_of(next, place, event.project_name, reply);
  if (event.account_id.empty()) return;
  event.event_type = snake_case(operation.id);
  event.event_desc = description(operation, call);
  event.actor_user_id = call.user().user_id;
  event.actor = call.user().user_email;
  event.create_time = call.now;
  events::add(next, std::move(event));
}

}  // namespace mock::api
