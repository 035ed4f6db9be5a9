// /v1/organization/{organization_id}/projects: the projects of an organization.
#include "json/writer.h"
#include "model/refusals.h"
#include "project_requests.h"
#include "tables.h"
#include "views/emails.h"
#include "views/projects.h"

namespace mock::api {
namespace {

json::Field base_port_field() {
  return json::optional("base_port", json::integer(lowest_base_port, highest_base_port), "Default: by chance");
}

const json::Shape& new_project_request() {
  using namespace json;
  static const Shape shape = object({
      required("project_id", project_name_shape(), "The name: no other project in the world may have it"),
      required("billing_group_id", text(1, longest_id)),
      required("tags", views::tags_shape()),
      optional("parent_id", text(1, longest_id),
               "The organization, or the account_id of one of its units; default: the organization"),
      base_port_field(),
      optional("tech_emails", tech_emails_shape()),
  });
  return shape;
}

const json::Shape& project_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("project_name", project_name_shape(), "A new name"),
      optional("parent_id", text(1, longest_id), "Moves the project to this unit or organization"),
      optional("organization_id", text(1, longest_id),
               "Moves it to another organization, together with parent_id and billing_group_id"),
      optional("billing_group_id", text(1, longest_id)),
      base_port_field(),
      optional("tags", views::tags_shape(), "All tags"),
      optional("tech_emails", tech_emails_shape(), "All addresses"),
  });
  return shape;
}

const json::Shape& projects_reply() {
  using namespace json;
  static const Shape shape = object({
      required("projects", json::list(views::project_of_list_shape())),
      required("total_project_count", integer(0, std::numeric_limits<std::int64_t>::max())),
  });
  return shape;
}

Reply reply_with(const Project& project) {
  json::Writer out;
  views::organization_project(out, project);
  return ok(out.take());
}

const Project& project_of(const State& state, const Call& call) {
  return projects::get(state, call.organization_id(), call.params["project_id"]);
}

[[noreturn]] void refuse_parent(std::string_view parent_id, std::string_view organization_id) {
  throw Refusal(refusals::organization_mismatch, std::string(refusals::organization_mismatch.message) + " The parent " +
                                                     std::string(parent_id) + " is not of the organization " +
                                                     std::string(organization_id) + ".");
}

Reply list(const State& state, const Call& call) {
  const auto& id = call.organization_id();
  const auto projects =
      seen_by_caller(state, call, state.projects.with<&Project::organization_id>(id), &Project::organization_id, id);
  json::Writer out;
  {
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto* project : projects) views::project_of_list(out, *project);
    });
    body("total_project_count", projects.size());
  }
  return ok(out.take());
}

projects::Changes changes_in(const json::Value& body) {
  projects::Changes changes;
  changes.project_name = body.optional_text("project_name");
  changes.billing_group_id = body.optional_text("billing_group_id");
  changes.base_port = body.integer("base_port");
  changes.tags = tags_in(body);
  changes.tech_emails = views::emails_from(body, "tech_emails");
  return changes;
}

Done create(State& state, const Call& call) {
  const auto& id = call.organization_id();
  const auto parent_id = call.body.text("parent_id", id);
  const auto parent = parent_named(state, parent_id);
  const bool is_of_it = parent.organization->organization_id == id;
  const accounts::Account root{&organizations::get(state, id), nullptr};
  authorize(state, call, place_of(is_of_it ? parent : root));  // U6, J11
  if (!is_of_it) refuse_parent(parent_id, id);
  const auto wish = changes_in(call.body);
  const auto& made = projects::create(state, call.body.text("project_id"), parent.account_id(), wish, call.now);
  return {reply_with(made), about(made).named(made.project_name).paid_by(wish.billing_group_id)};
}

Reply get(const State& state, const Call& call) { return reply_with(project_of(state, call)); }

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
  auto changes = changes_in(call.body);
  if (const auto to = new_account_of(state, call.body, project)) {
    authorize_move(state, call, project, *to);
    changes.account_id = to->account_id();
  }
  authorize_billing(state, call, project, changes.billing_group_id, to_change_billing);
  const auto& changed = projects::update(state, project.project_name, changes);
  return {reply_with(changed), about(changed).named(changes.project_name).paid_by(changes.billing_group_id)};
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
       .reply = projects_reply,
       .handler = list,
       .summary = "List the projects of an organization that one has access to"},
      {.id = "OrganizationProjectsCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = member_or_not_admin,
       .elsewhere = {{projects_write, "in the account that it is made in", Level::unit}},
       .body = new_project_request,
       .reply = views::organization_project_shape,
       .handler = create,
       .summary = "Create a project"},
      {.id = "OrganizationProjectsGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::any({"project:services:read"}),
       .reply = views::organization_project_shape,
       .handler = get,
       .summary = "Get a project"},
      {.id = "OrganizationProjectsUpdate",
       .method = Method::patch,
       .path = one,
       .scopes = write,
       .needs = projects_write,
       .elsewhere = {to_move, to_bill(projects_write)},
       .body = project_update_request,
       .reply = views::organization_project_shape,
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
