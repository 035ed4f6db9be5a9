#include "api/history.h"

#include "model/state.h"

namespace mock::api {
namespace {

// AccountUpdate: account_update
std::string snake_case(std::string_view id) {
  std::string out;
  out.reserve(2 * id.size());
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

std::string description(const Operation& operation, const Params& params, std::string_view name) {
  std::string text(operation.summary);
  std::string_view before = ": ";
  const auto tell = [&](std::string_view word) {
    if (word.empty()) return;
    (text += before) += word;
    before = ", ";
  };
  for (const auto& [parameter, value] : params) tell(told(parameter, value));
  tell(name);
  return text;
}

// What has gone to another organization is not named in the history of the one it left.
template <class Thing>
bool is_at(const Place& place, const Thing* thing) {
  return thing != nullptr && (place.organization_id.empty() || thing->organization_id == place.organization_id);
}

// A project that was made or renamed is not the one that the path named.
std::string project_of(const State& next, const Place& place, const Trail& trail) {
  for (const auto name : {place.project_name, std::string_view(trail.project_name)})
    if (!name.empty() && is_at(place, next.projects.find(name))) return std::string(name);
  return {};
}

std::string billing_group_of(const State& next, const Params& params, const Place& place, const Trail& trail) {
  const auto* of_path = params.find("billing_group_id");
  for (const auto id :
       {of_path == nullptr ? std::string_view() : std::string_view(*of_path), std::string_view(trail.billing_group_id)})
    if (!id.empty() && is_at(place, next.billing_groups.find(id))) return std::string(id);
  return {};
}

// Where the path says nothing, the project or the billing group does, or else the command.
std::string account_of(const State& next, const Place& place, const Event& event, const Trail& trail) {
  if (!place.unit_id.empty() && next.units.find(place.unit_id) != nullptr) return std::string(place.unit_id);
  auto id = place.organization_id;
  if (id.empty()) {
    if (const auto* project = next.projects.find(event.project_name)) return project->account_id;
    const auto* group = next.billing_groups.find(event.billing_group_id);
    id = group == nullptr ? std::string_view(trail.organization_id) : group->organization_id;
  }
  const auto* organization = next.organizations.find(id);
  return organization == nullptr ? std::string() : organization->account_id;
}

void remember(State& next, const Operation& operation, const Call& call, const Place& place, const Trail& trail) {
  Event event;
  event.project_name = project_of(next, place, trail);
  event.billing_group_id = billing_group_of(next, call.params, place, trail);
  event.account_id = account_of(next, place, event, trail);
  if (event.account_id.empty()) return;  // it went with its organization
  event.event_type = snake_case(operation.id);
  event.event_desc = description(operation, call.params, trail.name);
  event.actor_user_id = call.user().user_id;
  event.actor = call.user().user_email;
  event.create_time = call.now;
  events::add(next, std::move(event));
}

}  // namespace

Reply carry_out(State& next, const Operation& operation, const Call& call, const Place& place) {
  if (const auto* quiet = std::get_if<QuietCommand>(&operation.handler)) return (*quiet)(next, call);
  auto done = std::get<Command>(operation.handler)(next, call);
  remember(next, operation, call, place, done.trail);
  return std::move(done.reply);
}

}  // namespace mock::api
