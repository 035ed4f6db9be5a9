#include "model/domains.h"

#include "model/state.h"

namespace mock::domains {

const Domain* verified(const State& state, std::string_view user_email) {
  const auto domain = users::lower_case(user_email.substr(user_email.find('@') + 1));
  for (const auto& each : state.domains.with<&Domain::domain_name, &Domain::state>(domain, DomainState::verified))
    return &each;
  return nullptr;
}

}  // namespace mock::domains
