// Who may do what, as it is published: every operation that asks for a role or permission, against callers who hold
// exactly one of them, at each level, themselves, through a group and through a team.
#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>

#include "access/judgement.h"
#include "api/subject.h"
#include "api/table_of_contents.h"
#include "model/refusals.h"
#include "paths.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

// Where and how Mike, who holds nothing else, is given the one permission.
enum class Way { directly, through_a_group, through_a_team };
struct Given {
  Level level;
  Way way = Way::directly;
};
const std::vector<Given> all_ways{
    {Level::organization},
    {Level::organization, Way::through_a_group},
    {Level::unit},
    {Level::unit, Way::through_a_group},
    {Level::project},
    {Level::project, Way::through_a_group},
    {Level::project, Way::through_a_team},
};

std::ostream& operator<<(std::ostream& out, const Given& given) {
  constexpr const char* places[] = {"the organization", "the unit", "the project"};
  constexpr const char* ways[] = {"", " through a group", " through a team"};
  return out << places[static_cast<int>(given.level)] << ways[static_cast<int>(given.way)];
}

const std::vector<std::string> resource_types{"organization", "organization_unit", "project"};  // level by level
const std::vector<std::string> resource_ids{acme_id, development, "acme-development"};
const std::string mikes_group = "ug00000mikes", mikes_team = "at00000mikes";
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

State with_grant(State state, const Given& given, std::string_view permission) {
  UserGroup group;
  group.user_group_id = mikes_group;
  group.organization_id = acme_id;
  state.user_groups.put(group);
  user_groups::join(state, mikes_group, mike_id);
  state.teams.put({mikes_team, "a5a1e9d0ac1e", "Mike's", {}, {}});
  state.team_members.put({mikes_team, mike_id, {}});
  const auto name = *Permission::named(permission);
  if (given.way == Way::through_a_team) {
    state.team_projects.put({mikes_team, "acme-development", name, {}});
    return state;
  }
  Grant grant{resource_types.at(static_cast<std::size_t>(given.level)),
              resource_ids.at(static_cast<std::size_t>(given.level)),
              "user",
              mike_id,
              {name},
              {},
              {}};
  if (given.way == Way::through_a_group) {
    grant.principal_type = "user_group";
    grant.principal_id = mikes_group;
  }
  state.grants.put(grant);
  return state;
}

// A path of the operation that exists in the demo, and how deep it goes.
struct Target {
  std::string path;
  Level level = Level::organization;
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
    target.level = Level::project;
  else if (names("{resource_type}") && resource_type == "organization_unit")
    target.level = Level::unit;
  return target;
}

// As the published table and the documentation of roles say it.
bool expected(const Names& needed, Level asked_at, const Given& given, const std::string& permission) {
  if (given.level > asked_at) return false;
  // Of the role:organization:admin that an operation names, only the one on the organization itself is meant.
  if (needed.contains("role:organization:admin"))
    return permission == "role:organization:admin" && given.level == Level::organization;
  const auto& held = held_with(permission);
  if (held.contains("role:organization:admin")) return true;
  if (asked_at == Level::project && held.contains("admin")) return true;
  return std::any_of(needed.begin(), needed.end(), [&](const auto& each) { return held.contains(each); });
}

// What a path must name: a place, or what belongs to an organization.
bool is_decided(const Operation& row) {
  if (row.needs.who != Needs::Who::rights && row.needs.who != Needs::Who::admin &&
      row.needs.who != Needs::Who::admin_of_it)
    return false;
  for (const auto* place : {"{organization_id}", "{account_id}", "{project}", "{billing_group_id}"})
    if (row.path.find(place) != std::string::npos) return true;
  return false;
}

Names names_of(Rights rights) {
  Names names;
  rights.each([&](std::string_view name) { names.emplace(name); });
  return names;
}

// What is published that an operation needs; where nothing is, what its row says.
Names needed_by(const Operation& row) {
  const auto fact =
      std::find_if(published().begin(), published().end(), [&](const auto& each) { return each.id == row.id; });
  return fact == published().end() || fact->needs.empty() ? names_of(row.needs.any_of) : fact->needs;
}

