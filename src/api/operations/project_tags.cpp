// /v1/project/{project}/tags
#include "project_requests.h"
#include "tables.h"
#include "views/message.h"

namespace mock::api {
namespace {

const json::Shape& tags_update_request() {
  using namespace json;
  static const Shape shape =
      object({required("tags", map(text(0, longest_tag).or_null()), "null removes a tag; others stay as they are")});
  return shape;
}

const Project& project_of(const State& state, const Call& call) { return projects::get(state, call.params["project"]); }

const views::RequestBody<Project>& tags() {
  static const views::RequestBody<Project> body(views::kept_project(), views::needed<&Project::tags>());
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with(views::tags_of_project(), state, call, project_of(state, call));
}

Done update(State& state, const Call& call) {
  auto all = project_of(state, call).tags;
  for (const auto& [name, value] : call.body.find("tags")->as_members()) {
    check_tag_name(name);
    if (value.is_null())
      std::erase_if(all, [&, &tag = name](const auto& each) { return each.first == tag; });
    else
      projects::set_tag(all, name, value.as_text());
  }
  projects::update(state, call.params["project"], Wish<Project>().set<&Project::tags>(std::move(all)));
  return {ok(views::message("Tags updated")), told_by_path()};
}

Done replace(State& state, const Call& call) {
  const auto wish = tags().wish_of(call.body);
  check_tags(wish);
  projects::update(state, call.params["project"], wish);
  return {ok(views::message("Tags replaced")), told_by_path()};
}

}  // namespace

std::vector<Operation> project_tag_operations() {
  constexpr std::string_view path = "/v1/project/{project}/tags";
  constexpr Scopes write{"projects:write"};
  constexpr Needs edits_tags = needs::any({"operator", "organization:projects:write"});  // P17
  return {
      {.id = "ProjectTagsList",
       .method = Method::get,
       .path = path,
       .scopes = {"projects:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::shape_of<views::tags_of_project>,
       .handler = list,
       .summary = "List the tags of a project"},
      {.id = "ProjectTagsUpdate",
       .method = Method::patch,
       .path = path,
       .scopes = write,
       .needs = edits_tags,
       .body = tags_update_request,
       .reply = views::message_shape,
       .handler = update,
       .summary = "Set and remove some tags of a project"},
      {.id = "ProjectTagsReplace",
       .method = Method::put,
       .path = path,
       .scopes = write,
       .needs = edits_tags,
       .body = views::shape_of<tags>,
       .reply = views::message_shape,
       .handler = replace,
       .summary = "Replace the tags of a project"},
  };
}

}  // namespace mock::api
