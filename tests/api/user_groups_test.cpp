// Groups of an organization.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string groups = acme + "/user-groups";
const std::string developers_there = groups + "/" + developers, people_team_there = groups + "/" + people_team;

Answer create(AWorld& world, std::string_view who, const std::string& name) {
  return world.as(who).post(groups, {{"user_group_name", name}, {"description", ""}});
}

std::string make(AWorld& world, const std::string& name) {
  const auto made = create(world, sofia, name);
  REQUIRE(made.status == 200);
  return groups + "/" + made.json["user_group_id"].get<std::string>();
}

Answer change(AWorld& world, std::string_view who, const std::string& group, const char* operation,
              const std::vector<std::string>& ids) {
  return world.as(who).patch(group + "/members", {{"operation", operation}, {"member_ids", ids}});
}

std::vector<std::string> members_of(AWorld& world, const std::string& group) {
  std::vector<std::string> ids;
  for (const auto& each : world.as(mike).get(group + "/members").member("members")) ids.push_back(each["user_id"]);
  return ids;
}

int member_count(AWorld& world, const std::string& group) {
  for (const auto& each : world.as(mike).get(groups).member("user_groups"))
    if (group.ends_with(each["user_group_id"].get<std::string>())) return each["member_count"];
  return -1;
}

// The demo, in which the group Developers is an identity provider's.
Json demo_with_scim_group() {
  auto fixture = demo();
  fixture["organizations"][0]["user_groups"][1]["managed_by_scim"] = true;
  return fixture;
}

TEST_CASE("A group is created, seen, changed and deleted", "[user_groups]") {
  AWorld world;
  const auto made = world.as(gus).post(groups, {{"user_group_name", "Testers"}, {"description", "they test"}});
  REQUIRE(made.status == 200);
  const std::string id = made.json["user_group_id"];
  CHECK(id.starts_with("ug"));
  CHECK(made.json == Json{{"user_group_id", id},
                          {"user_group_name", "Testers"},
                          {"description", "they test"},
                          {"managed_by_scim", false},
                          {"create_time", start_of_time},
                          {"update_time", start_of_time}});
  CHECK(world.as(mike).get(groups + "/" + id).json == made.json);
  auto counted = made.json;
  counted["member_count"] = 0;
  CHECK(world.as(mike).get(groups).json["user_groups"].back() == counted);

  world.advance(5);
  const auto renamed = world.as(gus).patch(groups + "/" + id, {{"user_group_name", "Checkers"}});
  CHECK(renamed.json["user_group_name"] == "Checkers");
  CHECK(renamed.json["description"] == "they test");
  CHECK(renamed.json["create_time"] == start_of_time);
  CHECK(renamed.json["update_time"] == "2026-01-01T00:00:05Z");
  world.advance(5);
  const auto described = world.as(arthur).patch(groups + "/" + id, {{"description", ""}});
  CHECK(described.json["user_group_name"] == "Checkers");
  CHECK(described.json["description"] == "");
  CHECK(described.json["update_time"] == "2026-01-01T00:00:10Z");

  CHECK(world.as(gus).remove(groups + "/" + id).status == 204);
  const auto gone = world.as(mike).get(groups + "/" + id);
  CHECK(gone.status == 404);
  CHECK(gone.code() == "user_group_not_found");
}

TEST_CASE("Groups are listed in the order they were made, with how many are in them", "[user_groups]") {
  AWorld world;
  make(world, "Aardvarks");
  const auto listed = world.as(mike).get(groups).json["user_groups"];
  REQUIRE(listed.size() == 3);
  CHECK(listed[0]["user_group_id"] == people_team);
  CHECK(listed[0]["member_count"] == 1);
  CHECK(listed[1]["member_count"] == 2);
  CHECK(listed[2]["user_group_name"] == "Aardvarks");
  CHECK(listed[2]["member_count"] == 0);
}

TEST_CASE("A change of nothing does not move the update_time of a group", "[user_groups]") {
  AWorld world;
  const auto before = world.as(mike).get(people_team_there).json;
  world.advance(5);
  CHECK(world.as(gus).patch(people_team_there, Json::object()).json == before);
  CHECK(world.as(gus)
            .patch(people_team_there,
                   {{"user_group_name", "People team"}, {"description", "looks after who belongs to Acme"}})
            .json == before);
}

