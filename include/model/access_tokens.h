#pragma once
// Access tokens of people and of application users: how they are made, how long they live, how they end.
// Nothing runs when a token expires: whether it has is a question put to the world's clock.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rare.h"
#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/vocabulary.h"

namespace mock {

struct State;

/// The scopes that a token may be restricted to: the families of the API.
inline constexpr std::array<std::string_view, 34> scope_names{
    "all",
    "accounts",
    "accounts:read",
    "accounts:write",
    "authentication",
    "authentication:read",
    "authentication:write",
    "billing",
    "billing:read",
    "billing:write",
    "payments",
    "payments:read",
    "payments:write",
    "privatelink",
    "privatelink:read",
    "privatelink:write",
    "projects",
    "projects:read",
    "projects:write",
    "scim",
    "scim:read",
    "scim:write",
    "services",
    "services:read",
    "services:write",
    "static_ips",
    "static_ips:read",
    "static_ips:write",
    "tickets",
    "tickets:read",
    "tickets:write",
    "user",
    "user:read",
    "user:write",
};
using Scope = Word<scope_names>;
using Scopes = Words<scope_names>;

/// What `scope` gives: itself, for a family its :read and :write, for "all" everything.
Scopes covered_by(Scope scope);

inline constexpr std::size_t token_prefix_length = 12;

struct AccessToken {
  std::string full_token;
  std::string user_id;
  Rare<std::string> method_id;  // of the user's authentication method that signed in when it was made; none: of none
  std::string description;
  std::optional<std::int64_t> max_age_seconds;  // none: it never expires
  bool extend_when_used = false;                // max_age_seconds count from the last use
  bool created_manually = true;                 // false for the token of a login
  Rare<std::vector<std::string>> ip_allowlist;  // none: from anywhere
  Rare<std::vector<Scope>> scopes;              // none: not restricted
  Time create_time{};
  std::optional<Time> last_used_time;
  Rare<std::string> last_ip, last_user_agent;

  /// What the token is named by: the first 12 characters of full_token.
  [[nodiscard]] std::string_view token_prefix() const {
    return std::string_view(full_token).substr(0, token_prefix_length);
  }
  /// When it expires unless extended; never without max_age_seconds.
  [[nodiscard]] std::optional<Time> expiry_time() const;
  [[nodiscard]] bool expired_at(Time now) const;

  using Ways = FoundBy<By<&AccessToken::token_prefix>, By<&AccessToken::user_id>, ByGiven<&AccessToken::method_id>>;
};

/// Limits of the API; both ends are allowed.
inline constexpr std::int64_t shortest_max_age = 600;
inline constexpr std::int64_t longest_max_age = 315'360'000;  // ten years
inline constexpr std::int64_t longest_token_description = 1000;
inline constexpr std::int64_t most_ip_ranges = 100;
inline constexpr std::int64_t most_scopes = 100;
inline constexpr std::int64_t longest_cidr = 49;         // an IPv6 address with an embedded IPv4 one, and "/128"
inline constexpr std::size_t most_personal_tokens = 10;  // of one user
inline constexpr std::size_t most_sessions = 1000;       // of one user

namespace access_tokens {

/// A token that no other one begins like.
std::string new_full_token(State&);

/// Makes a token for `user_id`. Only here is full_token to be shown.
const AccessToken& create(State&, std::string_view user_id, const Wish<AccessToken>& wish, Time now);

/// The same for a token that its user asks for, or access_token_limit_reached.
const AccessToken& create_personal(State&, std::string_view user_id, const Wish<AccessToken>& wish, Time now);

/// Makes the token of a login, or of what counts as one. The least recently used of too many sessions ends.
const AccessToken& create_session(State&, std::string_view user_id, std::string_view method_id, Time now);

/// True unless it has expired, its user is gone, or it is from before the user's token_validity_begin.
bool is_valid(const State&, const AccessToken& token, Time now);

/// The token that reads exactly so, or nullptr; also one that is no longer valid.
const AccessToken* find(const State&, std::string_view full_token);

/// The valid token of this user that `prefix_or_whole` names, or access_token_not_found.
const AccessToken& of_user(const State&, std::string_view user_id, std::string_view prefix_or_whole, Time now);

void update(State&, const AccessToken& token, const Wish<AccessToken>& wish);
void revoke(State&, const AccessToken& token);
void revoke_all(State&, std::string_view user_id);

/// Ends all personal tokens that were made in sessions of this authentication method.
void revoke_personal(State&, std::string_view method_id);

/// Ends all tokens of a user; those made from now on are valid, also within this second.
void expire_all(State&, std::string_view user_id, Time now);

/// True when use(…) with the same arguments would change anything.
bool use_is_news(const AccessToken&, std::string_view ip, std::string_view user_agent, Time now);

/// Remembers that the token was used, which also extends one that is extended when used. Does nothing when the token
/// is gone by now.
void use(State&, std::string_view token_prefix, std::string_view ip, std::string_view user_agent, Time now);

}  // namespace access_tokens
}  // namespace mock
