#pragma once
// What the operations on projects ask for in the same way.
#include <limits>

#include "api/authority.h"
#include "json/writer.h"
#include "model/accounts.h"
#include "replies.h"
#include "views/projects.h"
#include "views/request_body.h"

namespace mock::api {

/// Refuses tags with names that tags cannot have (J8).
void check_tags(const Wish<Project>& wish);
/// Refuses a name that tags cannot have (J8).
void check_tag_name(std::string_view name);

/// The account that is named as the parent of a project: by its id, or by that of the organization it is the root of.
accounts::Account parent_named(const State& state, const std::string& parent_id);

/// Lets the project be moved to an account: by admins of its organization, who must be admins of the account's too.
void authorize_move(const State& state, const Call& call, const Project& project, const accounts::Account& to);

/// What rows need elsewhere for it.
inline constexpr Elsewhere to_move{needs::organization_admin, "of both organizations, to move it to another account"};

/// Lets the project be paid for by another billing group. That is about money, in which the admins of a project have no
/// say: the organization's admins may, and who writes its projects. `which` of what the row needs elsewhere.
void authorize_billing(const State& state, const Call& call, const Project& project,
                       const std::string* billing_group_id, std::size_t which);

/// What rows need elsewhere for it.
constexpr Elsewhere to_bill(const Needs& needs) { return {needs, "of its organization, to change its billing group"}; }

/// Where a project is made: in a unit, admins of the unit alone may do it too.
Place place_of(const accounts::Account& account);

/// Those of `rows` that the caller has any access to. Callers who may see everything, as their row needs elsewhere, get
/// all rows; for others only their own projects are looked through.
template <class Rows>
std::vector<const Project*> seen_by_caller(const State& state, const Call& call, const Rows& rows,
                                           std::string Project::*where, std::string_view id) {
  std::vector<const Project*> seen;
  if (may(call)) {
    for (const Project& project : rows) seen.push_back(&project);
    return seen;
  }
  for (const auto* project : projects::of_user(state, call.user().user_id))
    if (project->*where == id) seen.push_back(project);
  return seen;
}

/// {"projects": [...], "total_project_count": …}, with what show(state, project) gives of each.
template <class Thing, class Show>
Reply reply_with_projects(const views::Picture<Thing>& picture, const State& state, const Call& call,
                          const std::vector<const Project*>& projects, Show show) {
  json::Writer out;
  {
    const auto at = seen_by(state, call);
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto* project : projects) picture.write(out, at, show(state, *project));
    });
    body("total_project_count", projects.size());
  }
  return ok(out.take());
}
template <auto Picture>
const json::Shape& projects_and_count() {
  using namespace json;
  static const auto shape = views::shape_of_list<"projects", Picture>().with(
      {required("total_project_count", integer(0, std::numeric_limits<std::int64_t>::max()))});
  return shape;
}

}  // namespace mock::api
