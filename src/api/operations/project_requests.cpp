#include "project_requests.h"

#include "json/writer.h"
#include "model/refusals.h"

namespace mock::api {

void check_tag_name(std::string_view name) {
  const std::string at = "tags: the name " + json::quoted(name);
  if (static_cast<std::int64_t>(name.size()) > longest_tag)
    throw Refusal(refusals::bad_request, at + " must have at most " + std::to_string(longest_tag) +
                                             " characters, not " + std::to_string(name.size()));
  if (!projects::is_tag_name(name))
    throw Refusal(refusals::bad_request, at + " must be a letter, followed by letters, digits, '-' and '_'");
}

void check_tags(const Wish<Project>& wish) {
  if (const auto* tags = wish.get<&Project::tags>())
    for (const auto& [name, value] : *tags) check_tag_name(name);
}

accounts::Account parent_named(const State& state, const std::string& parent_id) {
  if (const auto* organization = state.organizations.find(parent_id)) return {organization, nullptr};
  return accounts::get(state, parent_id);
}

Place place_of(const accounts::Account& account) {
  return {account.organization->organization_id,
          account.unit == nullptr ? std::string_view() : std::string_view(account.unit->account_id),
          {}};
}

void authorize_move(const State& state, const Call& call, const Project& project, const accounts::Account& to) {
  if (to.account_id() == project.account_id) return;
  authorize(state, call, {project.organization_id, {}, {}});           // J4, J11
  authorize(state, call, {to.organization->organization_id, {}, {}});  // J5
}

void authorize_billing(const State& state, const Call& call, const Project& project,
                       const std::string* billing_group_id, std::size_t which) {
  if (billing_group_id == nullptr || *billing_group_id == project.billing_group_id) return;
  authorize(state, call, {project.organization_id, {}, {}}, which);  // J24
}

}  // namespace mock::api
