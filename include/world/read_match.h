#pragma once
// `match` objects as one world understands them: who is meant, and whether there is anybody like that.
#include <span>
#include <string>

#include "exchange/check_match.h"
#include "journal/journal.h"
#include "json/value.h"
#include "model/state.h"

namespace mock {

/// `match` with its principal by user_id: it may be given as an e-mail address or a unique name. A principal or an
/// organization that is not there is added to `problems`; with a journal, those that it remembers will do. A star, and
/// the empty text for "none", are let through.
json::Document resolve_match(const json::Value& match, const std::string& pointer, const State& state,
                             const Journal* journal, json::Problems& problems);

/// All that must be known of a `match` object: check_match(), and the above.
json::Document read_match(const json::Value& match, const std::string& pointer, std::span<const Served> served,
                          const State& state, const Journal* journal, json::Problems& problems);

}  // namespace mock
