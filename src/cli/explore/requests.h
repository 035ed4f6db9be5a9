#pragma once
// The requests of the fault-free run, named so that another run's are known again: by operation, by the places in their
// path, and by their turn among equals. Ids that the run has made are none of it, and neither is the position in the
// whole: a command may ask for several things at once.
#include <cstdint>
#include <string>
#include <vector>

#include "cli/explore/kinds.h"
#include "journal/journal.h"

namespace mock::cli::explore {

struct Asked {
  std::string_view operation;
  std::string path;         // stars stand for ids that were made
  std::uint64_t after = 0;  // so many equal ones come before it
  bool has_caller = false;
  std::size_t reply_bytes = 0;
  std::string name{};  // "ApplicationUserCreate", "ApplicationUserGet (2nd)"
};

/// Those of one run that operations answer. `again` are the requests of a second run, which makes other ids: what is
/// in both of them was not made.
std::vector<Asked> requests_of(const std::vector<Record>& run, const std::vector<Record>& again);

/// A fault rule, as JSON, by which this request alone fails so.
std::string rule_for(const Asked& asked, const Kind& kind);

/// Whether it makes no difference: a token that is not sent cannot expire, and what is empty cannot be cut.
bool cannot_differ(const Asked& asked, const Kind& kind);

}  // namespace mock::cli::explore
