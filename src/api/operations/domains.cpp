// /v1/organization/{organization_id}/domains.
#include "model/domains.h"

#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"
#include "views/domains.h"

namespace mock::api {
namespace {

const json::Shape& new_domain_request() {
  using namespace json;
  static const Shape shape = object({
      required("domain_name", text_like(domains::is_domain_name, "a domain such as example.com", longest_domain_name)),
      optional("verification_type", views::verification_type_shape(), "Default: dns"),
  });
  return shape;
}

const json::Shape& domain_update_request() {
  static const auto shape = json::object({json::optional("verification_type", views::verification_type_shape())});
  return shape;
}

Reply reply_with(const State& state, const Domain& domain) {
  json::Writer out;
  views::domain(out, state, domain);
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("domains", [&] {
      for (const auto& each : state.domains.with<&Domain::organization_id>(call.organization_id()))
        views::domain(out, state, each);
    });
  }
  return ok(out.take());
}

Done add(State& state, const Call& call) {
  const auto& made = domains::add(state, call.organization_id(), call.body.text("domain_name"),
                                  views::verification_type_from(call.body.text("verification_type")), call.now);
  return {reply_with(state, made), named(call.body.text("domain_name"))};
}

Done update(State& state, const Call& call) {
  const auto& domain = domains::get(state, call.organization_id(), call.params["domain_id"]);
  const auto type = call.body.optional_text("verification_type");
  if (!type) return {reply_with(state, domain), told_by_path()};
  return {reply_with(state, domains::set_verification_type(state, call.organization_id(), domain.domain_id,
                                                           views::verification_type_from(*type))),
          told_by_path()};
}

Done verify(State& state, const Call& call) {
  return {reply_with(state, domains::verify(state, call.organization_id(), call.params["domain_id"])), told_by_path()};
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
       .reply = views::domains_shape,
       .handler = list,
       .summary = "List the domains of an organization"},
      {.id = "OrganizationDomainAdd",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = domains_write,
       .body = new_domain_request,
       .reply = views::domain_shape,
       .handler = add,
       .summary = "Add a domain, which is to be verified then"},
      {.id = "OrganizationDomainUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = domains_write,
       .body = domain_update_request,
       .reply = views::domain_shape,
       .handler = update,
       .summary = "Change how a domain is verified"},
      {.id = "OrganizationDomainVerify",
       .method = Method::post,
       .path = verification,
       .scopes = write,
       .needs = domains_write,
       .reply = views::domain_shape,
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
