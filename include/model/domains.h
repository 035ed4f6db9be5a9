#pragma once
// Domains of organizations. Whoever has an address in a verified one is managed by its organization.
// Rules N1–N7, M9 of docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

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

  using Ways = FoundBy<By<&Domain::domain_id>, By<&Domain::organization_id>, By<&Domain::domain_name, &Domain::state>,
                       By<&Domain::organization_id, &Domain::domain_name>>;
};

/// A domain whose users sign in through an identity provider of its organization.
struct DomainLink {
  std::string domain_id, authentication_method_id;

  using Ways = FoundBy<By<&DomainLink::domain_id, &DomainLink::authentication_method_id>, By<&DomainLink::domain_id>,
                       By<&DomainLink::authentication_method_id>>;
};

inline constexpr std::int64_t longest_domain_name = 253;

namespace domains {

/// The verified domain that an e-mail address is in, or nullptr. A domain is verified in one organization at most.
const Domain* verified(const State&, std::string_view user_email);

/// The domain of this organization, or organization_domain_not_found.
const Domain& get(const State&, std::string_view organization_id, std::string_view domain_id);

/// Adds an unverified domain. Refuses organization_domain_not_root, and organization_domain_already_linked for one that
/// the organization has already, or that another one has verified.
const Domain& add(State&, std::string_view organization_id, const Wish<Domain>& wish, Time now);

const Domain& update(State&, std::string_view organization_id, std::string_view domain_id, const Wish<Domain>& wish);

/// Verifies a domain: the organization's users with an address in it are managed from now on, unless another
/// organization manages them. Refuses organization_domain_verification_failed, organization_domain_already_linked.
const Domain& verify(State&, std::string_view organization_id, std::string_view domain_id);

/// Removes a domain with its links. Users who were managed because of it are not any more.
void remove(State&, std::string_view domain_id);

/// Links a domain to an identity provider of the organization; nothing happens when that is so already. Refuses
/// authentication_method_not_found, organization_domain_not_found, organization_mismatch.
void link(State&, std::string_view organization_id, std::string_view authentication_method_id,
          std::string_view domain_id);
/// The domains linked to an identity provider, in the order they were added.
std::vector<const Domain*> linked_to(const State&, std::string_view authentication_method_id);
/// Refuses organization_domain_not_found when it is not linked.
void unlink(State&, std::string_view organization_id, std::string_view authentication_method_id,
            std::string_view domain_id);

/// True for names of at least two labels of letters, digits and dashes, the last one not a number.
bool is_domain_name(std::string_view text);
/// True for a domain that a registry hands out: example.com, example.co.uk. The name is lower case.
bool is_root(std::string_view domain_name);

/// A domain_id that no domain has yet, and the text that proves that a domain is one's own.
std::string new_id(State&);
std::string new_challenge_token(State&);

}  // namespace domains
}  // namespace mock
