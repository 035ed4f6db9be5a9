#pragma once
// An answer that a fault rule of the kind `answer` gives in place of the world, for callers who come in.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "exchange/reply.h"
#include "exchange/router.h"
#include "json/value.h"

namespace mock {

struct OwnAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<json::Document> body;  // none: an answer without a body
};

/// The answer as it is sent. In the texts of the body, names of members too, `{now}` is the time and
/// `{organization_id}` what the path has for the parameter of that name; other braces stay as they are.
Reply reply_of(const OwnAnswer& answer, const Params& params, Time now);

}  // namespace mock
