// /v1/project and /v1/account/{account_id}/projects: projects, as the older API knows them.
#include "model/projects.h"

#include "json/writer.h"
#include "model/refusals.h"
#include "project_requests.h"
#include "tables.h"
#include "views/billing_groups.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/message.h"

namespace mock::api {
namespace {

// What is a billing group's: a project's own word on it must be the same.
std::vector<json::Field> billing_fields() {
  using namespace json;
  const auto line = [](std::int64_t longest) { return text(0, longest).or_null(); };
  return {
      optional("address_lines", json::list(text(), most_address_lines).or_null()),
      optional("billing_address", line(1000)),
      optional("billing_currency", views::currency_shape().or_null()),
      optional("billing_emails", views::emails_shape(most_billing_emails).or_null()),
      optional("billing_extra_text", line(longest_billing_extra_text)),
      optional("card_id", line(longest_card_id)),
      optional("city", line(longest_address_city)),
      optional("company", line(longest_company)),
      optional("country_code", line(country_code_length)),
      optional("state", line(longest_address_state)),
      optional("vat_id", line(longest_vat_id)),
      optional("zip_code", line(longest_zip_code),
               "As address_lines and all since: must be what the billing group says, if anything"),
  };
}

std::vector<json::Field> account_fields() {
  using namespace json;
  return {
      optional("account_id", text(0, longest_id).or_null(), "Of a unit, or of an organization's root account"),
      optional("add_account_owners_admin_access", boolean().or_null(), "Not looked at: they always have it"),
  };
}

// Clients send "" for none.
bool is_group_or_none(std::string_view id) { return id.empty() || static_cast<std::int64_t>(id.size()) == longest_id; }

// Clients send null or "" for what they leave alone.
views::RequestBody<Project> request(const views::Asked<Project>& name, const views::Asked<Project>& more) {
  return views::RequestBody<Project>(
             views::kept_project(), name,
             views::may<&Project::billing_group_id, &Project::default_cloud, &Project::tags, &Project::tech_emails>(),
             more)
      .or_nulls()
      .or_empty_texts()
      .accepts<&Project::billing_group_id>(
          json::text_like(is_group_or_none, "the id of a billing group, which has 36 characters", longest_id)
              .matching("^(.{36})?$")
              .or_null())
      .calls<&Project::default_cloud>("cloud");
}

const views::RequestBody<Project>& new_project() {
  using namespace json;
  static const auto body =
      request(views::needed<&Project::project_name>(), views::may<&Project::base_port>())
          .calls<&Project::project_name>("project")
          .accepts<&Project::base_port>(integer(lowest_base_port, highest_base_port - 1000).or_null())
          .with(account_fields())
          .with({
              optional("copy_from_project", text(0, longest_project_name).or_null(),
                       "The project that account_id and cloud are taken from where they are left out"),
              optional("copy_tags", boolean().or_null(), "Take its tags as well"),
              optional("use_source_project_billing_group", boolean().or_null(), "Take its billing group as well"),
          })
          .with(billing_fields());
  return body;
}

const views::RequestBody<Project>& project_update() {
  static const auto body = request(views::may<&Project::project_name>(), {})
                               .says<&Project::project_name>("A new name")
                               .with(account_fields())
                               .with(billing_fields());
  return body;
}

const json::Shape& projects_reply() {
  static const auto shape = views::shape_of_list<"projects", views::project>().with(views::membership_fields());
  return shape;
}

Reply reply_with(const State& state, const Call& call, const Project& project) {
  return reply_under("project", views::project(), state, call, views::with_billing(state, project));
}

// The same of what no project keeps.
std::optional<std::string> wish_in(const json::Value& body, std::string_view name) {
  auto wish = body.optional_text(name);
  return wish == "" ? std::nullopt : wish;
}

[[noreturn]] void refuse_billing(const BillingGroup& group, std::string_view field) {
  const auto& code = refusals::project_belongs_to_account_billing_group_must_use_api;
  throw Refusal(code, std::string(code.message) + ": " + std::string(field) + " is not what the billing group " +
                          group.billing_group_id + " says");
}

void check_billing(const State& state, const Project& project, const json::Value& body) {
  const auto& group = billing_groups::get(state, project.billing_group_id);
  const std::vector<std::pair<std::string_view, std::string>> texts{
      {"billing_address", views::billing_address(group)},
      {"billing_currency", group.billing_currency},
      {"billing_extra_text", group.billing_extra_text},
      {"card_id", group.card_id},
      {"city", group.city},
      {"company", group.company},
      {"country_code", group.country_code},
      {"state", group.state},
      {"vat_id", group.vat_id},
      {"zip_code", group.zip_code},
  };
  for (const auto& [field, value] : texts)
    if (const auto wish = wish_in(body, field); wish && *wish != value) refuse_billing(group, field);
  const auto emails = views::emails_from(body, "billing_emails").value_or(std::vector<std::string>());
  if (!emails.empty() && emails != group.billing_emails) refuse_billing(group, "billing_emails");
  const auto lines = body.texts("address_lines");
  if (!lines.empty() && lines != group.address_lines) refuse_billing(group, "address_lines");
}

Reply list(const State& state, const Call& call) {
  const auto& user_id = call.user().user_id;
  const auto projects = projects::of_user(state, user_id);
  json::Writer out;
  {
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto* project : projects)
        views::project().write(out, seen_by(state, call), views::with_billing(state, *project));
    });
    views::memberships(out, state, projects, user_id);
  }
  return ok(out.take());
}

