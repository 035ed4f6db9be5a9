// Who may do what, as it is published: every operation that names a role or permission, against callers who hold
// exactly one of them, at each level, themselves and through a group.
#include <algorithm>

#include "access/judgement.h"
#include "api/subject.h"
#include "api/table_of_contents.h"
#include "model/refusals.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"

namespace mock::test {
namespace {

// Where Mike, who holds nothing else, is given the one permission.
struct Level {
  const char* resource_type;
  std::string resource_id;
  bool through_a_group;
};
const std::vector<Level> levels{
    {"organization", acme_id, false},          {"organization", acme_id, true},
    {"organization_unit", development, false}, {"organization_unit", development, true},
    {"project", "acme-development", false},    {"project", "acme-development", true},
};

const std::string mikes_group = "ug00000mikes";
const std::string acmes_billing_group = "721bf796-1d89-402d-9195-425a23c4efdc";

// The demo with something for each path to name.
State a_state() {
  auto state = state_of(demo());
  BillingGroup group;
  group.billing_group_id = acmes_billing_group;
  group.organization_id = acme_id;
  state.billing_groups.put(group);
  return state;
}

State with_grant(State state, const Level& level, std::string_view permission) {
  UserGroup group;
  group.user_group_id = mikes_group;
  group.organization_id = acme_id;
  state.user_groups.put(group);
  user_groups::join(state, mikes_group, mike_id);
  Grant grant{level.resource_type, level.resource_id, "user", mike_id, {*Permission::named(permission)}, {}, {}};
  if (level.through_a_group) {
    grant.principal_type = "user_group";
    grant.principal_id = mikes_group;
  }
  state.grants.put(grant);
  return state;
}

// A path of the operation that exists in the demo, and how deep it goes: into the organization, a unit, a project.
enum class Depth { organization, unit, project };
struct Target {
  std::string path;
  Depth depth = Depth::organization;
};

Target with_values(const std::string& path_template, std::string_view resource_type) {
  const std::vector<std::pair<std::string, std::string>> values{
      {"{organization_id}", acme_id},
      {"{account_id}", "a5a1e9d0ac1e"},
      {"{member_user_id}", tess_id},
      {"{user_id}", ci_id},
      {"{project}", "acme-development"},
      {"{project_id}", "acme-development"},
      {"{billing_group_id}", acmes_billing_group},
      {"{resource_type}", std::string(resource_type)},
      {"{resource_id}", resource_type == "organization" ? acme_id
                        : resource_type == "project"    ? "acme-development"
                                                        : development},
  };
  Target target{path_template};
  for (const auto& [name, value] : values)
    if (const auto at = target.path.find(name); at != std::string::npos) target.path.replace(at, name.size(), value);
  for (auto& c : target.path) c = c == '{' || c == '}' ? 'x' : c;
  const auto names = [&](const char* name) { return path_template.find(name) != std::string::npos; };
  if (names("{project}") || names("{project_id}") || (names("{resource_type}") && resource_type == "project"))
    target.depth = Depth::project;
  else if (names("{resource_type}") && resource_type == "organization_unit")
    target.depth = Depth::unit;
  return target;
}

// As the published table and the documentation of roles say it.
bool expected(const Published& operation, Depth depth, const Level& level, const std::string& permission) {
  const std::string granted_on = level.resource_type;
  const bool reaches = granted_on == "organization" || depth == Depth::project ||
                       (depth == Depth::unit && granted_on == "organization_unit");
  if (!reaches) return false;
  if (operation.needs.contains(permission)) {
    // Of the role:organization:admin that an operation names, only the one on the organization itself is meant.
    return permission != "role:organization:admin" || granted_on == "organization";
  }
  if (permission == "role:organization:admin") return true;
  return depth == Depth::project && (permission == "admin" || permission == "role:project:admin");
}

// What a path must name: a place, or what belongs to an organization.
bool is_decided(const Published& operation) {
  for (const auto* place : {"{organization_id}", "{account_id}", "{project}", "{billing_group_id}"})
    if (operation.path.find(place) != std::string::npos) return true;
  return false;
}

template <class F>
void for_every_decision(F f) {
  for (const auto& operation : published()) {
    if (operation.needs.empty() || !operation.needs_token || !is_decided(operation)) continue;
    const bool is_any_resource = operation.path.find("{resource_type}") != std::string::npos;
    for (const auto* type : {"organization", "organization_unit", "project"})
      if (is_any_resource || type == std::string_view("organization")) f(operation, with_values(operation.path, type));
  }
}

const Operation& row_of(const std::string& id) {
  return *std::find_if(api::operations().begin(), api::operations().end(),
                       [&](const Operation& row) { return row.id == id; });
}

// Some operations have a code of their own for it.
bool is_denial(std::string_view code) { return code == "permission_denied" || code == "user_not_organization_admin"; }

Identity identified(const State& state, const std::string& authorization) {
  return identify(state, {authorization, "127.0.0.1", "a-test/1"}, state.clock.now());
}

// Asks the decision itself.
bool is_authorized(const State& state, const Published& operation, const Target& target, std::string_view token) {
  PathTree tree;
  tree.add(operation.path, Method::get, 0);
  std::vector<std::string> values;
  const auto* leaves = tree.find(target.path, values);
  Params params;
  for (std::size_t i = 0; i < values.size(); ++i) params.add(leaves->front().parameters[i], values[i]);
  const auto authorization = "Bearer " + std::string(token);
  const auto judgement =
      judge(state, identified(state, authorization), row_of(operation.id).needs, {}, api::subject_of(state, params));
  if (judgement.is_yes()) return true;
  CHECK((is_denial(judgement.refusal->name) || judgement.refusal == &refusals::not_project_member));
  CHECK(judgement.refusal->kind == Kind::forbidden);
  return false;
}

TEST_CASE("One role or permission alone opens what is published for it, and nothing else", "[access][decisions]") {
  const auto demo_state = a_state();
  int decisions = 0, allowed = 0;
  for (const auto& level : levels) {
    for (const auto permission : permission_names) {
      const auto state = with_grant(demo_state, level, permission);
      for_every_decision([&](const Published& operation, const Target& target) {
        const bool may = is_authorized(state, operation, target, mike);
        const bool should = expected(operation, target.depth, level, std::string(permission));
        ++decisions;
        allowed += may ? 1 : 0;
        if (may == should) return;
        FAIL_CHECK(operation.id << " " << target.path << " with " << permission << " on " << level.resource_type
                                << (level.through_a_group ? " through a group" : "") << ": " << may);
      });
    }
  }
  CHECK(decisions > 10'000);
  CHECK(allowed > 400);
}

TEST_CASE("Without any grant nothing of this is allowed, and a super admin may do all of it", "[access][decisions]") {
  const auto state = a_state();
  for_every_decision([&](const Published& operation, const Target& target) {
    INFO(operation.id);
    CHECK_FALSE(is_authorized(state, operation, target, mike));
    CHECK_FALSE(is_authorized(state, operation, target, olga));
    CHECK(is_authorized(state, operation, target, sofia));
    CHECK(is_authorized(state, operation, target, arthur));
  });
}

// A family covers its :read and :write, "all" everything; of the scopes that an operation names, any one will do.
bool covers(const std::string& scope, const Names& named) {
  if (named.empty() || scope == "all") return true;
  return std::any_of(named.begin(), named.end(),
                     [&](const std::string& name) { return name == scope || name.starts_with(scope + ":"); });
}

TEST_CASE("A token of one scope reaches the operations that name it, and no others", "[access][decisions]") {
  const auto demo_state = a_state();
  AWorld world;
  int refused = 0;
  for (const auto scope : scope_names) {
    auto state = demo_state;
    auto token = *access_tokens::find(state, sofia);
    token.scopes = std::vector{*Scope::named(scope)};
    state.access_tokens.put(token);
    for (const auto& operation : published()) {
      if (!operation.needs_token) continue;
      world.world().reseed(state);
      const auto answer =
          world.as(sofia).send(row_of(operation.id).method, with_values(operation.path, "organization").path, "");
      const bool is_out_of_scope = answer.message().find("scopes of this access token") != std::string::npos;
      INFO(operation.id << " with " << scope << ": " << answer.text);
      CHECK(is_out_of_scope == !covers(std::string(scope), operation.scopes));
      if (is_out_of_scope) CHECK(answer.code() == "permission_denied");
      refused += is_out_of_scope ? 1 : 0;
    }
  }
  CHECK(refused > 1000);
}

// The same through the corridor, for what is served: permission comes before the body and before the thing itself, so
// a request without a body tells the two apart.
TEST_CASE("The corridor refuses with 403 just those whom the table refuses", "[access][decisions]") {
  const auto demo_state = a_state();
  AWorld world;
  for (const auto permission : permission_names) {
    const auto state = with_grant(demo_state, levels[0], permission);
    for_every_decision([&](const Published& operation, const Target& target) {
      world.world().reseed(state);
      const auto answer = world.as(mike).send(row_of(operation.id).method, target.path, "");
      const bool is_denied = answer.message() == "You don't have permission to perform this action: " + operation.id ||
                             answer.message() == "User is not organization administrator.";
      INFO(operation.id << " with " << permission << ": " << answer.text);
      CHECK(is_denied == !expected(operation, target.depth, levels[0], std::string(permission)));
      if (is_denied) CHECK(answer.status == 403);
    });
  }
}

// Places of the demo, as deep as they can be asked for.
struct Asked {
  Place place;
  Depth depth;
};
const std::vector<Asked> places{
    {{acme_id, {}, {}}, Depth::organization},
    {{acme_id, development, {}}, Depth::unit},
    {{acme_id, development, "acme-development"}, Depth::project},
};

// Operations that ask for a right at a place which the path does not name are found by their rows alone.
TEST_CASE("What an operation needs elsewhere opens it there, and nothing else does", "[access][decisions]") {
  const auto demo_state = a_state();
  int asked = 0, allowed = 0;
  for (const auto& level : levels)
    for (const auto permission : permission_names) {
      const auto state = with_grant(demo_state, level, permission);
      const auto authorization = "Bearer " + std::string(mike);
      const auto caller = identified(state, authorization);
      for (const auto& row : api::operations())
        for (const auto& [needs, where] : row.elsewhere)
          for (const auto& [place, depth] : places) {
            Published as_published;
            needs.any_of.each([&](std::string_view name) { as_published.needs.emplace(name); });
            const bool is_for_admins = needs.who == Needs::Who::admin;
            const bool may = judge(state, caller, needs, {}, {place, {}}).is_yes();
            const bool should = needs.who == Needs::Who::super_admin ? false
                                : is_for_admins                      ? permission == "role:organization:admin" &&
                                                      level.resource_type == std::string_view("organization")
                                                : expected(as_published, depth, level, std::string(permission));
            ++asked;
            allowed += may ? 1 : 0;
            if (may != should)
              FAIL_CHECK(row.id << " " << where << " with " << permission << " on " << level.resource_type << ": "
                                << may);
          }
    }
  CHECK(asked > 5'000);
  CHECK(allowed > 100);
}

TEST_CASE("No operation that asks for a right says that being signed in is enough", "[access][decisions]") {
  Names elsewhere;
  for (const auto& row : api::operations()) {
    if (row.elsewhere.empty()) continue;
    elsewhere.emplace(row.id);
    INFO(row.id);
    CHECK(who_may(row).find("signed in") == std::string::npos);
    for (const auto& each : row.elsewhere) CHECK(who_may(row).find(to_text(each.needs)) != std::string::npos);
  }
  CHECK(elsewhere == Names{"AccountCreate", "AccountDelete", "BillingGroupCreate", "BillingGroupList",
                           "BillingGroupProjectAssign", "InvoiceGet", "OrganizationProjectsCreate",
                           "OrganizationProjectsUpdate", "ProjectCreate", "ProjectUpdate"});
}

TEST_CASE("Explaining a decision tells every check that was made, and says what deciding says", "[access][decisions]") {
  const auto state = a_state();
  int refused = 0;
  for (const auto token : {sofia, arthur, tess, mike, olga, gus, una, mona, ci_expiring, ci_reading, terraform_office})
    for (const auto& row : api::operations())
      for (const auto& [place, depth] : places) {
        const auto authorization = "Bearer " + std::string(token);
        const auto caller = identified(state, authorization);
        const Subject subject{place, {}};
        const auto findings = explain_decision(state, caller, row.needs, row.scopes, subject);
        if (row.needs.who == Needs::Who::anyone) {
          CHECK(findings.empty());
          continue;
        }
        auto judgement = judge(caller);
        if (judgement.is_yes()) judgement = judge(state, caller, row.needs, row.scopes, subject);
        INFO(row.id << " by " << token);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings.back().check == judgement.check);
        CHECK(findings.back().passed == judgement.is_yes());
        CHECK(std::is_sorted(findings.begin(), findings.end(),
                             [](const Finding& one, const Finding& other) { return one.check < other.check; }));
        CHECK(std::all_of(findings.begin(), findings.end() - 1, [](const Finding& each) { return each.passed; }));
        refused += judgement.is_yes() ? 0 : 1;
      }
  CHECK(refused > 1000);
}

std::string told(const Finding& finding) {
  std::string text(to_text(finding.check));
  text += finding.passed ? ": yes; needs" : ": no; needs";
  for (const auto& name : finding.needed) text += " " + name;
  text += "; holds";
  for (const auto& [what, from] : finding.held) text += " [" + what + " of " + from + "]";
  return text;
}

TEST_CASE("An explanation names what was needed, what the caller holds there, and from where", "[access][decisions]") {
  const auto state = a_state();
  const auto& needs = row_of("ApplicationUserCreate").needs;
  const auto last_of = [&](std::string_view token, const Needs& asked, const Place& place, Scopes scopes = {}) {
    const auto authorization = "Bearer " + std::string(token);
    return told(explain_decision(state, identified(state, authorization), asked, scopes, {place, {}}).back());
  };
  const auto& organization = places[0].place;
  CHECK(last_of(mike, needs, organization) == "permission: no; needs organization:app_users:write; holds");
  CHECK(last_of(tess, needs, organization) ==
        "permission: yes; needs organization:app_users:write; holds [organization:app_users:write of organization " +
            acme_id + "]");
  CHECK(last_of(gus, needs, organization) ==
        "permission: no; needs organization:app_users:write; holds [organization:groups:write of organization " +
            acme_id + ", through the group People team] [organization:users:write of organization " + acme_id +
            ", through the group People team]");
  CHECK(last_of(sofia, needs::super_admin, organization) ==
        "permission: yes; needs super admin; holds [super admin of organization " + acme_id + "]");
  CHECK(last_of(una, needs::admin_of_it, places[1].place) ==
        "permission: yes; needs admin of the resource; holds [role:organization:admin of organization_unit " +
            development + "]");
  CHECK(last_of(olga, needs, organization) == "membership: no; needs; holds");
  CHECK(last_of("no-such-token", needs, organization) == "token: no; needs; holds");
  CHECK(last_of(ci_reading, needs, organization, Scopes{"accounts:write"}) ==
        "token_scopes: no; needs accounts:write; holds [accounts:read of the token] [user:read of the token]");
}

}  // namespace
}  // namespace mock::test
