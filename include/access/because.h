#pragma once
// The words for a check of a decision: who the caller is, what they hold, and what would have to be otherwise.
#include <string>

#include "access/judgement.h"

namespace mock {

/// "organization Acme (org…)", "project acme-website"; empty where the path names no place.
std::string to_text(const State& state, const Place& place);

/// One sentence about a check that was made, whether it passed or not. `finding.refusal` is what it said; what was
/// needed and what is held has been found out before.
std::string because(const State& state, const Identity& caller, const Subject& subject, const Finding& finding);

}  // namespace mock
