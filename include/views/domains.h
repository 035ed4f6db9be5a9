#pragma once
// What domains look like in JSON.
#include "model/domains.h"
#include "views/picture.h"

namespace mock::views {

/// The API has "deleted" too, which nothing here ever is.
template <>
inline constexpr std::array<std::string_view, 2> words<DomainState>{"unverified", "verified"};
template <>
inline constexpr std::array<std::string_view, 2> words<VerificationType>{"dns", "http"};

/// A domain, with the identity providers it is linked to.
const Picture<Domain>& domain();

}  // namespace mock::views
