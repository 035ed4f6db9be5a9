#pragma once
// The ways in which one signs in oneself, in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

/// {"authentication_methods": [...]}
const json::Shape& user_authentication_methods_shape();
/// One of them; `current_method_id` is that of the session that asks.
void user_authentication_method(json::Writer& out, const State& state, const UserAuthenticationMethod& method,
                                std::string_view current_method_id);

}  // namespace mock::views