Reply list_of_account(const State& state, const Call& call) {
  const auto& id = call.params["account_id"];
  const auto projects =
      seen_by_caller(state, call, state.projects.with<&Project::account_id>(id), &Project::account_id, id);
  return reply_with_projects(views::project(), state, call, projects, views::with_billing);
}

// Of what ProjectCreate needs elsewhere, and ProjectUpdate.
constexpr std::size_t to_copy = 1, to_change_billing = 1;

// The project that a new one is to be like, which the caller must be able to read; nullptr: none.
const Project* model_of(const State& state, const Call& call) {
  const auto name = wish_in(call.body, "copy_from_project");
  if (!name) return nullptr;
  const auto& project = projects::get(state, *name);
  authorize(state, call, permissions::place_of(state, "project", *name), to_copy);
  return &project;
}

void copy(const Project& model, const json::Value& body, Wish<Project>& wish) {
  if (wish.get<&Project::default_cloud>() == nullptr) wish.set<&Project::default_cloud>(model.default_cloud);
  if (wish.get<&Project::billing_group_id>() == nullptr && body.flag("use_source_project_billing_group"))
    wish.set<&Project::billing_group_id>(model.billing_group_id);
  if (!body.flag("copy_tags")) return;
  Tags tags = model.tags;
  if (const auto* own = wish.get<&Project::tags>())
    for (const auto& [name, value] : *own) projects::set_tag(tags, name, value);
  wish.set<&Project::tags>(std::move(tags));
}

Done create(State& state, const Call& call) {
  const auto& body = call.body;
  const auto* model = model_of(state, call);
  auto account_id = wish_in(body, "account_id");
  if (!account_id && model != nullptr) account_id = model->account_id;
  if (!account_id) throw Refusal(refusals::orphaned_project_not_allowed);  // J9
  const auto account = parent_named(state, *account_id);
  authorize(state, call, place_of(account));  // U6, J11
  auto wish = new_project().wish_of(body);
  check_tags(wish);
  if (model != nullptr) copy(*model, body, wish);
  const auto& made = projects::create(state, account.account_id(), wish, call.now);
  check_billing(state, made, body);
  return {reply_with(state, call, made),
          about(made).named(made.project_name).paid_by(wish.get<&Project::billing_group_id>())};
}

Reply get(const State& state, const Call& call) {
  return reply_with(state, call, projects::get(state, call.params["project"]));
}

Done update(State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  auto wish = project_update().wish_of(call.body);
  check_tags(wish);
  if (const auto account_id = wish_in(call.body, "account_id")) {
    const auto account = parent_named(state, *account_id);
    authorize_move(state, call, project, account);
    wish.set<&Project::account_id>(account.account_id());
  }
  authorize_billing(state, call, project, wish.get<&Project::billing_group_id>(), to_change_billing);
  const auto& changed = projects::update(state, project.project_name, wish);
  check_billing(state, changed, call.body);
  return {reply_with(state, call, changed),
          about(changed).named(wish.get<&Project::project_name>()).paid_by(wish.get<&Project::billing_group_id>())};
}

Done remove(State& state, const Call& call) {
  projects::remove_settled(state, call.params["project"]);
  return {ok(views::message("Project deleted")), told_by_path()};
}

}  // namespace

std::vector<Operation> project_operations() {
  constexpr std::string_view all = "/v1/project";
  constexpr std::string_view one = "/v1/project/{project}";
  constexpr Scopes read{"projects:read"};
  constexpr Scopes write{"projects:write"};
  constexpr Needs projects_write = needs::any({"organization:projects:write"});
  return {
      {.id = "ProjectList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .reply = projects_reply,
       .handler = list,
       .summary = "List the projects one has access to",
       .deprecated = &deprecations::projects},
      {.id = "ProjectCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .elsewhere = {{projects_write, "in the account that it is made in", Level::unit},
                     {needs::any({"project:services:read"}), "on the project that is copied", Level::project}},
       .body = views::shape_of<new_project>,
       .reply = views::shape_under<"project", views::project>,
       .handler = create,
       .summary = "Create a project in an account",
       .deprecated = &deprecations::projects},
      {.id = "ProjectGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::any({"project:services:read"}),
       .reply = views::shape_under<"project", views::project>,
       .handler = get,
       .summary = "Get a project",
       .deprecated = &deprecations::projects},
      {.id = "ProjectUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = projects_write,
       .elsewhere = {to_move, to_bill(projects_write)},
       .body = views::shape_of<project_update>,
       .reply = views::shape_under<"project", views::project>,
       .handler = update,
       .summary = "Change, rename or move a project",
       .deprecated = &deprecations::projects},
      {.id = "ProjectDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = projects_write,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a project",
       .deprecated = &deprecations::projects},
      {.id = "AccountProjectsList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/projects",
       .scopes = {"accounts:read", "projects:read"},
       .needs = needs::member,
       .elsewhere = {{needs::admin_of_it, "to see the projects in which one holds nothing", Level::unit}},
       .reply = projects_and_count<views::project>,
       .handler = list_of_account,
       .summary = "List the projects of an account that one has access to",
       .deprecated = &deprecations::account_projects},
  };
}

}  // namespace mock::api
