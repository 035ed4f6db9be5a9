// /v1/organization/{organization_id}/tickets: nobody can open one here, so there are none.
#include "api/operation.h"
#include "json/writer.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

using namespace json;

const Shape& person() {
  static const auto shape =
      object({optional("real_name", text()), optional("user_email", text()), optional("user_id", text())});
  return shape;
}

const Shape& ticket() {
  static const auto shape = object({
      optional("account_id", text()),
      required("create_time", time()),
      required("description", text()),
      required("followers", list(person())),
      optional("following", boolean()),
      optional("organization_id", text()),
      optional("project_name", text()),
      required("service_name", text()),
      required("severity", choice({"critical", "high", "low"})),
      required("state", choice({"closed", "open"})),
      required("submitter", person()),
      required("ticket_id", text()),
      required("title", text()),
      required("update_time", time()),
      required("user_email", text()),
      required("user_real_name", text()),
  });
  return shape;
}

const Shape& tickets() {
  static const auto shape = object({required("tickets", list(ticket()))});
  return shape;
}

Reply list_tickets(const State& /*state*/, const Call& /*call*/) { return ok(R"({"tickets":[]})"); }

}  // namespace

std::vector<Operation> ticket_operations() {
  return {
      {.id = "OrganizationTicketList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/tickets",
       .scopes = {"tickets:read"},
       .needs = needs::member,
       .reply = tickets,
       .handler = list_tickets,
       .summary = "List the support tickets of an organization: none",
       .deprecated = &deprecations::tickets},
  };
}

}  // namespace mock::api
