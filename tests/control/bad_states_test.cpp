// Fixtures that come in through the control API of a running server, and are worse than a slip.
#include "fixtures/read.h"
#include "support/a_server.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

// Two users with one id, of whom the second is managed by somebody.
constexpr std::string_view twins = R"({"version":1,"users":[{"user_id":"u1","user_email":"a@a.example"},
  {"user_id":"u1","user_email":"b@a.example","managing_organization_id":"org1"}]})";

TEST_CASE("A running server refuses a fixture that has a user twice, and goes on", "[control][fixtures]") {
  AServer server;
  const auto put = [&](const std::string& path, const std::string& body) {
    const auto answer = server.connect().ask(with_body("PUT", path, "", body));
    INFO(answer);
    CHECK(status_of(answer) == 400);
    CHECK(answer.find("the user_id u1 is used twice (at ") != std::string::npos);
  };
  put("/_mock/state", std::string(twins));
  put("/_mock/worlds/twins", R"({"fixture":)" + std::string(twins) + "}");
  CHECK(status_of(server.connect().ask(get("/v1/me", sofia))) == 200);
}

TEST_CASE("Of a million faults the first hundred are told, and how many there are", "[control][fixtures]") {
  constexpr int many = 200'000;
  std::string text = R"({"version":1,"users":[5)";
  for (int i = 1; i < many; ++i) text += ",5";
  text += "]}";
  const auto in_all = std::to_string(many) + " problems in all, of which the first 100 are told";

  AWorld world;
  const auto answer = world.as(nobody).send(Method::put, "/_mock/state", text);
  CHECK(answer.status == 400);
  CHECK(answer.json["errors"].size() == 100);
  CHECK(answer.message().ends_with(in_all));
  CHECK(answer.text.size() < 100'000);

  const auto lines = fixtures::to_texts(fixtures::read(text, {}).problems, "f.json", text);
  CHECK(lines.size() == 101);
  CHECK(lines.front() == "f.json:1:23: users[0] must be an object, not an integer (at /users/0)");
  CHECK(lines.back() == "f.json: " + in_all);
}

TEST_CASE("A fault that quotes a megabyte is told in short", "[control][fixtures]") {
  AWorld world;
  const Json fixture{
      {"version", 1},
      {"users", {{{"user_email", std::string(1'000'000, 'x')}, {"state", std::string(1'000'000, 'y')}}}}};
  const auto answer = world.control(Method::put, "/_mock/state", fixture);
  CHECK(answer.status == 400);
  CHECK(answer.json["errors"].size() == 2);
  CHECK(answer.text.size() < 10'000);
}

TEST_CASE("The body of a request has no NUL byte behind it, and no byte order mark before it", "[control][fixtures]") {
  AWorld world;
  const auto text = demo().dump();
  using namespace std::string_literals;
  const auto refused = [&](Method method, std::string_view target, const std::string& body, const char* why) {
    const auto answer = world.as(sofia).send(method, target, body);
    INFO(target);
    CHECK(answer.status == 400);
    CHECK(answer.message().find(why) != std::string::npos);
  };
  refused(Method::put, "/_mock/state", text + "\0 {{{ not JSON"s, "not JSON: there is a NUL byte");
  refused(Method::put, "/_mock/state", "\xef\xbb\xbf" + text, "not JSON: it begins with a byte order mark");
  refused(Method::patch, acme, "{\"name\": \"nul\"}\0 {{{"s, "not JSON: there is a NUL byte");
  refused(Method::patch, acme, "\xef\xbb\xbf{\"name\": \"mark\"}", "not JSON: it begins with a byte order mark");
  CHECK(world.as(sofia).get(acme).json["organization_name"] == "Acme");
}

TEST_CASE("What takes long is given up when the server stops, and changes nothing", "[control][fixtures]") {
  Worlds worlds(state_of(demo()));
  std::ostringstream nowhere;
  Log log(LogForm::off, nowhere);
  Pipeline pipeline(worlds, log);
  const auto status = [&](Method method, std::string_view target, const std::string& body) {
    Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    return pipeline.serve(request).reply.status;
  };
  CHECK(status(Method::put, "/_mock/state", demo().dump()) == 204);
  const auto before = worlds.standard().state();
  pipeline.stop();
  CHECK(status(Method::put, "/_mock/state", demo().dump()) == 503);
  CHECK(status(Method::put, "/_mock/worlds/w", R"({"fixture_name": "demo"})") == 503);
  CHECK(status(Method::get, "/_mock/state", "") == 503);
  CHECK(worlds.standard().state() == before);
}

}  // namespace
}  // namespace mock::test
