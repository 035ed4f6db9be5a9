#pragma once
// Domains of organizations. Whoever has an address in a verified one is managed by its organization.
// Rules N1–N7, M9 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

enum class DomainState { unverified, verified };
enum class VerificationType { dns, http };

struct Domain {
  std::string domain_id, organization_id;
  std::string domain_name;  // lower case
  DomainState state = DomainState::unverified;
  VerificationType verification_type = VerificationType::dns;
  std::string challenge_token;
  bool verification_fails = false;  // the tester's wish: verifying it is refused
  Time create_time{};

  using Ways = FoundBy<By<&Domain::domain_id>, By<&Domain::organization_id>, By<&Domain::domain_name, &Domain::state>>;
};

/// A domain whose users sign in through an identity provider of its organization.
struct DomainLink {
  std::string domain_id, authentication_method_id;

  using Ways = FoundBy<By<&DomainLink::domain_id, &DomainLink::authentication_method_id>, By<&DomainLink::domain_id>,
                       By<&DomainLink::authentication_method_id>>;
};

namespace domains {

/// The verified domain that an e-mail address is in, or nullptr. A domain is verified in one organization at most.
const Domain* verified(const State&, std::string_view user_email);

}  // namespace domains
}  // namespace mock
