// /v1/organization/{organization_id}/projects: the projects of an organization.
#include "model/refusals.h"
#include "project_requests.h"
#include "tables.h"

namespace mock::api {
namespace {

// J9: 36 characters, as everywhere.
json::Shape billing_group_shape() { return json::text(longest_id, longest_id); }

const views::RequestBody<Project>& new_project() {
  using namespace json;
  static const auto body =
      views::RequestBody<Project>(views::kept_project(),
                                  views::needed<&Project::project_name, &Project::billing_group_id, &Project::tags>(),
                                  views::may<&Project::base_port, &Project::tech_emails>())
          .accepts<&Project::billing_group_id>(billing_group_shape())
          .calls<&Project::project_name>("project_id")
          .with({optional("parent_id", text(1, longest_id),
                          "The organization, or the account_id of one of its units; default: the organization")});
  return body;
}

const views::RequestBody<Project>& project_update() {
  using namespace json;
  static const auto body =
      views::RequestBody<Project>(views::kept_project(),
                                  views::may<&Project::project_name, &Project::billing_group_id, &Project::base_port,
                                             &Project::tags, &Project::tech_emails>())
          .accepts<&Project::billing_group_id>(billing_group_shape())
          .says<&Project::project_name>("A new name")
          .with({
              optional("parent_id", text(1, longest_id), "Moves the project to this unit or organization"),
              optional("organization_id", text(1, longest_id),
                       "Moves it to another organization, together with parent_id and billing_group_id"),
          });
  return body;
}

Reply reply_with_project(const State& state, const Call& call, const Project& project) {
  return reply_with(views::organization_project(), state, call, project);
}

const Project& project_of(const State& state, const Call& call) {
  return projects::get(state, call.organization_id(), call.params["project_id"]);
}

[[noreturn]] void refuse_parent(std::string_view parent_id, std::string_view organization_id) {
  throw Refusal(refusals::organization_mismatch, std::string(refusals::organization_mismatch.message) + " The parent " +
                                                     std::string(parent_id) + " is not of the organization " +
                                                     std::string(organization_id) + ".");
}

const json::Shape& list_query() {
  using namespace json;
  static const auto shape =
      object({optional("billing_group_id", text(longest_id, longest_id), "Only the projects that it pays for")});
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& id = call.organization_id();
  auto projects =
      seen_by_caller(state, call, state.projects.with<&Project::organization_id>(id), &Project::organization_id, id);
  if (const auto payer = call.query.optional_text("billing_group_id"))
    std::erase_if(projects, [&](const Project* project) { return project->billing_group_id != *payer; });
  return reply_with_projects(views::project_of_list(), state, call, projects,
                             [](const State&, const Project& project) -> const Project& { return project; });
}

Done create(State& state, const Call& call) {
  const auto& id = call.organization_id();
  const auto parent_id = call.body.text("parent_id", id);
  const auto parent = parent_named(state, parent_id);
  const bool is_of_it = parent.organization->organization_id == id;
  const accounts::Account root{&organizations::get(state, id), nullptr};
  authorize(state, call, place_of(is_of_it ? parent : root));  // U6, J11
  if (!is_of_it) refuse_parent(parent_id, id);
  const auto wish = new_project().wish_of(call.body);
  check_tags(wish);
  const auto& made = projects::create(state, parent.account_id(), wish, call.now);
  return {reply_with_project(state, call, made),
          about(made).named(made.project_name).paid_by(wish.get<&Project::billing_group_id>())};
}

Reply get(const State& state, const Call& call) { return reply_with_project(state, call, project_of(state, call)); }

// The account that the body moves the project to, if it does.
std::optional<accounts::Account> new_account_of(const State& state, const json::Value& body, const Project& project) {
  const auto parent_id = body.optional_text("parent_id");
  const auto organization_id = body.text("organization_id", project.organization_id);
  const auto& organization = organizations::get(state, organization_id);
  if (!parent_id && organization_id == project.organization_id) return std::nullopt;
  const auto parent = parent_named(state, parent_id.value_or(project.account_id));
  if (parent.organization->organization_id != organization.organization_id)
    refuse_parent(parent.account_id(), organization_id);  // J5
  return parent;
}

// Of what OrganizationProjectsUpdate needs elsewhere.
constexpr std::size_t to_change_billing = 1;

Done update(State& state, const Call& call) {
  const auto& project = project_of(state, call);
  auto wish = project_update().wish_of(call.body);
  check_tags(wish);
  if (const auto to = new_account_of(state, call.body, project)) {
    authorize_move(state, call, project, *to);
    wish.set<&Project::account_id>(to->account_id());
  }
  authorize_billing(state, call, project, wish.get<&Project::billing_group_id>(), to_change_billing);
  const auto& changed = projects::update(state, project.project_name, wish);
  return {reply_with_project(state, call, changed),
          about(changed).named(wish.get<&Project::project_name>()).paid_by(wish.get<&Project::billing_group_id>())};
}

Done remove(State& state, const Call& call) {
  projects::remove_settled(state, project_of(state, call).project_name);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> organization_project_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/projects";
  constexpr std::string_view one = "/v1/organization/{organization_id}/project/{project_id}";
  constexpr Scopes read{"accounts:read", "projects:read"};
  constexpr Scopes write{"accounts:write", "projects:write"};
  constexpr Needs projects_write = needs::any_or_not_admin({"organization:projects:write"});
  constexpr Needs member_or_not_admin{Needs::Who::member, {}, false, true};
  return {
      {.id = "OrganizationProjectsList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::member,
       .elsewhere = {{needs::admin, "to see the projects in which one holds nothing"}},
       .query = list_query,
       .reply = projects_and_count<views::project_of_list>,
       .handler = list,
       .summary = "List the projects of an organization that one has access to"},
      {.id = "OrganizationProjectsCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = member_or_not_admin,
       .elsewhere = {{projects_write, "in the account that it is made in", Level::unit}},
       .body = views::shape_of<new_project>,
       .reply = views::shape_of<views::organization_project>,
       .handler = create,
       .summary = "Create a project"},
      {.id = "OrganizationProjectsGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::any({"project:services:read"}),
       .reply = views::shape_of<views::organization_project>,
       .handler = get,
       .summary = "Get a project"},
      {.id = "OrganizationProjectsUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = projects_write,
       .elsewhere = {to_move, to_bill(projects_write)},
       .body = views::shape_of<project_update>,
       .reply = views::shape_of<views::organization_project>,
       .handler = update,
       .summary = "Change, rename or move a project"},
      {.id = "OrganizationProjectsDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = projects_write,
       .handler = remove,
       .summary = "Delete a project"},
  };
}

}  // namespace mock::api
