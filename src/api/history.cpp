#include "api/history.h"

#include <array>
#include <vector>

#include "model/state.h"

namespace mock::api {
namespace {

// The field of a body that says which thing it is about, the first that is there.
constexpr std::array naming_fields{
    "account_name", "name",       "user_group_name", "team_name",          "domain_name",  "user_email", "email",
    "project",      "project_id", "project_name",    "billing_group_name", "display_name", "access_name"};

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

// What a parameter of the path says; nothing for those that only say where. In the place of a token's prefix the API
// takes the whole token as well, which is a secret.
std::string_view told(std::string_view name, std::string_view value) {
  if (name == "organization_id" || name == "account_id") return {};
  return name == "token_prefix" ? value.substr(0, token_prefix_length) : value;
}

std::string description(const Operation& operation, const Call& call) {
  std::string what;
  const auto tell = [&](std::string_view word) {
    if (!word.empty()) (what += what.empty() ? ": " : ", ") += word;
  };
  for (const auto& [name, value] : call.params) tell(told(name, value));
  for (const auto* field : naming_fields) {
    const auto name = call.body.text(field);
    tell(name);
    if (!name.empty()) break;
  }
  return std::string(operation.summary) + what;
}

// What is made without a place in the path is told by the answer: {"account": {"organization_id": …}}, or the same
// without the object around it.
std::string told_by(const Reply& reply, std::string_view around, std::string_view field) {
  json::Faults faults;
  const auto body = json::parse(reply.body, faults);
  if (!faults.empty()) return {};
  const auto* object = body.find(around);
  return (object == nullptr ? body : *object).text(field);
}

// What has gone to another organization is not named in the history of the one it left.
template <class Thing>
bool is_at(const Place& place, const Thing* thing) {
  return thing != nullptr && (place.organization_id.empty() || thing->organization_id == place.organization_id);
}

// A project that is made, renamed or assigned is named by the body.
std::string project_of(const State& next, const Place& place, const json::Value& body) {
  if (is_at(place, next.projects.find(place.project_name))) return std::string(place.project_name);
  for (const auto* field : {"project", "project_id", "project_name"})
    if (const auto* project = next.projects.find(body.text(field)); is_at(place, project)) return project->project_name;
  return {};
}

// A billing group is named by the path; one that is chosen, by the body; one that is made, by the answer.
std::string billing_group_of(const State& next, const Operation& operation, const Call& call, const Place& place,
                             const Reply& reply) {
  std::vector<std::string> told{call.body.text("billing_group_id")};
  if (const auto* id = call.params.find("billing_group_id")) told.insert(told.begin(), *id);
  if (operation.path.ends_with("/billing-group") || operation.path.ends_with("/billing-groups"))
    told.push_back(told_by(reply, "billing_group", "billing_group_id"));
  for (const auto& id : told)
    if (is_at(place, next.billing_groups.find(id))) return id;
  return {};
}

// What the path does not place is told by the project or the billing group, or by the account that was made.
std::string account_of(const State& next, const Place& place, const Event& event, const Reply& reply) {
  if (next.units.find(place.unit_id) != nullptr) return std::string(place.unit_id);
  std::string id(place.organization_id);
  if (const auto* project = next.projects.find(event.project_name); id.empty() && project != nullptr)
    return project->account_id;
  if (const auto* group = next.billing_groups.find(event.billing_group_id); id.empty() && group != nullptr)
    id = group->organization_id;
  if (id.empty()) id = told_by(reply, "account", "organization_id");
  const auto* organization = next.organizations.find(id);
  return organization == nullptr ? std::string() : organization->account_id;
}

}  // namespace

void remember(State& next, const Operation& operation, const Call& call, const Place& place, const Reply& reply) {
  if (call.caller.user == nullptr) return;
  Event event;
  event.project_name = project_of(next, place, call.body);
  event.billing_group_id = billing_group_of(next, operation, call, place, reply);
  event.account_id = account_of(next, place, event, reply);
  if (event.account_id.empty()) return;
  event.event_type = snake_case(operation.id);
  event.event_desc = description(operation, call);
  event.actor_user_id = call.user().user_id;
  event.actor = call.user().user_email;
  event.create_time = call.now;
  events::add(next, std::move(event));
}

}  // namespace mock::api
