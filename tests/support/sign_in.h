#pragma once
// Tokens of people who signed in in one way or another.
#include <string>
#include <string_view>

#include "support/a_world.h"

namespace mock::test {

enum class TokenKind { session, personal };

/// Gives a user a way of signing in, and a token made with it. Returns the whole token.
inline std::string sign_in(AWorld& world, std::string_view user_id, LoginType type, std::string provider = "",
                           TokenKind kind = TokenKind::session) {
  return world.world().change([&](State& state) {
    const auto now = state.clock.now();
    const auto method = user_authentication_methods::add(state, user_id, type, std::move(provider), "someone", now);
    auto token = access_tokens::create(state, user_id, {}, now);
    token.method_id = method.method_id;
    token.created_manually = kind == TokenKind::personal;
    return state.access_tokens.put(std::move(token)).full_token;
  });
}

}  // namespace mock::test
