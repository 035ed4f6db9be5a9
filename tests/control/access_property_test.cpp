// A property: in worlds that random writes have made, /_mock/access says yes exactly when the request is not refused
// with 401 or 403 by one of the checks of a decision.
#include <array>
#include <set>

#include "api/table_of_contents.h"
#include "base/chance.h"
#include "model/permissions.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

// Draws from a list.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : chance_{seed, 0} {}
  std::size_t below(std::size_t end) { return chance_.next() % end; }
  template <class List>
  auto of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  Chance chance_;
};

const std::array people{sofia, arthur, tess, mike, olga, gus, una, mona};
const std::array ids{sofia_id, arthur_id, tess_id, mike_id, olga_id, gus_id, una_id, mona_id, ci_id, terraform_id};
const std::vector<std::pair<std::string, std::string>> resources{
    {"organization", acme_id},       {"organization_unit", development},    {"project", "acme-website"},
    {"project", "acme-development"}, {"organization_unit", "a5a1e9d0de02"}, {"project", "acme-operations"}};

std::string permissions_of(const std::pair<std::string, std::string>& resource) {
  return acme + "/permissions/" + resource.first + "/" + resource.second;
}

// Somebody gets other rights somewhere, or another place in the organization.
void write_at_random(AWorld& world, Draw& draw) {
  switch (draw.below(6)) {
    case 0:
    case 1: {
      Json names = Json::array();
      for (std::size_t i = 0; i <= draw.below(2); ++i) names.push_back(draw.of(permission_names));
      world.as(sofia).put(
          permissions_of(draw.of(resources)),
          {{"permissions", {{{"principal_id", draw.of(ids)}, {"principal_type", "user"}, {"permissions", names}}}}});
      return;
    }
    case 2:
      world.as(sofia).put(permissions_of(draw.of(resources)),
                          {{"permissions",
                            {{{"principal_id", draw.below(2) == 0 ? developers : people_team},
                              {"principal_type", "user_group"},
                              {"permissions", {draw.of(permission_names)}}}}}});
      return;
    case 3:
      world.as(sofia).patch(
          acme + "/user-groups/" + (draw.below(2) == 0 ? developers : people_team) + "/members",
          {{"operation", draw.below(2) == 0 ? "add_members" : "remove_members"}, {"member_ids", {draw.of(ids)}}});
      return;
    case 4:
      world.as(sofia).patch(acme + "/user/" + ids[1 + draw.below(std::size(ids) - 1)],
                            {{"state", draw.below(2) == 0 ? "active" : "deactivated"}});
      return;
    default:
      world.as(sofia).patch(acme + "/user/" + ids[1 + draw.below(std::size(ids) - 1)],
                            {{"is_super_admin", draw.below(2) == 0}});
  }
}

// "organization Acme (org…)": what stands in the parentheses, or behind the first word.
std::string name_in(const std::string& place) {
  const auto open = place.rfind('(');
  if (open != std::string::npos) return place.substr(open + 1, place.size() - open - 2);
  const auto blank = place.find(' ');
  return blank == std::string::npos ? "" : place.substr(blank + 1);
}

// The path of the operation at the place; empty when that does not tell all that it needs.
std::string path_at(const Operation& operation, const std::string& place) {
  const auto name = name_in(place);
  const auto type = place.substr(0, place.find(' '));
  std::string path;
  auto rest = operation.path;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const auto close = rest.find('}', open);
    const auto parameter = rest.substr(open + 1, close - open - 1);
    path += rest.substr(0, open);
    const bool is_place = parameter == "organization_id" || parameter == "account_id" || parameter == "resource_id" ||
                          parameter.starts_with("project");
    if (parameter == "billing_group_id" || (parameter == "organization_id" && type != "organization")) return {};
    if (parameter == "account_id" && type == "organization") return {};  // it has another name there
    path += parameter == "resource_type" ? type : is_place ? name : "-";
    rest.remove_prefix(close + 1);
  }
  return path + std::string(rest);
}

// Whether a check of a decision has refused the newest request.
bool was_denied(AWorld& world, const Answer& answer) {
  static const std::set<std::string> checks{
      "token",  "user_state", "token_addresses",        "token_scopes", "membership", "managing_organization",
      "client", "sign_in",    "organization_addresses", "two_factor",   "permission"};
  if (answer.status != 401 && answer.status != 403) return false;
  const auto newest = world.control(Method::get, "/_mock/journal?limit=1").json["requests"][0];
  return checks.contains(newest["reason"]["check"]);
}

struct Compared {
  int yes = 0;
  int no = 0;
};

// Asks for every place of one operation, and then makes the requests.
void compare(AWorld& world, std::string_view token, const std::string& user_id, const Operation& operation,
             Compared& compared) {
  const auto query = "?principal=" + user_id + "&operation=" + std::string(operation.id) +
                     "&token=" + std::string(token.substr(0, 12));
  const auto answer = world.control(Method::get, "/_mock/access" + query);
  if (answer.status != 200) return;  // a request before has ended the token
  for (const auto& decision : answer.member("decisions")) {
    if (decision["place"].get<std::string>().empty() || !decision["also_needs"].is_null()) continue;
    const auto path = path_at(operation, decision["place"]);
    if (path.empty()) continue;
    const auto kept = world.world().state();
    const auto made = world.as(token).send(operation.method, path, "");
    INFO(user_id << " " << operation.id << " " << path << ": " << made.text);
    INFO(decision["because"].get<std::string>());
    CHECK(decision["allowed"] == !was_denied(world, made));
    ++(decision["allowed"] ? compared.yes : compared.no);
    world.world().change([&](State& next) { next = *kept; });  // what it did is no part of the question
  }
}

TEST_CASE("Access says yes exactly when a request is not refused with 401 or 403, in random worlds",
          "[access][property]") {
  Compared compared;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    AWorld world;
    Draw draw(seed);
    for (int round = 0; round < 20; ++round) {
      write_at_random(world, draw);
      const auto who = draw.below(people.size());
      compare(world, people.at(who), ids.at(who), draw.of(api::operations()), compared);
    }
  }
  CHECK(compared.yes > 50);
  CHECK(compared.no > 50);
}

}  // namespace
}  // namespace mock::test
