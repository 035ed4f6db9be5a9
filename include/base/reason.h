#pragma once
// Why a request was refused, told to the tester: the journal, the log and `aiven-mock access` have it. The answer of
// the API says less, as the real one does.
#include <string>
#include <vector>

namespace mock {

/// Something that a caller has, and what it is from.
struct Holding {
  std::string what;     // a permission, a scope, "super admin", "role:organization:admin"
  std::string from;     // "organization org…", "project acme-website, through the group Developers", "the token"
  std::string gives{};  // what of the needed it contains, where it is not that itself; empty: nothing
};

struct Reason {
  std::string check;                  // that said no: of access/judgement.h, or another step of a request
  std::string text;                   // a sentence that says what would have to be otherwise
  std::vector<std::string> needed{};  // any one would have been enough
  std::vector<Holding> held{};        // what there was of the kind
};

}  // namespace mock
