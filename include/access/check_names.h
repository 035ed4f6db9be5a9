#pragma once
// Every word that the `check` of a Reason (base/reason.h) may be.
#include <span>
#include <string_view>

namespace mock {

/// The checks of a decision (judgement.h), and the other steps of a request that say no (pipeline/reasons.cpp).
std::span<const std::string_view> check_names();

}  // namespace mock
