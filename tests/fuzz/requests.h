#pragma once
// Requests as text, several in one input, as corpus files have them:
//
//   POST /v1/organization/org5a1e9d0ac1e/application-users
//   Authorization: aivenv1 sofia-super-admin-demo-token
//
//   {"name": "ci"}
//   ---
//   GET /v1/me
#include <string>
#include <string_view>
#include <vector>

#include "exchange/request.h"

namespace mock::fuzz {

inline constexpr std::string_view separator = "\n---\n";

/// The texts of the requests in an input.
std::vector<std::string_view> split(std::string_view input);

/// Any text is some request. Points into `text`.
Request as_request(std::string_view text);

}  // namespace mock::fuzz
