// Which questions are asked: what a table and a world make of each other.
#include "compare/plan.h"

#include <algorithm>
#include <set>

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/rich.h"

namespace mock::test {
namespace {

using asking::Way;

Method as_method(Way way) {
  if (way == Way::head) return Method::head;
  return way == Way::options ? Method::options : Method::get;
}

// Answers as a world does to this caller.
compare::Ask asked_of(AWorld& world, std::string_view token) {
  return [&world, token](const asking::Question& question) {
    auto answer = world.as(token).send(as_method(question.way), question.target, "");
    return asking::Answer{answer.status, answer.headers, answer.text};
  };
}

compare::Plan plan_of(AWorld& world, std::string_view token, const compare::PlanOptions& options = {}) {
  return compare::plan(api::operations(), asked_of(world, token), options);
}

bool is_good(const compare::Question& question) {
  return question.asked.way == Way::get && question.twist.empty() && !question.operation.empty();
}

TEST_CASE("Every GET is asked for what the world has, or it is told that there is nothing", "[compare]") {
  AWorld world(rich());
  const auto plan = plan_of(world, ann);
  std::set<std::string_view> asked;
  for (const auto& question : plan.questions)
    if (is_good(question)) asked.insert(question.operation);
  for (const auto& each : plan.left_out) {
    INFO(each.operation);
    CHECK(asked.insert(each.operation).second);
  }
  for (const auto& row : api::operations()) {
    INFO(row.id);
    CHECK(asked.contains(row.id) == (row.method == Method::get));
  }
  // A code is a code, and a cookie is a secret; all else is in this world.
  CHECK(plan.left_out.size() == 7);
}

TEST_CASE("What is asked for is there, and what is not to be there is not", "[compare]") {
  AWorld world;
  const auto ask = asked_of(world, sofia);
  for (const auto& question : plan_of(world, sofia).questions) {
    INFO(question.asked.target << " (" << question.twist << ")");
    if (is_good(question)) CHECK(ask(question.asked).status < 300);
    if (question.twist.starts_with("wrong ")) CHECK(ask(question.asked).status == 400);
    if (question.twist == "unknown path") CHECK(ask(question.asked).status >= 404);
  }
}

TEST_CASE("Each parameter of each path is once an unknown one, of the form of a known one", "[compare]") {
  AWorld world;
  const auto plan = plan_of(world, sofia);
  const auto is_asked = [&](std::string_view target, std::string_view twist) {
    return std::ranges::any_of(plan.questions, [&](const compare::Question& each) {
      return each.asked.target == target && each.twist == twist;
    });
  };
  CHECK(is_asked("/v1/organization/org5a1f0e1bd2f/user", "unknown {organization_id}"));
  CHECK(is_asked("/v1/project/no-such-project/tags", "unknown {project}"));
  std::set<std::string> asked;
  std::set<std::string_view> filled;
  for (const auto& question : plan.questions)
    if (question.twist.starts_with("unknown {")) asked.insert(std::string(question.operation) + " " + question.twist);
  for (const auto& question : plan.questions)
    if (is_good(question)) filled.insert(question.operation);
  for (const auto& row : api::operations()) {
    if (!filled.contains(row.id)) continue;
    for (auto at = row.path.find('{'); at != std::string_view::npos; at = row.path.find('{', at + 1)) {
      const auto parameter = row.path.substr(at, row.path.find('}', at) - at + 1);
      INFO(row.id << " " << parameter);
      CHECK(asked.contains(std::string(row.id) + " unknown " + std::string(parameter)));
    }
  }
}

TEST_CASE("Questions are also asked without a token, with one that nobody has, by HEAD and by OPTIONS", "[compare]") {
  AWorld world;
  std::map<std::string, std::size_t> counts;
  std::set<std::string> paths;
  for (const auto& question : plan_of(world, sofia).questions) {
    if (question.asked.authorization == "") ++counts["nobody"];
    if (question.twist == "unknown token") ++counts["unknown token"];
    if (question.asked.way == Way::head) ++counts["HEAD"];
    if (question.asked.way == Way::options) paths.insert(question.told);
  }
  std::set<std::string> all;
  for (const auto& row : api::operations()) all.emplace(row.path);
  CHECK(paths == all);
  const auto only_reads = [](const Operation& row) { return std::holds_alternative<Query>(row.handler); };
  CHECK(counts["nobody"] == static_cast<std::size_t>(std::ranges::count_if(api::operations(), [&](const auto& row) {
          return row.method == Method::get && only_reads(row);
        })));
  CHECK(counts["unknown token"] > 3);
  CHECK(counts["HEAD"] > 3);
}

TEST_CASE("A GET that changes something is not asked", "[compare]") {
  AWorld world(rich());
  const auto plan = plan_of(world, ann);
  const auto taken = std::string_view("OrganizationGovernanceAccessCredentialsGet");  // once, and then never again
  const auto told = std::ranges::find(plan.left_out, taken, &compare::LeftOut::operation);
  REQUIRE(told != plan.left_out.end());
  CHECK(told->why == compare::LeftOut::Why::changes_something);
  CHECK(std::ranges::none_of(plan.questions, [](const auto& each) {
    return each.asked.way != Way::options && each.asked.target.ends_with("/credentials");
  }));
}

TEST_CASE("No question is asked twice, and there are no more than are wanted", "[compare]") {
  AWorld world;
  const auto all = plan_of(world, sofia);
  CHECK(all.too_many == 0);
  std::set<std::tuple<Way, std::string, std::optional<std::string>>> seen;
  for (const auto& question : all.questions)
    CHECK(seen.emplace(question.asked.way, question.asked.target, question.asked.authorization).second);
  const auto few = plan_of(world, sofia, {.most = 100});
  CHECK(few.questions.size() == 100);
  CHECK(few.too_many == all.questions.size() - 100);
}

TEST_CASE("One organization is asked about, when it is named", "[compare]") {
  AWorld world(rich());
  const auto plan = plan_of(world, ann, {.organization_id = "org1"});
  for (const auto& question : plan.questions) {
    INFO(question.asked.target);
    CHECK(question.asked.target.find("/org2") == std::string::npos);
  }
}

Reply never_called(const State& /*state*/, const Call& /*call*/) { return no_content(); }

TEST_CASE("A new operation is asked for because it is in the table", "[compare]") {
  const std::vector<Operation> table{
      {.id = "BoatGet",
       .method = Method::get,
       .path = "/v1/boat/{boat_id}",
       .handler = never_called,
       .summary = "Get a boat"},
      {.id = "BoatList", .method = Method::get, .path = "/v1/boat", .handler = never_called, .summary = "List boats"}};
  const compare::Ask harbour = [](const asking::Question& question) -> asking::Answer {
    if (question.target == "/v1/boat") return {200, {}, R"({"boats": [{"boat_id": "b1"}, {"boat_id": "b2"}]})"};
    const auto is_one = question.target == "/v1/boat/b1" || question.target == "/v1/boat/b2";
    return {is_one ? 200 : 404, {}, R"({"boat_id": "b1"})"};
  };
  std::vector<std::string> good;
  for (const auto& question : compare::plan(table, harbour, {}).questions)
    if (is_good(question)) good.push_back(question.asked.target);
  CHECK(good == std::vector<std::string>{"/v1/boat", "/v1/boat/b1", "/v1/boat/b2"});
}

}  // namespace
}  // namespace mock::test
