// /v1/organization/{organization_id}/governance/access: accesses to topics of Apache Kafka.
#include "model/governance.h"

#include <limits>

#include "api/operation.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "pages.h"
#include "permission_denied.h"
#include "replies.h"
#include "tables.h"
#include "views/governance.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

constexpr std::int64_t usual_page = 100;

using Access = GovernanceAccess;

// The Go client, and so Terraform, sends empty texts where nobody chose a host or a user.
const views::RequestBody<KafkaAcl>& new_acl() {
  using namespace json;
  static const auto body =
      views::RequestBody<KafkaAcl>(views::kafka_acl(),
                                   views::needed<&KafkaAcl::host, &KafkaAcl::operation, &KafkaAcl::resource_name>())
          .says<&KafkaAcl::host>("Empty: any")
          .with({
              required("permission_type", views::acl_permission_type_shape()),
              required("resource_type", views::acl_resource_type_shape()),
          })
          .by_name();
  return body;
}

const views::RequestBody<Access>& new_access_data() {
  static const auto body =
      views::RequestBody<Access>(views::governance_access_data(),
                                 views::needed<&Access::project_name, &Access::service_name, &Access::username>())
          .with({json::required("acls", json::list(new_acl().shape()))})
          .by_name();
  return body;
}

const views::RequestBody<Access>& new_access() {
  using namespace json;
  static const auto body = views::RequestBody<Access>(views::governance_access(), views::needed<&Access::access_name>(),
                                                      views::may<&Access::owner_user_group_id>())
                               .with({
                                   required("access_data", new_access_data().shape()),
                                   required("access_type", views::access_type_shape()),
                               })
                               .by_name();
  return body;
}

const json::Shape& list_query() {
  using namespace json;
  static const Shape shape = object({
      optional("cursor", text(), "From first, last, next or prev of another answer"),
      optional("limit", integer(shortest_governance_page, longest_governance_page), "Default: 100"),
      optional("resource_name", text(1, longest_acl_word)),
      optional("owner_user_group_id", text(1, longest_id)),
  });
  return shape;
}

const json::Shape& list_reply() {
  using namespace json;
  static const Shape shape = object({
      required("access", list(views::governance_access().shape())),
      required("first", text()),
      required("last", text()),
      optional("next", text(), "Absent on the last page"),
      optional("prev", text(), "Absent on the first page"),
      required("total_count", integer(0, std::numeric_limits<std::int64_t>::max())),
  });
  return shape;
}

const json::Shape& removal_reply() {
  static const auto shape = json::object({json::required("access_id", json::text())});
  return shape;
}

Reply reply_with_access(const State& state, const Call& call, const Access& access) {
  return reply_under("access", views::governance_access(), state, call, access);
}

const GovernanceAccess& access_of(const State& state, const Call& call) {
  return governance::get(state, call.organization_id(), call.params["access_id"]);
}

void guard_owner(const State& state, const Call& call, const GovernanceAccess& access) {
  if (!may(call) && !governance::belongs_to(state, access, call.user().user_id))
    deny(call, "the access belongs to somebody else");
}
// What the rows of whoever calls that need elsewhere.
constexpr Elsewhere of_others{needs::admin, "for an access that belongs to somebody else"};

void write_pages(json::Object& body, std::int64_t start, std::int64_t limit, std::int64_t total) {
  body("first", "0")("last", std::to_string(total == 0 ? 0 : (total - 1) / limit * limit));
  write_next_and_prev(body, start, limit, total);
  body("total_count", total);
}

// Where topics are not governed nothing is listed. K16
Reply list(const State& state, const Call& call) {
  const auto start = position_of(call.query.text("cursor", "0"));
  const auto limit = call.query.integer("limit").value_or(usual_page);
  const auto found = governance::list(state, call.organization_id(), call.query.text("resource_name"),
                                      call.query.text("owner_user_group_id"));
  const auto total = static_cast<std::int64_t>(found.size());
  json::Writer out;
  {
    json::Object body(out);
    body.list("access", [&] {
      for (auto i = start; i < total && i - start < limit; ++i)
        views::governance_access().write(out, seen_by(state, call), *found[static_cast<std::size_t>(i)]);
    });
    write_pages(body, start, limit, total);
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  governance::guard_changeable(state, call.organization_id());
  const auto& data = *call.body.find("access_data");
  std::vector<KafkaAcl> acls;
  for (const auto& acl : data.list("acls")) new_acl().wish_of(acl).apply_to(acls.emplace_back());
  auto wish = new_access_data().wish_of(data, new_access().wish_of(call.body));
  wish.set<&Access::acls>(std::move(acls));
  const auto& made = governance::create(state, call.organization_id(), wish, call.user(), call.now);
  return {reply_with_access(state, call, made), named(made.access_name)};
}

Reply get(const State& state, const Call& call) {
  governance::guard_enabled(state, call.organization_id());
  return reply_with_access(state, call, access_of(state, call));
}

Done remove(State& state, const Call& call) {
  governance::guard_changeable(state, call.organization_id());
  const auto& access = access_of(state, call);
  guard_owner(state, call, access);
  json::Writer out;
  {
    json::Object body(out);
    body("access_id", access.access_id);
  }
  state.governance_accesses.erase(call.params["access_id"]);
  return {ok(out.take()), told_by_path()};
}

// Reading them is remembered, so this is a command.
Done get_credentials(State& state, const Call& call) {
  governance::guard_enabled(state, call.organization_id());
  const auto& access = access_of(state, call);
  guard_owner(state, call, access);
  return {reply_under("credentials", views::governance_credentials(), state, call,
                      governance::consume_credentials(state, access)),
          told_by_path()};
}

}  // namespace

std::vector<Operation> governance_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/governance/access";
  constexpr std::string_view one = "/v1/organization/{organization_id}/governance/access/{access_id}";
  constexpr std::string_view credentials =
      "/v1/organization/{organization_id}/governance/access/{access_id}/credentials";
  constexpr Scopes read{"accounts:read"};  // published so for those that write as well
  return {
      {.id = "OrganizationGovernanceAccessList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::member,
       .query = list_query,
       .reply = list_reply,
       .handler = list,
       .summary = "List the accesses to governed topics, oldest first"},
      {.id = "OrganizationGovernanceAccessCreate",
       .method = Method::post,
       .path = all,
       .scopes = read,
       .needs = needs::member,
       .body = views::shape_of<new_access>,
       .reply = views::shape_under<"access", views::governance_access>,
       .handler = create,
       .summary = "Create an access to governed topics, with credentials of its own"},
      {.id = "OrganizationGovernanceAccessGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_under<"access", views::governance_access>,
       .handler = get,
       .summary = "Get an access to governed topics"},
      {.id = "OrganizationGovernanceAccessDelete",
       .method = Method::remove,
       .path = one,
       .scopes = read,
       .needs = needs::member,
       .elsewhere = {of_others},
       .reply = removal_reply,
       .handler = remove,
       .summary = "Delete an access to governed topics"},
      {.id = "OrganizationGovernanceAccessCredentialsGet",
       .method = Method::get,
       .path = credentials,
       .scopes = read,
       .needs = needs::member,
       .elsewhere = {of_others},
       .reply = views::shape_under<"credentials", views::governance_credentials>,
       .handler = get_credentials,
       .summary = "Get the credentials of an access to governed topics"},
  };
}

}  // namespace mock::api