TEST_CASE("Names of groups are unique in their organization", "[user_groups]") {
  AWorld world;
  const auto same = [&] { return create(world, gus, "Developers"); };
  refuses_and_changes_nothing(world, same, 400, "user_group_names_must_be_unique");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(gus).patch(people_team_there, {{"user_group_name", "Developers"}});
      },
      400, "user_group_names_must_be_unique");
  CHECK(create(world, gus, "developers").status == 200);
  CHECK(world.as(olga)
            .post("/v1/organization/" + other_id + "/user-groups",
                  {{"user_group_name", "Developers"}, {"description", ""}})
            .status == 200);
  REQUIRE(world.as(gus).remove(developers_there).status == 204);
  CHECK(same().status == 200);  // the name is free again
}

TEST_CASE("Names and descriptions of groups have limits", "[user_groups][limits]") {
  AWorld world;
  const auto [field, length, status] = GENERATE(table<std::string, int, int>({
      {"user_group_name", 0, 400},
      {"user_group_name", 1, 200},
      {"user_group_name", 128, 200},
      {"user_group_name", 129, 400},
      {"description", 0, 200},
      {"description", 4096, 200},
      {"description", 4097, 400},
  }));
  INFO(field << " of " << length);
  Json body{{"user_group_name", "N"}, {"description", "d"}};
  body[field] = std::string(static_cast<std::size_t>(length), 'x');
  CHECK(world.as(sofia).patch(people_team_there, {{field, body[field]}}).status == status);
  body["user_group_name"] = body["user_group_name"].get<std::string>() + (field == "description" ? "ew" : "");
  if (field == "description" || status == 400) CHECK(world.as(sofia).post(groups, body).status == status);
  CHECK(world.as(sofia).post(groups, {{"user_group_name", "N"}}).code() == "");
  CHECK(world.as(sofia).post(groups, {{"description", "d"}}).code() == "");
}

TEST_CASE("A group that is not of the organization is not found", "[user_groups]") {
  AWorld world;
  const auto theirs = world.as(olga).post("/v1/organization/" + other_id + "/user-groups",
                                          {{"user_group_name", "Theirs"}, {"description", ""}});
  REQUIRE(theirs.status == 200);
  for (const auto& id : {std::string("ug00000000000"), theirs.json["user_group_id"].get<std::string>()}) {
    const auto group = groups + "/" + id;
    for (const auto& answer : {world.as(sofia).get(group), world.as(sofia).patch(group, {{"description", "d"}}),
                               world.as(sofia).remove(group), world.as(sofia).get(group + "/members"),
                               change(world, sofia, group, "add_members", {mike_id}),
                               change(world, sofia, group, "remove_members", {mike_id})}) {
      CHECK(answer.status == 404);
      CHECK(answer.code() == "user_group_not_found");
    }
  }
}

TEST_CASE("Users join a group and leave it", "[user_groups]") {
  AWorld world;
  const auto group = make(world, "Testers");
  CHECK(change(world, gus, group, "add_members", {mike_id, ci_id, mike_id}).status == 204);
  CHECK(members_of(world, group) == std::vector<std::string>{mike_id, ci_id});
  CHECK(member_count(world, group) == 2);
  CHECK(change(world, gus, group, "add_members", {mike_id, tess_id}).status == 204);  // Mike is in it already
  CHECK(member_count(world, group) == 3);
  CHECK(change(world, gus, group, "remove_members", {ci_id, una_id, "u00000000000"}).status == 204);
  CHECK(members_of(world, group) == std::vector<std::string>{mike_id, tess_id});
  CHECK(member_count(world, group) == 2);
  CHECK(change(world, gus, group, "add_members", {}).status == 204);
  CHECK(world.as(mike).get(group).json["update_time"] == start_of_time);
}

TEST_CASE("Members of a group are shown as users are", "[user_groups]") {
  AWorld world;
  const auto before = world.as(sofia).get(developers_there + "/members").json["members"];
  REQUIRE(before.size() == 2);
  CHECK(before[1]["user_id"] == mona_id);
  CHECK(before[1]["user_info"] == world.as(sofia).get(acme + "/user/" + mona_id).json["user_info"]);
  CHECK(before[1]["last_activity_time"] == nullptr);
  REQUIRE(world.as(mona).get("/v1/me").status == 200);
  CHECK(world.as(sofia).get(developers_there + "/members").json["members"][1]["last_activity_time"] == start_of_time);
}

