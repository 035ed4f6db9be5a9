#pragma once
// What domains look like in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

/// A domain, with the identity providers it is linked to.
const json::Shape& domain_shape();
void domain(json::Writer& out, const State& state, const Domain& domain);
/// {"domains": [...]}
const json::Shape& domains_shape();

/// "dns" or "http", and back.
json::Shape verification_type_shape();
std::string_view to_text(VerificationType type);
VerificationType verification_type_from(std::string_view text);
/// "verified" or "unverified", and back. The API has "deleted" too, which nothing here ever is.
json::Shape domain_state_shape();
std::string_view to_text(DomainState state);
DomainState domain_state_from(std::string_view text);

}  // namespace mock::views
