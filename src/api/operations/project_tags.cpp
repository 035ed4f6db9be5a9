// /v1/project/{project}/tags
#include "json/writer.h"
#include "project_requests.h"
#include "tables.h"
#include "views/message.h"
#include "views/projects.h"
#include "views/tags.h"

namespace mock::api {
namespace {

const json::Shape& tags_update_request() {
  using namespace json;
  static const Shape shape =
      object({required("tags", map(text(0, longest_tag).or_null()), "null removes a tag; others stay as they are")});
  return shape;
}

const Project& project_of(const State& state, const Call& call) { return projects::get(state, call.params["project"]); }

void set_tags(State& state, const Call& call, Tags tags) {
  projects::Changes changes;
  changes.tags = std::move(tags);
  projects::update(state, project_of(state, call).project_name, changes);
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    const json::Object body(out);
    views::tags(out, "tags", project_of(state, call).tags);
  }
  return ok(out.take());
}

Done update(State& state, const Call& call) {
  auto tags = project_of(state, call).tags;
  for (const auto& [name, value] : call.body.find("tags")->as_members()) {
    check_tag_name(name);
    if (value.is_null())
      std::erase_if(tags, [&, &tag = name](const auto& each) { return each.first == tag; });
    else
      projects::set_tag(tags, name, value.as_text());
  }
  set_tags(state, call, std::move(tags));
  return {ok(views::message("Tags updated")), told_by_path()};
}

Done replace(State& state, const Call& call) {
  set_tags(state, call, *tags_in(call.body));
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
       .reply = views::project_tags_shape,
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
       .body = views::project_tags_shape,
       .reply = views::message_shape,
       .handler = replace,
       .summary = "Replace the tags of a project"},
  };
}

}  // namespace mock::api
