#pragma once
// How the headers of two answers differ.
#include "compare/difference.h"

namespace mock::compare {

/// Adds what differs: headers that one side alone has, and what those say that clients look at.
void compare_headers(const Question& question, const asking::Answer& api, const asking::Answer& mock,
                     const Wording& wording, Comparison& into);

}  // namespace mock::compare
