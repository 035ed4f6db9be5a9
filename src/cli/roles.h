#pragma once
// aiven-mock routes --roles: what roles contain, and what they open.

namespace mock::cli {

/// As a grid, a column for each role.
void print_roles();
void print_roles_as_json();

}  // namespace mock::cli
