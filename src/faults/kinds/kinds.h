#pragma once
// What each file of this folder shows to kinds.cpp, and the parameters that several kinds have.
#include "faults/fault_kind.h"

namespace mock::faults {

extern const FaultKind answer_fault, drip_fault, drop_fault, expire_token_fault, garbage_fault, hang_fault,
    latency_fault, rate_limit_fault, reset_fault, stale_read_fault, status_fault, truncate_fault;

/// Nobody waits longer than an hour.
inline constexpr std::int64_t longest_wait_ms = 3'600'000;
inline constexpr std::int64_t most_bytes = std::int64_t{1} << 30U;

/// `bytes`: of the body of an answer.
json::Field bytes_field();
std::size_t bytes_of(const json::Value& parameters);

/// `headers`: more headers of an answer. What is wrong with them is added to `problems`.
using ReplyHeaders = std::vector<std::pair<std::string, std::string>>;
json::Field headers_field();
ReplyHeaders headers_of(const json::Value& parameters, json::Problems& problems);

/// `when`: whether the world sees the request that is lost. The default is that it does not.
json::Field when_field();
/// An act that loses the answer, before the world has seen the request or after.
Act lose(Loss loss, const json::Value& parameters);

/// Waiting that many milliseconds.
std::chrono::milliseconds milliseconds_of(const json::Value& parameters, std::string_view name);

}  // namespace mock::faults