template <class F>
void for_every_decision(F f) {
  for (const auto& row : api::operations()) {
    if (!is_decided(row)) continue;
    const std::string path(row.path);
    const bool is_any_resource = path.find("{resource_type}") != std::string::npos;
    for (const auto* type : {"organization", "organization_unit", "project"})
      if (is_any_resource || type == std::string_view("organization")) f(row, needed_by(row), with_values(path, type));
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
bool is_authorized(const State& state, const Operation& row, const Target& target, std::string_view token) {
  PathTree tree;
  tree.add(row.path, Method::get, 0);
  std::vector<std::string> values;
  const auto* leaves = tree.find(target.path, values);
  Params params;
  for (std::size_t i = 0; i < values.size(); ++i) params.add(leaves->front().parameters[i], values[i]);
  const auto authorization = "Bearer " + std::string(token);
  const auto subject = api::subject_of(state, params).subject;
  const auto judgement = judge(state, identified(state, authorization), row.needs, {}, subject);
  if (judgement.is_yes()) return true;
  CHECK((is_denial(judgement.refusal->name) || judgement.refusal == &refusals::not_project_member));
  CHECK(judgement.refusal->kind == Kind::forbidden);
  return false;
}

TEST_CASE("What roles contain is what is told of them", "[access][decisions]") {
  for (const auto name : permission_names) {
    INFO(name);
    CHECK(names_of(roles::held_with(*Permission::named(name))) == held_with(name));
  }
}

TEST_CASE("One role or permission alone opens what is published for it and what it contains, and nothing else",
          "[access][decisions]") {
  const auto demo_state = a_state();
  int decisions = 0;
  int allowed = 0;
  for (const auto& given : all_ways) {
    for (const auto permission : permission_names) {
      const auto state = with_grant(demo_state, given, permission);
      for_every_decision([&](const Operation& row, const Names& needed, const Target& target) {
        const bool may = is_authorized(state, row, target, mike);
        const bool should = expected(needed, target.level, given, std::string(permission));
        ++decisions;
        allowed += may ? 1 : 0;
        if (may != should)
          FAIL_CHECK(row.id << " " << target.path << " with " << permission << " on " << given << ": " << may);
      });
    }
  }
  CHECK(decisions > 30'000);
  CHECK(allowed > 1'000);
}

TEST_CASE("What opens an operation beyond the names published for it is listed, with the choice",
          "[access][decisions]") {
  std::map<Names, Names> opened;
  for (const auto& fact : published()) {
    const auto& row = row_of(fact.id);
    if (fact.needs.empty() || !fact.needs_token) continue;
    auto& beyond = opened[fact.needs];
    for (const auto permission : permission_names) {
      permissions::Held held;
      held.on_organization.add(*Permission::named(permission));
      held.at_place = held.on_organization;
      const bool is_listed = fact.needs.contains(std::string(permission)) || permission == "role:organization:admin";
      if (!is_listed && meets(standing_of(held, false, false), row.needs)) beyond.emplace(permission);
    }
  }
  CHECK(opened == opened_beyond());
}

TEST_CASE("Without any grant nothing of this is allowed, and a super admin may do all of it", "[access][decisions]") {
  const auto state = a_state();
  for_every_decision([&](const Operation& row, const Names&, const Target& target) {
    INFO(row.id);
    CHECK_FALSE(is_authorized(state, row, target, mike));
    CHECK_FALSE(is_authorized(state, row, target, olga));
    CHECK(is_authorized(state, row, target, sofia));
    CHECK(is_authorized(state, row, target, arthur));
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
    const auto state = with_grant(demo_state, all_ways[0], permission);
    for_every_decision([&](const Operation& row, const Names& needed, const Target& target) {
      if (row.id == "AccountDelete") return;  // of a root account it asks for more
      world.world().reseed(state);
      const auto answer = world.as(mike).send(row.method, target.path, "");
      const bool is_denied =
          answer.message() == "You don't have permission to perform this action: " + std::string(row.id) ||
          answer.message() == "User is not organization administrator.";
      INFO(row.id << " with " << permission << ": " << answer.text);
      CHECK(is_denied == !expected(needed, target.level, all_ways[0], std::string(permission)));
      if (is_denied) CHECK(answer.status == 403);
    });
  }
}

Place place_at(Level level) {
  Place place{acme_id, {}, {}};
  if (level != Level::organization) place.unit_id = development;
  if (level == Level::project) place.project_name = "acme-development";
  return place;
}

// Operations that ask for a right at a place which the path does not name are found by their rows alone.
TEST_CASE("What an operation needs elsewhere opens it there, and nothing else does", "[access][decisions]") {
  const auto demo_state = a_state();
  int asked = 0;
  int allowed = 0;
  for (const auto& given : all_ways)
    for (const auto permission : permission_names) {
      const auto state = with_grant(demo_state, given, permission);
      const auto authorization = "Bearer " + std::string(mike);
      const auto caller = identified(state, authorization);
      for (const auto& row : api::operations())
        for (const auto& [needs, where, level] : row.elsewhere) {
          const bool may = judge(state, caller, needs, {}, {place_at(level), {}}).is_yes();
          const bool should = needs.who != Needs::Who::super_admin &&
                              expected(names_of(needs.any_of), level, given, std::string(permission));
          ++asked;
          allowed += may ? 1 : 0;
          if (may != should)
            FAIL_CHECK(row.id << " " << where << " with " << permission << " on " << given << ": " << may);
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
  CHECK(elsewhere == Names{"AccountCreate",
                           "AccountDelete",
                           "AccountProjectsList",
                           "AccountTeamDelete",
                           "AccountTeamMemberCancelInvite",
                           "AccountTeamMembersDelete",
                           "AccountTeamMembersInvite",
                           "AccountTeamProjectAssociate",
                           "AccountTeamProjectAssociationUpdate",
                           "AccountTeamProjectDisassociate",
                           "AccountTeamUpdate",
                           "ApplicationUserAccessTokenCreate",
                           "BillingGroupCreate",
                           "BillingGroupList",
                           "BillingGroupProjectAssign",
                           "InvoiceGet",
                           "OrganizationGovernanceAccessCredentialsGet",
                           "OrganizationGovernanceAccessDelete",
                           "OrganizationProjectsCreate",
                           "OrganizationProjectsList",
                           "OrganizationProjectsUpdate",
                           "OrganizationUserDelete",
                           "OrganizationUserPasswordReset",
                           "OrganizationUserRevokeToken",
                           "OrganizationUserUpdate",
                           "ProjectCreate",
                           "ProjectUpdate",
                           "UserAccountDelete",
                           "UserGroupMembersUpdate"});
}

// What handlers ask for is in their rows: none of them looks at what the caller is for itself.
TEST_CASE("No handler asks for a right that its row does not name", "[access][decisions]") {
  for (const auto& file : std::filesystem::directory_iterator(AIVEN_MOCK_SOURCE "/src/api/operations")) {
    const auto text = source_text(file.path());
    INFO(file.path().filename());
    CHECK(text.find("standing") == std::string::npos);
    CHECK(text.find("mock::authorize") == std::string::npos);
  }
}

TEST_CASE("Explaining a decision tells every check that was made, and says what deciding says", "[access][decisions]") {
  const auto state = a_state();
  int refused = 0;
  for (const auto token : {sofia, arthur, tess, mike, olga, gus, una, mona, ci_expiring, ci_reading, terraform_office})
    for (const auto& row : api::operations())
      for (const auto level : {Level::organization, Level::unit, Level::project}) {
        const auto authorization = "Bearer " + std::string(token);
        const auto caller = identified(state, authorization);
        const Subject subject{place_at(level), {}};
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
  for (const auto& [what, from, gives] : finding.held)
    text += " [" + what + (gives.empty() ? "" : " with " + gives) + " of " + from + "]";
  return text;
}

TEST_CASE("An explanation names what was needed, what the caller holds there, and from where", "[access][decisions]") {
  const auto state = a_state();
  const auto& needs = row_of("ApplicationUserCreate").needs;
  const auto last_of = [&](std::string_view token, const Needs& asked, const Place& place, Scopes scopes = {}) {
    const auto authorization = "Bearer " + std::string(token);
    return told(explain_decision(state, identified(state, authorization), asked, scopes, {place, {}}).back());
  };
  const auto organization = place_at(Level::organization);
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
  CHECK(last_of(una, needs::admin_of_it, place_at(Level::unit)) ==
        "permission: yes; needs admin of the resource; holds [role:organization:admin of organization_unit " +
            development + "]");
  CHECK(
      last_of(mona, needs::any({"project:services:read"}), place_at(Level::project)) ==
      "permission: yes; needs project:services:read; holds [developer with project:services:read of project "
      "acme-development, through the group Developers] [project:permissions:read of project acme-development, through "
      "the group Developers]");
  CHECK(last_of(olga, needs, organization) == "membership: no; needs; holds");
  CHECK(last_of("no-such-token", needs, organization) == "token: no; needs; holds");
  CHECK(last_of(ci_reading, needs, organization, Scopes{"accounts:write"}) ==
        "token_scopes: no; needs accounts:write; holds [accounts:read of the token] [user:read of the token]");
}

}  // namespace
}  // namespace mock::test
