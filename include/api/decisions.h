#pragma once
// Who may do what: the decisions that requests would meet, made without a request. The same code decides
// (access/judgement.h), at the places that the paths of operations can name.
#include <functional>
#include <string>
#include <vector>

#include "access/because.h"
#include "api/operation.h"
#include "base/glob.h"

namespace mock::api {

/// Which decisions are asked for; all when nothing is said. A star stands for any characters.
struct Question {
  Glob principal{"*"};                // user_id or e-mail address
  std::string token_prefix{};         // with this token; empty: with one that is not restricted
  Glob operation{"*"};                // operationId
  bool of_all_operations = false;     // else only of those that ask for a role or a permission
  std::string organization_id{};      // only there; empty: everywhere
  std::string account_id{};           // of an organization or a unit
  std::string project{};              // its name
  std::string address = "127.0.0.1";  // that the request comes from
};

struct Decision {
  const User& user;
  const Operation& operation;
  std::string place;            // "organization Acme (org…)"; empty: the path names none
  std::vector<Finding> checks;  // in their order; after a no there are none
  [[nodiscard]] bool is_yes() const { return checks.empty() || checks.back().passed; }
};

/// Calls f with each decision: by user, by operation in the order of the tables, by place. After one more than `most`
/// it stops.
void for_each_decision(const State& state, const Question& question, std::int64_t most,
                       const std::function<void(const Decision&)>& f);

}  // namespace mock::api
