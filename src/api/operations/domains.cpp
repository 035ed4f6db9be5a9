// /v1/organization/{organization_id}/domains.
#include "model/domains.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/domains.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<Domain>& new_domain() {
  static const views::RequestBody<Domain> body(views::domain(), views::needed<&Domain::domain_name>(),
                                               views::may<&Domain::verification_type>());
  return body;
}

const views::RequestBody<Domain>& domain_update() {
  static const views::RequestBody<Domain> body(views::domain(), views::may<&Domain::verification_type>());
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("domains", views::domain(), state, call,
                         state.domains.with<&Domain::organization_id>(call.organization_id()));
}

Done add(State& state, const Call& call) {
  const auto wish = new_domain().wish_of(call.body);
  const auto& made = domains::add(state, call.organization_id(), wish, call.now);
  return {reply_with(views::domain(), state, call, made), named(wish.get<&Domain::domain_name>())};
}

Done update(State& state, const Call& call) {
  const auto& changed =
      domains::update(state, call.organization_id(), call.params["domain_id"], domain_update().wish_of(call.body));
  return {reply_with(views::domain(), state, call, changed), told_by_path()};
}

Done verify(State& state, const Call& call) {
  return {reply_with(views::domain(), state, call,
                     domains::verify(state, call.organization_id(), call.params["domain_id"])),
          told_by_path()};
}

Done remove(State& state, const Call& call) {
  domains::remove(state, domains::get(state, call.organization_id(), call.params["domain_id"]).domain_id);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> domain_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/domains";
  constexpr std::string_view one = "/v1/organization/{organization_id}/domains/{domain_id}";
  constexpr std::string_view verification = "/v1/organization/{organization_id}/domains/{domain_id}/verify";
  constexpr Scopes write{"accounts:write"};
  constexpr Needs domains_write = needs::any({"organization:domains:write"});
  return {
      {.id = "OrganizationDomainsList",
       .method = Method::get,
       .path = all,
       .scopes = {"accounts:read"},
       .needs = domains_write,
       .reply = views::shape_of_list<"domains", views::domain>,
       .handler = list,
       .summary = "List the domains of an organization"},
      {.id = "OrganizationDomainAdd",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = domains_write,
       .body = views::shape_of<new_domain>,
       .reply = views::shape_of<views::domain>,
       .handler = add,
       .summary = "Add a domain, which is to be verified then"},
      {.id = "OrganizationDomainUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = domains_write,
       .body = views::shape_of<domain_update>,
       .reply = views::shape_of<views::domain>,
       .handler = update,
       .summary = "Change how a domain is verified"},
      {.id = "OrganizationDomainVerify",
       .method = Method::post,
       .path = verification,
       .scopes = write,
       .needs = domains_write,
       .reply = views::shape_of<views::domain>,
       .handler = verify,
       .summary = "Verify a domain; the organization manages its users from then on"},
      {.id = "OrganizationDomainsRemove",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = domains_write,
       .handler = remove,
       .summary = "Remove a domain"},
  };
}

}  // namespace mock::api
