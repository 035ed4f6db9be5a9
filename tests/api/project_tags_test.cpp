// Tags of projects.
#include "support/catch.h"
#include "support/json.h"
#include "support/some_projects.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string tags = website + "/tags";

TEST_CASE("Tags are listed, updated one by one, and replaced", "[project tags]") {
  AWorld world(with_projects());
  CHECK(world.as(sofia).get(tags).json == Json{{"tags", {{"billing:cost_center", "42"}, {"env", "prod"}}}});
  const Json update{{"tags", {{"env", nullptr}, {"unknown", nullptr}, {"team", "web"}, {"Team", ""}}}};
  CHECK(world.as(sofia).patch(tags, update).json["message"] == "Tags updated");
  const Json updated{{"billing:cost_center", "42"}, {"team", "web"}, {"Team", ""}};
  CHECK(world.as(sofia).get(tags).json["tags"] == updated);
  CHECK(world.as(sofia).get(website).json["project"]["tags"] == updated);
  CHECK(world.as(sofia).put(tags, {{"tags", {{"a", "b"}}}}).json["message"] == "Tags replaced");
  CHECK(world.as(sofia).get(tags).json["tags"] == Json{{"a", "b"}});
  CHECK(world.as(sofia).put(tags, {{"tags", Json::object()}}).status == 200);
  CHECK(world.as(sofia).get(tags).json == Json{{"tags", Json::object()}});
}

TEST_CASE("Tags have names and values within limits", "[project tags]") {
  AWorld world(with_projects());
  const std::string at_most(64, 'a'), too_long(65, 'a');
  std::string umlauts;
  for (int i = 0; i < 64; ++i) umlauts += "ä";
  CHECK(world.as(sofia).patch(tags, {{"tags", {{at_most, umlauts}, {"A-b_9", ""}}}}).status == 200);
  for (const Json& wrong : {Json{{too_long, "b"}}, Json{{"a", too_long}}, Json{{"", "b"}}, Json{{"_a", "b"}},
                            Json{{"ä", "b"}}, Json{{"a", 1}}}) {
    INFO(wrong);
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(sofia).patch(tags, {{"tags", wrong}});
        },
        400, invalid);
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(sofia).put(tags, {{"tags", wrong}});
        },
        400, invalid);
  }
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(tags, {{"tags", {{"a", nullptr}}}});
      },
      400, "");
  CHECK(world.as(sofia).patch(tags, Json::object()).status == 400);
}

TEST_CASE("Who works on a project reads its tags, who writes projects changes them", "[project tags]") {
  auto fixture = granting(with_projects(), "mike@acme.example", "read_only", "acme-website");
  AWorld world(granting(fixture, "tess@acme.example", "organization:projects:write"));
  const Json none{{"tags", Json::object()}};
  CHECK(world.as(mike).get(tags).status == 200);
  refuses_and_changes_nothing(
      world, [&] { return world.as(mike).patch(tags, none); }, 403, "permission_denied");
  refuses_and_changes_nothing(
      world, [&] { return world.as(mike).put(tags, none); }, 403, "permission_denied");
  CHECK(world.as(tess).get(tags).status == 403);
  CHECK(world.as(tess).patch(tags, none).status == 200);
  CHECK(world.as(arthur).put(tags, none).status == 200);
  CHECK(world.as(olga).get(tags).message() == "Not a project member");
  for (const auto* who : {"get", "patch"})
    CHECK((who == std::string("get") ? world.as(sofia).get("/v1/project/nothing/tags")
                                     : world.as(sofia).patch("/v1/project/nothing/tags", none))
              .code() == "project_not_found");
}

}  // namespace
}  // namespace mock::test
