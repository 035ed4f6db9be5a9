#include "diff/difference.h"

#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "fixtures/write.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/restless.h"
#include "support/rich.h"
#include "support/stopwatch.h"

namespace mock::test {
namespace {

std::string lines_between(const State& before, const State& after, diff::Told told = diff::Told::what_counts) {
  std::string all;
  for (const auto& line : diff::lines(diff::difference(before, after, told))) all += line + "\n";
  return all;
}

std::string changes_of(AWorld& world) { return lines_between(*world.world().beginning(), *world.world().state()); }

State reloaded(const State& state) { return fixtures::read(fixtures::write(state), {.served = api::served()}).state; }

TEST_CASE("What requests change is told by things and fields, with their places", "[diff]") {
  AWorld world;
  CHECK(changes_of(world).empty());
  world.make_application_user("nightly");
  world.make_token(ci, {{"description", "rotated"}});
  world.as(sofia).patch(terraform, {{"name", "terraform 2"}});
  world.as(sofia).remove("/v1/organization/" + acme_id + "/user-groups/" + developers);
  CHECK(changes_of(world) ==
        "- organization Acme / permission Developers acme-development\n"
        "- organization Acme / user group Developers\n"
        "+ organization Acme / application user ci-pipeline / access token rotated\n"
        "+ organization Acme / application user nightly\n"
        "~ organization Acme / application user terraform: name \"terraform\" -> \"terraform 2\"\n");
}

TEST_CASE("A world and what is loaded of its export differ in nothing, not even in ids, times and history", "[diff]") {
  const auto state = state_of(GENERATE(rich(), demo()));
  CHECK(lines_between(state, reloaded(state), diff::Told::everything).empty());
}

TEST_CASE("Two worlds made apart of one fixture, with other ids and tokens, are the same", "[diff]") {
  const Json fixture{
      {"version", 1},
      {"users", {{{"user_email", "a@b.example"}, {"access_tokens", {{{"description", "mine"}}, Json::object()}}}}},
      {"organizations",
       {{{"organization_name", "O"},
         {"users", {{{"user_id", "a@b.example"}, {"is_super_admin", true}}}},
         {"application_users",
          {{{"name", "bot"}, {"access_tokens", {Json::object(), Json::object()}}}, {{"name", "bot two"}}}},
         {"user_groups", {{{"user_group_name", "G"}, {"members", {"bot two", "a@b.example"}}}}},
         {"organizational_units", {{{"account_name", "U"}}}},
         {"projects", {{{"project_name", "p"}, {"parent_id", "U"}}}},
         {"permissions",
          {{{"principal_id", "bot"}, {"resource_type", "project"}, {"resource_id", "p"}, {"permissions", {"admin"}}},
           {{"principal_id", "G"},
            {"principal_type", "user_group"},
            {"permissions", {"role:organization:admin"}}}}}}}}};
  const auto of = [&](Json what, std::uint64_t seed, std::string_view now) {
    auto reading = fixtures::read(what.dump(), {seed, false, Clock::frozen_at(*parse_rfc3339(std::string(now)))});
    for (const auto& problem : reading.problems) FAIL(problem.pointer << ": " << problem.message);
    return reading.state;
  };
  const auto one = of(fixture, 1, "2026-01-01T00:00:00Z");
  CHECK(lines_between(one, of(fixture, 2, "2026-02-01T00:00:00Z")).empty());
  CHECK_FALSE(diff::difference(one, of(fixture, 2, "2026-01-01T00:00:00Z"), diff::Told::everything).is_empty());

  // With one seed, what is made first has the same id, whatever it is.
  auto more = fixture;
  more["organizations"][0]["application_users"].insert(more["organizations"][0]["application_users"].begin(),
                                                       Json{{"name", "first"}});
  more["organizations"][0]["permissions"][0]["permissions"] = {"operator"};
  CHECK(lines_between(one, of(more, 1, "2026-01-01T00:00:00Z")) ==
        "+ organization O / application user first\n"
        "~ organization O / permission bot p: permissions [\"admin\"] -> [\"operator\"]\n");
}

TEST_CASE("Secrets are in no difference", "[diff]") {
  auto changed = rich();
  changed["users"][0]["password"] = "another password";
  changed["users"][0]["otp_secret"] = "JBSWY3DPEHPK3PXR";
  changed["users"][0]["access_tokens"][1]["full_token"] = "ann-has-another-token-now";
  changed["organizations"][0]["application_users"][1]["access_tokens"] = {
      {{"full_token", "cd-has-a-token-of-its-own"}}};
  const auto before = state_of(rich());
  const auto after = state_of(changed);
  CHECK(lines_between(before, after) == "+ organization Rich / application user cd / access token\n");
  const auto all = lines_between(before, after, diff::Told::everything);
  CHECK(all.find(R"(~ user ann@rich.example: password "***" -> "***")") != std::string::npos);
  for (const auto* secret : {"another password", "ann's password", "JBSWY3DPEHPK3PXR", "JBSWY3DPEHPK3PXP",
                             "ann-has-another-token-now", "cd-has-a-token-of-its-own", "ann-two-is-another-of-hers"})
    CHECK(all.find(secret) == std::string::npos);
}

// What a fixture says, but for the clock and the source of ids.
std::string said_of(const State& state) {
  auto fixture = Json::parse(fixtures::write(state));
  fixture.erase("clock");
  fixture.erase("ids");
  return fixture.dump();
}

TEST_CASE("Whatever is done, a difference is told exactly when there is one, and whatever the states share", "[diff]") {
  Restless world(20260202);
  const auto beginning = world.state();
  int differences = 0;
  for (int round = 0; round < 25; ++round) {
    for (int i = 0; i < 20; ++i) {
      const auto before = world.state();
      world.act();
      const auto after = world.state();
      const bool is_same = said_of(*before) == said_of(*after);
      const auto told = lines_between(*before, *after, diff::Told::everything);
      INFO(told);
      CHECK(told.empty() == is_same);
      if (!is_same) ++differences;
    }
    const auto now = world.state();
    for (const auto told : {diff::Told::what_counts, diff::Told::everything})
      CHECK(lines_between(*beginning, *now, told) == lines_between(*beginning, reloaded(*now), told));
    CHECK(lines_between(*now, reloaded(*now), diff::Told::everything).empty());
  }
  CHECK(differences > 10);
}

TEST_CASE("Any field of a fixture that is changed is told, with the thing that has it", "[diff]") {
  const auto whole = Json::parse(fixtures::write(state_of(rich())));
  const auto before = state_of(whole);
  std::size_t told = 0;
  std::size_t turn = 0;
  const auto step = static_cast<std::size_t>(slowness());
  std::function<void(const Json&, const Json::json_pointer&)> each = [&](const Json& value,
                                                                         const Json::json_pointer& at) {
    if (value.is_structured()) {
      for (const auto& [name, member] : value.items())
        each(member, value.is_array() ? at / std::stoul(name) : at / name);
      return;
    }
    if (++turn % step != 0) return;
    auto changed = whole;
    changed[at] = value.is_boolean()  ? Json(!value.get<bool>())
                  : value.is_string() ? Json(value.get<std::string>() + "x")
                                      : Json(7);
    auto reading = fixtures::read(changed.dump(), {.served = api::served()});
    if (!reading.problems.empty() || said_of(reading.state) == said_of(before)) return;
    INFO(at.to_string());
    ++told;
    CHECK_FALSE(lines_between(before, reading.state, diff::Told::everything).empty());
  };
  each(whole["users"], Json::json_pointer("/users"));
  each(whole["organizations"], Json::json_pointer("/organizations"));
  CHECK(told > 100 / step);
}

}  // namespace
}  // namespace mock::test
