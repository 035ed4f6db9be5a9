#pragma once
// History: who changed what in an organization, one of its units or a project. The corridor writes it down when an
// operation has changed something (api/history.h); nothing else does.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct Event {
  std::int64_t log_entry_id = 0;     // counts from 1 in each world
  std::string account_id;            // of the root account or unit where it happened
  std::string project_name;          // empty: not in a project
  std::string billing_group_id;      // empty: not about one
  std::string event_type;            // the name of the operation: project_update
  std::string event_desc;            // for people
  std::string actor_user_id, actor;  // actor: the e-mail address at that time
  Time create_time{};

  using Ways = FoundBy<By<&Event::log_entry_id>, By<&Event::account_id>, ByGiven<&Event::project_name>,
                       ByGiven<&Event::billing_group_id>>;
};

/// The newest events of a world that are remembered.
inline constexpr std::int64_t most_events = 10'000;

namespace events {

/// Adds an event, with the next log_entry_id, and forgets one when there are too many.
void add(State&, Event event);

/// What happened in the project under its old name happened in it under its new one.
void rename_project(State&, std::string_view project_name, std::string_view new_name);
/// Forgets what happened in an account.
void forget_account(State&, std::string_view account_id);
/// What happened in a project that is no more stays part of its account's history, but not of the next project's that
/// has the name.
void forget_project(State&, std::string_view project_name);
/// What was about a billing group that is no more stays part of its account's history.
void forget_billing_group(State&, std::string_view billing_group_id);

}  // namespace events
}  // namespace mock