TEST_CASE("Only users of the organization join a group, all of those named or none", "[user_groups]") {
  AWorld world;
  const auto group = make(world, "Testers");
  for (const auto& stranger : {olga_id, std::string("u00000000000")})
    refuses_and_changes_nothing(
        world,
        [&] {
          return change(world, sofia, group, "add_members", {mike_id, stranger, tess_id});
        },
        404, "organization_user_not_found");
}

TEST_CASE("One call names at most 1024 users", "[user_groups][limits]") {
  AWorld world;
  const auto group = make(world, "Testers");
  CHECK(change(world, sofia, group, "add_members", std::vector<std::string>(1024, mike_id)).status == 204);
  CHECK(member_count(world, group) == 1);
  refuses_and_changes_nothing(
      world, [&] { return change(world, sofia, group, "remove_members", std::vector<std::string>(1025, mike_id)); },
      400, "");
  for (const auto& body : {Json{{"member_ids", {mike_id}}}, Json{{"operation", "add_members"}},
                           Json{{"member_ids", {mike_id}}, {"operation", "replace_members"}}})
    CHECK(world.as(sofia).patch(group + "/members", body).code() == "");
}

TEST_CASE("Groups of an identity provider are read-only", "[user_groups]") {
  AWorld world(demo_with_scim_group());
  CHECK(world.as(mike).get(developers_there).json["managed_by_scim"] == true);
  const auto refused = [&](auto ask) { refuses_and_changes_nothing(world, ask, 409, "resource_managed_by_scim"); };
  refused([&] { return world.as(sofia).patch(developers_there, {{"description", "d"}}); });
  refused([&] { return world.as(sofia).remove(developers_there); });
  refused([&] { return change(world, sofia, developers_there, "add_members", {mike_id}); });
  refused([&] { return change(world, sofia, developers_there, "remove_members", {mona_id}); });
}

TEST_CASE("With a group goes what was granted to it", "[user_groups]") {
  AWorld world;
  const auto permissions = acme + "/permissions/project/acme-development";
  CHECK(world.as(mona).get(permissions).status == 200);
  REQUIRE(world.as(gus).remove(developers_there).status == 204);
  CHECK(world.as(mona).get(permissions).status == 403);
  CHECK(world.as(sofia).get(permissions).json["permissions"].empty());
  CHECK(world.as(sofia).get(acme + "/user/" + mona_id + "/user-groups").json["user_groups"].empty());
}

TEST_CASE("Who holds organization:groups:write alone adds users only to groups without permissions",
          "[user_groups][access]") {
  AWorld world;
  for (const auto& group : {developers_there, people_team_there})
    for (const auto& id : {mike_id, gus_id})
      refuses_and_changes_nothing(
          world, [&] { return change(world, gus, group, "add_members", {id}); }, 403, "permission_denied");
  CHECK(change(world, gus, developers_there, "remove_members", {mona_id}).status == 204);
  CHECK(world.as(gus).patch(developers_there, {{"user_group_name", "Engineers"}}).status == 200);
  CHECK(change(world, arthur, developers_there, "add_members", {mike_id}).status == 204);  // an admin may
  const auto group = make(world, "Testers");
  CHECK(change(world, gus, group, "add_members", {mike_id}).status == 204);
}

TEST_CASE("Every member sees groups, and few change them", "[user_groups][access]") {
  AWorld world;
  for (const auto who : {mike, mona, tess, una}) {
    CHECK(world.as(who).get(groups).status == 200);
    CHECK(world.as(who).get(developers_there).status == 200);
    CHECK(world.as(who).get(developers_there + "/members").status == 200);
    CHECK(create(world, who, "Mine").code() == "permission_denied");
    CHECK(world.as(who).patch(developers_there, {{"description", "d"}}).code() == "permission_denied");
    CHECK(world.as(who).remove(developers_there).code() == "permission_denied");
    CHECK(change(world, who, developers_there, "add_members", {mike_id}).code() == "permission_denied");
  }
  CHECK(world.as(olga).get(groups).code() == "permission_denied");
  CHECK(world.as(olga).get(developers_there).code() == "permission_denied");
  CHECK(world.as(olga).get(developers_there + "/members").code() == "permission_denied");
}

TEST_CASE("A group made through the API is written and read as a fixture", "[user_groups][fixtures]") {
  AWorld world;
  const auto group = make(world, "Testers");
  REQUIRE(change(world, sofia, group, "add_members", {ci_id, mike_id}).status == 204);
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  CHECK(members_of(copy, group) == std::vector<std::string>{ci_id, mike_id});
}

}  // namespace
}  // namespace mock::test
