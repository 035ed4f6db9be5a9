#pragma once
// The reasons of refusals that are no decision about the caller: those have theirs from access/judgement.h.
#include <string_view>

#include "access/caller.h"
#include "base/reason.h"
#include "exchange/reply.h"
#include "faults/effect.h"
#include "json/problems.h"
#include "model/refusals.h"

namespace mock {

class Journal;

namespace reasons {

/// A fault rule answered instead of the API.
Reason of_fault(const Effect& effect);
/// A fault rule made the token count as expired.
Reason of_expiring_fault(const Effect& effect);
/// The API has no such path (404), or not with this method (405).
Reason of_path(const Reply& refusal, std::string_view method);
/// The API has this operation, and the mock does not serve it.
Reason of_not_mocked();
Reason of_size(std::size_t bytes, std::size_t most);
/// Query and body do not have the shapes that the operation asks for.
Reason of_problems(const json::Problems& problems);
/// A rule of the API.
Reason of_rule(const Refusal& refusal);

/// Of a token that the world does not know: what the journal remembers of it, such as the request that revoked it.
/// Nothing is added where it remembers nothing.
void add_what_is_remembered(Reason& reason, const Visit& visit, const Journal& journal);

}  // namespace reasons
}  // namespace mock
