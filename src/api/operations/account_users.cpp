// /v1/account/{account_id}/user/{user_id} and /users/search: who is in the teams of an account, and what that gives.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/team_projects.h"
#include "replies.h"
#include "tables.h"
#include "team_requests.h"
#include "views/teams.h"

namespace mock::api {
namespace {

constexpr std::int64_t most_found = 500;
constexpr std::int64_t usually_found = 100;
constexpr std::int64_t longest_query = 128;
constexpr std::int64_t most_orders = 3;

struct Order {
  std::string_view name;
  std::string User::*field;
  bool descending;
};
constexpr std::array<Order, 6> orders{{
    {"user_email:asc", &User::user_email, false},
    {"user_email:desc", &User::user_email, true},
    {"user_id:asc", &User::user_id, false},
    {"user_id:desc", &User::user_id, true},
    {"real_name:asc", &User::real_name, false},
    {"real_name:desc", &User::real_name, true},
}};

// The published schema says that order_by is a text, the published example that it is a list.
const json::Shape& search_request() {
  using namespace json;
  static const Shape shape = [] {
    std::vector<std::string_view> names;
    names.reserve(orders.size());
    for (const auto& order : orders) names.push_back(order.name);
    return object({
        optional("limit", integer(1, most_found), "Default: 100"),
        optional("order_by", list(choice(names), most_orders).or_one(), "Default: in the order they joined"),
        optional("query", text(0, longest_query), "What the e-mail address, the name or the id contains"),
    });
  }();
  return shape;
}

// The member that the path names, in the organization of the account; or organization_user_not_found.
const User& member_of(const State& state, const Call& call) {
  const auto& organization = teams::organization_of(state, call.params["account_id"]);
  return *state.users.find(members::get(state, organization.organization_id, call.params["user_id"]).user_id);
}

std::vector<std::string> orders_of(const json::Value& body) {
  if (const auto* order = body.find("order_by"); order != nullptr && !order->as_text().empty())
    return {std::string(order->as_text())};
  return body.texts("order_by");
}

bool matches(const User& user, std::string_view query) {
  const auto contains = [&](std::string_view text) { return ascii::lower_case(text).find(query) != std::string::npos; };
  return contains(user.user_email) || contains(user.real_name) || contains(user.user_id);
}

// The first order is the most important one: it is sorted by last.
void sort(std::vector<const User*>& found, const std::vector<std::string>& names) {
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const auto* order =
        std::find_if(orders.begin(), orders.end(), [&](const auto& each) { return each.name == *name; });
    std::stable_sort(found.begin(), found.end(), [&](const User* a, const User* b) {
      return order->descending ? b->*order->field < a->*order->field : a->*order->field < b->*order->field;
    });
  }
}

Reply list_teams(const State& state, const Call& call) {
  const auto& user = member_of(state, call);
  return reply_with_list("teams", views::team_of_user(), state, call,
                         teams::of_user(state, call.params["account_id"], user.user_id));
}

Reply list_projects(const State& state, const Call& call) {
  const auto& user = member_of(state, call);
  return reply_with_list("user_projects", views::project_of_user(), state, call,
                         team_projects::of_user(state, call.params["account_id"], user.user_id),
                         [&](const team_projects::Reach& reach) {
                           const auto& project = projects::get(state, reach.on.project_name);
                           return std::optional(views::ProjectOfUser{&reach, &project, &user});
                         });
}

Reply search(const State& state, const Call& call) {
  const auto query = ascii::lower_case(call.body.text("query"));
  std::vector<const User*> found;
  for (const auto& user_id : teams::users_of(state, call.params["account_id"]))
    if (const auto* user = state.users.find(user_id); matches(*user, query)) found.push_back(user);
  sort(found, orders_of(call.body));
  const auto limit = static_cast<std::size_t>(call.body.integer("limit").value_or(usually_found));
  if (found.size() > limit) found.resize(limit);
  return reply_with_list("users", views::found_user(), state, call, found);
}

}  // namespace

std::vector<Operation> account_user_operations() {
  return {
      {.id = "AccountUserProjectsList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/user/{user_id}/projects",
       .scopes = {"accounts:read", "projects:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"user_projects", views::project_of_user>,
       .handler = list_projects,
       .summary = "List the projects that a user reaches through teams"},
      {.id = "AccountUserTeamsList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/user/{user_id}/teams",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"teams", views::team_of_user>,
       .handler = list_teams,
       .summary = "List the teams of a user",
       .deprecated = &deprecations::teams},
      {.id = "AccountUsersSearch",
       .method = Method::post,
       .path = "/v1/account/{account_id}/users/search",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .body = search_request,
       .reply = views::shape_of_list<"users", views::found_user>,
       .handler = search,
       .summary = "Search the users who are in any team of an account"},
  };
}

}  // namespace mock::api
