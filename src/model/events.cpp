#include "model/events.h"

#include <vector>

#include "model/state.h"

namespace mock::events {
namespace {

template <class Rows>
std::vector<std::int64_t> ids_of(const Rows& rows) {
  std::vector<std::int64_t> ids;
  for (const auto& event : rows) ids.push_back(event.log_entry_id);
  return ids;
}

}  // namespace

void add(State& state, Event event) {
  if (state.last_log_entry_id == largest_exact_number) return;  // there is no number left
  event.log_entry_id = ++state.last_log_entry_id;
  if (event.log_entry_id > most_events) state.events.erase(event.log_entry_id - most_events);
  state.events.put(std::move(event));
}

void rename_project(State& state, std::string_view project_name, std::string_view new_name) {
  for (const auto id : ids_of(state.events.with<&Event::project_name>(project_name))) {
    auto event = *state.events.find(id);
    event.project_name = new_name;
    state.events.put(std::move(event));
  }
}

void forget_account(State& state, std::string_view account_id) {
  for (const auto id : ids_of(state.events.with<&Event::account_id>(account_id))) state.events.erase(id);
}

void forget_project(State& state, std::string_view project_name) {
  for (const auto id : ids_of(state.events.with<&Event::project_name>(project_name))) {
    auto event = *state.events.find(id);
    event.project_name.clear();
    state.events.put(std::move(event));
  }
}

void forget_billing_group(State& state, std::string_view billing_group_id) {
  for (const auto id : ids_of(state.events.with<&Event::billing_group_id>(billing_group_id))) {
    auto event = *state.events.find(id);
    event.billing_group_id.clear();
    state.events.put(std::move(event));
  }
}

}  // namespace mock::events
