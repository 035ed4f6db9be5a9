#pragma once
// "May they?" as a value: which check said yes or no, and what the caller is at the place. `judge` answers a request
// and makes nothing that has to be freed. `explain_decision` makes the same decision for whoever wants to know why:
// every check that was made, what it needed, and what the caller holds and from where.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "access/caller.h"
#include "base/reason.h"
#include "model/refusals.h"

namespace mock {

/// In the order in which they are made. After a no nothing more is asked.
enum class Check {
  token,                   // is there a valid one
  user_state,              // is its user not deactivated
  token_addresses,         // may it be used from this address
  managing_organization,   // does the organization that manages the user let this address in
  token_scopes,            // does it cover the operation
  membership,              // does the caller belong to the organization
  organization_addresses,  // does the organization let this address in
  client,                  // … this kind of client
  sign_in,                 // … who signed in this way, or with a personal token
  two_factor,              // … who signed in without a second factor
  permission,              // does the caller hold what is needed
};
std::string_view to_text(Check check);

struct Judgement {
  Check check{};                  // that said no; of a yes, the last one made
  const Code* refusal = nullptr;  // nullptr: yes
  Standing standing{};            // of who was asked for a permission

  [[nodiscard]] bool is_yes() const { return refusal == nullptr; }
};

/// What somebody is at a place by what they hold. P10
Standing standing_of(const permissions::Held& held, bool is_super_admin, bool is_at_project);
/// Is that what is needed? Nothing is looked up for it.
bool meets(const Standing& standing, const Needs& needs);

/// May they come in at all: from `token` to `managing_organization`.
Judgement judge(const Identity& caller);
/// May they do this: what comes after. The caller has come in.
Judgement judge(const State& state, const Identity& caller, const Needs& needs, Scopes scopes, const Subject& subject);

/// A no of a decision: the refusal that the API sends, and the reason that the tester is told.
struct Denial : Refusal {
  Denial(Refusal refusal, Reason why) : Refusal(std::move(refusal)), reason(std::move(why)) {}
  Reason reason;
};

/// How a no of `judge(caller)` is said.
Denial denial_of(const State& state, const Judgement& judgement, const Identity& caller);
/// How a no is said to somebody who asked for `operation` of `subject`, which needs that, with a token that has to
/// cover `scopes`.
Denial denial_of(const State& state, const Judgement& judgement, const Identity& caller, const Needs& needs,
                 Scopes scopes, const Subject& subject, std::string_view operation);

/// One check of a decision. What it needed and what the caller holds is told of scopes and permissions.
struct Finding {
  Check check{};
  bool passed = false;
  std::vector<std::string> needed{};  // any one is enough
  std::vector<Holding> held{};
  const Code* refusal = nullptr;  // that it said no with
  std::string text{};             // a sentence about all of that (because.h)
};

/// The checks of the whole decision, in their order.
std::vector<Finding> explain_decision(const State& state, const Identity& caller, const Needs& needs, Scopes scopes,
                                      const Subject& subject);

}  // namespace mock
