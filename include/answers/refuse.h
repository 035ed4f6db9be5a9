#pragma once
// How a refusal looks on the wire: the only place that knows the statuses and the form of an error body,
// {"errors":[{"message","status","error_code"}],"message"}.
#include <string_view>

#include "answers/read.h"
#include "exchange/reply.h"
#include "json/shape.h"
#include "json/value.h"
#include "model/refusals.h"

namespace mock::answers {

Reply refuse(const Refusal& refusal);

/// 400 bad_request with one error for each problem, each message ending in the place: "(at /max_age_seconds)".
Reply refuse(const json::Problems& problems);

/// What Aiven's API says of a request that does not fit: 400 without a code, one error for each problem, and the first
/// one is the message. Beside each stands a hint: what the mock itself has to say of it.
Reply refuse_input(const Reading& reading);

/// An error that is not about a rule of the API: statuses that HTTP gives.
Reply refuse(int status, std::string_view message, std::string_view error_code = {});

/// "max_age_seconds must be at least 600, not 5 (at /max_age_seconds)".
std::string to_text(const json::Problem& problem);

/// The shape of all of these bodies.
const json::Shape& error_shape();

}  // namespace mock::answers
