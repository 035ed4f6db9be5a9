#include "model/access_tokens.h"

#include "model/refusals.h"
#include "model/state.h"
#include "support/catch.h"

namespace mock {
namespace {

const Time start = *parse_rfc3339("2026-01-01T00:00:00Z");

AccessToken token_living(std::optional<std::int64_t> seconds, bool extended = false) {
  AccessToken token;
  token.max_age_seconds = seconds;
  token.extend_when_used = extended;
  token.create_time = start;
  return token;
}

TEST_CASE("A token without max_age_seconds never expires", "[access_tokens]") {
  CHECK(token_living(std::nullopt).expiry_time() == std::nullopt);
  CHECK_FALSE(token_living(std::nullopt).expired_at(end_of_time));
}

TEST_CASE("A token lives max_age_seconds, and expires at that very second", "[access_tokens]") {
  const auto token = token_living(600);
  CHECK_FALSE(token.expired_at(start + Seconds(599)));
  CHECK(token.expired_at(start + Seconds(600)));
}

TEST_CASE("A token that is extended when used lives on from its last use", "[access_tokens]") {
  auto token = token_living(600, true);
  CHECK(token.expired_at(start + Seconds(600)));
  token.last_used_time = start + Seconds(599);
  CHECK_FALSE(token.expired_at(start + Seconds(1198)));
  CHECK(token.expired_at(start + Seconds(1199)));
}

TEST_CASE("Use does not extend a token that is not to be extended", "[access_tokens]") {
  auto token = token_living(600, false);
  token.last_used_time = start + Seconds(599);
  CHECK(token.expired_at(start + Seconds(600)));
}

TEST_CASE("A family of scopes covers reading and writing, and all covers everything", "[access_tokens]") {
  CHECK(covered_by("user").has("user:read"));
  CHECK(covered_by("user").has("user:write"));
  CHECK(covered_by("user").has("user"));
  CHECK_FALSE(covered_by("user").has("accounts:read"));
  CHECK_FALSE(covered_by("user:read").has("user:write"));
  CHECK_FALSE(covered_by("user:read").has("user"));
  int covered = 0;
  covered_by("all").each([&](std::string_view) { ++covered; });
  CHECK(covered == static_cast<int>(scope_names.size()));
}

TEST_CASE("A token is found whole for a request, and by its prefix too when it is named", "[access_tokens]") {
  State state;
  for (const auto* id : {"u1", "u2"}) {
    User user;
    user.user_id = user.user_email = id;
    state.users.put(std::move(user));
  }
  const auto token = access_tokens::create(state, "u1", {}, start);
  CHECK(token.full_token.size() >= 100);
  CHECK(token.token_prefix() == token.full_token.substr(0, 12));
  CHECK(access_tokens::find(state, token.full_token) != nullptr);
  CHECK(access_tokens::find(state, token.token_prefix()) == nullptr);
  CHECK(access_tokens::find(state, token.full_token + "x") == nullptr);
  CHECK(access_tokens::find(state, "") == nullptr);
  CHECK(access_tokens::of_user(state, "u1", token.token_prefix(), start).full_token == token.full_token);
  CHECK(access_tokens::of_user(state, "u1", token.full_token, start).full_token == token.full_token);
  CHECK_THROWS_AS(access_tokens::of_user(state, "u2", token.token_prefix(), start), Refusal);
  CHECK_THROWS_AS(access_tokens::of_user(state, "u1", token.full_token.substr(0, 20), start), Refusal);
}

TEST_CASE("Prefixes of made tokens do contain / and +, as those of the API do", "[access_tokens]") {
  State state;
  int with_slash = 0, with_plus = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string prefix(access_tokens::create(state, "u1", {}, start).token_prefix());
    with_slash += prefix.find('/') != std::string::npos;
    with_plus += prefix.find('+') != std::string::npos;
  }
  CHECK(with_slash > 0);
  CHECK(with_plus > 0);
}

}  // namespace
}  // namespace mock
