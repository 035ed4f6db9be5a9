#pragma once
// Fields of a body that say again what the path or the state says. Aiven's own clients send some, so they are accepted,
// but nothing is done for a client that means something else by them.
#include <string>
#include <string_view>

#include "api/operation.h"
#include "json/writer.h"
#include "model/refusals.h"

namespace mock::api {

/// Refuses (bad_request) a field that is given and is not what it can only be.
inline void expect_unchanged(const Call& call, std::string_view field, std::string_view what_it_is) {
  const auto given = call.body.optional_text(field);
  if (!given || *given == what_it_is) return;
  throw Refusal(refusals::bad_request, std::string(field) + " cannot be changed: it is " + json::quoted(what_it_is) +
                                           " (at /" + std::string(field) + ")");
}

}  // namespace mock::api
