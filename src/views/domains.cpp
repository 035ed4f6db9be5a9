#include "views/domains.h"

namespace mock::views {

using namespace json;

const Shape& domain_shape() {
  static const Shape shape = object({
      required("challenge_token", text(), "Proves that the domain is one's own"),
      required("create_time", time()),
      required("domain_id", text()),
      required("domain_name", text()),
      required("linked_authentication_method_ids", list(text())),
      required("organization_id", text()),
      required("state", domain_state_shape()),
      required("verification_type", verification_type_shape()),
  });
  return shape;
}

void domain(Writer& out, const State& state, const Domain& domain) {
  Object object(out);
  object("challenge_token", domain.challenge_token)("create_time", domain.create_time);
  object("domain_id", domain.domain_id)("domain_name", domain.domain_name);
  object.list("linked_authentication_method_ids", [&] {
    for (const auto& link : state.domain_links.with<&DomainLink::domain_id>(domain.domain_id))
      out.value(link.authentication_method_id);
  });
  object("organization_id", domain.organization_id)("state", to_text(domain.state));
  object("verification_type", to_text(domain.verification_type));
}

const Shape& domains_shape() {
  static const Shape shape = object({required("domains", list(domain_shape()))});
  return shape;
}

Shape verification_type_shape() { return choice({"dns", "http"}); }
std::string_view to_text(VerificationType type) { return type == VerificationType::dns ? "dns" : "http"; }
VerificationType verification_type_from(std::string_view text) {
  return text == "http" ? VerificationType::http : VerificationType::dns;
}

Shape domain_state_shape() { return choice({"unverified", "verified"}); }
std::string_view to_text(DomainState state) { return state == DomainState::verified ? "verified" : "unverified"; }
DomainState domain_state_from(std::string_view text) {
  return text == "verified" ? DomainState::verified : DomainState::unverified;
}

}  // namespace mock::views
