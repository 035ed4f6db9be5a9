#pragma once
// What the head of a request means for the connection (RFC 9110 and 9112): what is asked for, how long the body is, and
// whether another request may follow.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "head.h"

namespace mock {

inline constexpr std::size_t longest_request_body = std::size_t{1}
                                                    << 30U;  // a fixture may be put through the control API

struct Message {
  Method method = Method::get;
  bool is_head = false;  // the answer is sent without its body
  // Path and query, or "*". Of a target in absolute form they are what is behind the authority.
  std::string_view target;
  std::optional<std::string_view> authority{};  // of a target in absolute form: what counts instead of Host
  bool is_connect = false;                      // a tunnel to `authority` is asked for, and there is no `target`
  std::size_t body_length = 0;
  bool is_chunked = false;
  bool waits_for_continue = false;
  bool keeps_connection = true;
};

/// Throws Unreadable when the message is refused whatever it asks for.
Message understood(const Head& head);

/// The path and query of a target in origin or absolute form.
std::string_view path_and_query(std::string_view target);

}  // namespace mock
