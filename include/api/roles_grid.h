#pragma once
// Who may do what by which role: everything that the rows ask a role or permission for, and the names that open it.
// `aiven-mock routes --roles` prints it. It is worked out as requests are decided, by standing_of and meets.
#include <string_view>
#include <vector>

#include "access/needs.h"
#include "api/operation.h"

namespace mock::api {

/// One thing that an operation asks a right for.
struct Asked {
  const Operation* operation;
  Needs needs;
  Level level = Level::organization;  // of the place that it is asked at
  std::string_view where{};           // as the row says it; empty: at the place of the path
  bool is_about_a_project = false;    // its path names one
};

/// All of them, by level and then as the operations go. What is open to every member is not among them, nor what only
/// super admins may.
std::vector<Asked> asked_for_rights();

/// Does holding this name alone, at a place of the level that is asked at or above, open it?
bool is_opened_by(const Asked& asked, Permission held, Level held_on);
inline bool is_opened_by(const Asked& asked, Permission held) { return is_opened_by(asked, held, asked.level); }

}  // namespace mock::api
