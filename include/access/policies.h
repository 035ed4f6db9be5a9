#pragma once
// What an organization decides about signing in, asked of every request of its members that is about it. The policies
// hold for that organization alone: the same token works for /me and for other organizations.
// Rules A2, Y1, Y4–Y9 of docs/fidelity.md.
#include "access/caller.h"

namespace mock {

struct Code;
struct Organization;
struct State;

namespace policies {

/// Why an organization does not let a caller in; nullptr: it does. Of application users only the address counts.
const Code* objection_to_address(const Organization& organization, const Identity& caller);
const Code* objection_to_client(const Organization& organization, const Identity& caller);
const Code* objection_to_sign_in(const State& state, const Organization& organization, const Identity& caller);
const Code* objection_to_one_factor(const State& state, const Organization& organization, const Identity& caller);

}  // namespace policies

/// Refuses a change that would shut out whoever makes it; `state` and `organization` are as they would be. Y8
void check_caller_stays_allowed(const State& state, const Organization& organization, const Identity& caller);

/// Refuses api_client_ip_allowlist_blocks_caller when the address list would shut out the caller. Y9
void check_address_stays_allowed(const Organization& organization, const Identity& caller);

}  // namespace mock
