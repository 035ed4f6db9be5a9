// Operations that are published and not served, and answers of one's own in their place.
#include "api/not_mocked.h"

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string service = "/v1/project/acme-website/service";

Json rule(const Json& match, const Json& answer) {
  Json fault = answer;
  fault["kind"] = "answer";
  return {{"match", match}, {"fault", fault}};
}

Json hits_of(AWorld& world) { return world.control(Method::get, "/_mock/faults").json["faults"][0]["hits"]; }

TEST_CASE("Every published operation that is not mocked names itself, to callers who come in", "[not_mocked]") {
  AWorld world;
  for (const auto& row : api::not_mocked()) {
    INFO(row.id);
    const auto answer = world.as(mike).send(row.method, row.path, "");
    CHECK(answer.status == 400);
    CHECK(answer.code() == "not_mocked");
    CHECK(answer.message().starts_with("The operation " + std::string(row.id) + " is not mocked;"));
    CHECK(world.as(nobody).send(row.method, row.path, "").status == 401);
  }
}

TEST_CASE("No operation is both mocked and not mocked", "[not_mocked]") {
  for (const auto& row : api::not_mocked()) {
    INFO(row.id);
    CHECK(std::none_of(api::operations().begin(), api::operations().end(),
                       [&](const Operation& served) { return served.id == row.id; }));
  }
}

TEST_CASE("A method that neither the mocked nor the other operations of a path have is 405", "[not_mocked]") {
  AWorld world;
  const auto answer = world.as(sofia).send(Method::patch, "/v1/project/acme-website/integration", "");
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "OPTIONS,POST");
}

TEST_CASE("The journal names an operation that is not mocked, and who asked for it", "[not_mocked]") {
  AWorld world;
  world.as(sofia).post(service, Json::object());
  const auto entry = world.control(Method::get, "/_mock/journal?operation=ServiceCreate").json["requests"][0];
  CHECK(entry["status"] == 400);
  CHECK(entry["principal"] == sofia_id);
}

struct Slip {
  std::string asked, meant;
};

TEST_CASE("Who asks for a path that the API does not have is told the nearest one", "[not_mocked]") {
  AWorld world;
  const auto [asked, meant] = GENERATE(Catch::Generators::values<Slip>({
      {acme + "/application-user", acme + "/application-users"},
      {"/v1/organizations/org5a1e9d0ac1e/users", acme + "/user"},
      {"/v1/organizations/", "/v1/organizations"},
      {"/v2/me", "/v1/me"},
      {"/organization/o/user-groups/g", "/v1/organization/o/user-groups/g"},
      {"/v1/project/p/services", "/v1/project/p/service"},
      {"/v1/project/p/service/s/topics", "/v1/project/p/service/s/topic"},
  }));
  CHECK(world.as(sofia).get(asked).message() == "The API has no path " + asked + "; did you mean " + meant + "?");
}

TEST_CASE("What is like no path gets no suggestion, however long it is", "[not_mocked]") {
  AWorld world;
  for (const auto& path :
       {std::string("/v1/nothing"), std::string("/v1/" + std::string(5000, '/')), std::string("/v3")})
    CHECK(world.as(sofia).get(path).message() == "The API has no path " + path);
}

TEST_CASE("answer: an operation that is not mocked answers what a rule says", "[faults][not_mocked]") {
  AWorld world;
  const Json body{
      {"service", {{"name", "s"}, {"project", "{project}"}, {"since", "{now}"}, {"{service_name}", "{x}{"}}},
      {"list", {"{project}/{service_name}", 1, nullptr, true}}};
  world.fault(
      rule({{"operation", "ServiceGet"}}, {{"status", 201}, {"headers", {{"X-Made", "here"}}}, {"body", body}}));
  const auto answer = world.as(mike).get("/v1/project/any%20one/service/kafka-1/tags");
  CHECK(answer.code() == "not_mocked");
  const auto own = world.as(mike).get("/v1/project/any%20one/service/kafka-1");
  CHECK(own.status == 201);
  CHECK(own.header("X-Made") == "here");
  CHECK(own.json ==
        Json{{"service",
              {{"name", "s"}, {"project", "any one"}, {"since", std::string(start_of_time)}, {"kafka-1", "{x}{"}}},
             {"list", {"any one/kafka-1", 1, nullptr, true}}});
}

TEST_CASE("answer: it is for callers who come in, and others do not use it up", "[faults][not_mocked]") {
  AWorld world;
  auto once = rule({{"method", "POST"}, {"path", service}}, {{"status", 200}, {"body", Json::object()}});
  once["times"] = 1;
  world.fault(once);
  CHECK(world.as(nobody).post(service, Json::object()).status == 401);
  CHECK(world.as(terraform_office).from("198.51.100.1").post(service, Json::object()).status == 403);
  CHECK(hits_of(world) == 0);
  CHECK(world.as(sofia).post(service, Json::object()).status == 200);
  CHECK(hits_of(world) == 1);
  CHECK(world.as(sofia).post(service, Json::object()).code() == "not_mocked");
  const auto journal = world.control(Method::get, "/_mock/journal?status=200").json["requests"];
  REQUIRE(journal.size() == 1);
  CHECK(journal[0]["fault"]["kinds"] == Json{"answer"});
}

TEST_CASE("answer: a token that expires on purpose stays expired", "[faults][not_mocked]") {
  AWorld world;
  world.fault({{"fault", {{"kind", "expire_token"}}}});
  world.fault(rule({{"path", "/v1/*"}}, {{"status", 200}}));
  CHECK(world.as(sofia).get("/v1/me").status == 401);
}

TEST_CASE("answer: paths that the API does not have, and operations that need no token, answer too",
          "[faults][not_mocked]") {
  AWorld world;
  world.fault(rule({{"path", "/v1/brand-new"}}, {{"status", 202}}));
  world.fault(rule({{"operation", "UserAuth"}}, {{"status", 299}, {"body", "yes"}}));
  const auto answer = world.as(sofia).get("/v1/brand-new");
  CHECK(answer.status == 202);
  CHECK(answer.text.empty());
  CHECK(world.as(nobody).get("/v1/brand-new").status == 404);
  CHECK(world.as(nobody).post("/v1/userauth", Json::object()).text == "\"yes\"");
}

TEST_CASE("answer: the world does not see what it answers", "[faults][not_mocked]") {
  AWorld world;
  const auto before = world.state_but_for_use()["organizations"];
  world.fault(rule({{"operation", "ApplicationUserCreate"}}, {{"status", 200}, {"body", Json::object()}}));
  CHECK(world.as(sofia).post(acme + "/application-users", {{"name", "n"}}).text == "{}");
  CHECK(world.state_but_for_use()["organizations"] == before);
}

TEST_CASE("answer: what no answer can be is refused", "[faults][not_mocked]") {
  AWorld world;
  const auto refused = [&](const Json& answer) {
    return world.control(Method::post, "/_mock/faults", rule(Json::object(), answer)).message();
  };
  CHECK(refused({{"status", 199}}) == "status must be at least 200, not 199 (at /fault/status)");
  CHECK(refused({{"body", 1}}) == "missing field \"status\" (at /fault)");
  CHECK(refused({{"status", 204}, {"body", Json::object()}}) ==
        "an answer with status 204 has no body (at /fault/body)");
  CHECK(refused({{"status", 200}, {"headers", {{"Content-Length", "1"}}}}) ==
        "this header is for the server to write (at /fault/headers/Content-Length)");
}

}  // namespace
}  // namespace mock::test
