#include "views/domains.h"

#include "model/state.h"

namespace mock::views {
namespace {

using namespace json;

void write_links(Writer& out, const Viewpoint& at, const Domain& domain) {
  for (const auto& link : at.state.domain_links.with<&DomainLink::domain_id>(domain.domain_id))
    out.value(link.authentication_method_id);
}

}  // namespace

const Picture<Domain>& domain() {
  static const Picture<Domain> picture({
      kept<&Domain::challenge_token>("challenge_token", text(), "Proves that the domain is one's own"),
      kept<&Domain::create_time>("create_time", time()),
      kept<&Domain::domain_id>("domain_id", text()),
      kept<&Domain::domain_name>("domain_name", text())
          .accepts(text_like(domains::is_domain_name, "a domain such as example.com", longest_domain_name)),
      listed<Domain>("linked_authentication_method_ids", text(), write_links),
      kept<&Domain::organization_id>("organization_id", text()),
      kept<&Domain::state>("state", choice_of<DomainState>(), "Whether it was shown to be the organization's own"),
      kept<&Domain::verification_type>("verification_type", choice_of<VerificationType>(), "Default: dns"),
  });
  return picture;
}

}  // namespace mock::views
