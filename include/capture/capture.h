#pragma once
// Makes a fixture of what a running API shows to one of its callers, who is asked nothing but GET.
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

#include "asking/asker.h"
#include "capture/report.h"

namespace mock::capture {

struct Wanted {
  std::string organization_id{};  // empty: all that the caller belongs to
  bool invoices = false;          // also invoices and credit memos, of which there may be very many
  bool anonymous = false;         // with made-up words for all that people have written
  std::uint64_t seed = 0;         // of made ids, tokens and words
};

struct Captured {
  std::string fixture;
  Report report;
};

/// There is nothing to be captured: the token is refused, or there is no such organization.
class NothingThere : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `progress` is told what is being asked for. Throws NothingThere, or asking::NoAnswer.
Captured capture(asking::Asker& asker, const Wanted& wanted,
                 const std::function<void(const std::string&)>& progress = {});

}  // namespace mock::capture
