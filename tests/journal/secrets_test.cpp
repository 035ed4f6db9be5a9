// No secret reaches the journal, the metrics or the log.
#include <algorithm>
#include <set>
#include <sstream>

#include "api/table_of_contents.h"
#include "journal/mask.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

std::string masked(std::string_view json, std::size_t longest = 10'000) {
  std::string out;
  Secrets not_needed;
  return mask_json(out, json, longest, not_needed) ? out : "no JSON";
}

TEST_CASE("What fields with secrets hold is masked, whatever it is", "[journal][secrets]") {
  const auto [json, expected] = GENERATE(table<std::string, std::string>({
      {R"({"password":"p","user":"u"})", R"({"password":"***","user":"u"})"},
      {R"({"full_token":"abcdef","token_prefix":"abc"})", R"({"full_token":"***","token_prefix":"abc"})"},
      {R"({ "new_password" : "a\"b" , "x" : 1 })", R"({ "new_password" : "***" , "x" : 1 })"},
      {R"({"otp":123456,"n":2})", R"({"otp":"***","n":2})"},
      {R"({"OTP_Secret":null,"token":true,"password":""})", R"({"OTP_Secret":null,"token":true,"password":""})"},
      {R"({"secret":{"a":["b",{"c":"d"}]},"e":"f"})", R"({"secret":{"a":["***",{"c":"***"}]},"e":"f"})"},
      {R"([{"access_token":"x"},"y"])", R"([{"access_token":"***"},"y"])"},
      {R"({"pass\u0077ord":"p"})", R"({"pass\u0077ord":"***"})"},
      {"[]", "[]"},
      {"\"password\"", "no JSON"},
      {R"({"password":"p)", "no JSON"},
      {R"({"a":1}password=p)", "no JSON"},
      {R"({"a":p4ss})", "no JSON"},
      {"", "no JSON"},
  }));
  CHECK(masked(json) == expected);
}

TEST_CASE("What is cut off was masked before", "[journal][secrets][limits]") {
  const std::string json = R"({"password":"geheim","name":"n"})";
  for (std::size_t longest = 0; longest < json.size() + 5; ++longest) {
    const auto out = masked(json, longest);
    INFO(longest << " " << out);
    CHECK(out.size() <= longest);
    CHECK(out.find("geh") == std::string::npos);
  }
}

// Everything in a world that nobody but its owner may know.
void collect(const Json& value, std::set<std::string>& secrets) {
  static const std::set<std::string> names{"full_token",        "password", "otp_secret",     "offered_otp_secret",
                                           "verification_code", "ca_key",   "download_cookie"};
  if (value.is_array())
    for (const auto& item : value) collect(item, secrets);
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    if (names.contains(name) && member.is_string()) secrets.insert(member.get<std::string>());
    collect(member, secrets);
  }
}

std::set<std::string> secrets_of(AWorld& world) {
  std::set<std::string> secrets;
  collect(world.control(Method::get, "/_mock/state").json, secrets);
  return secrets;
}

// Asks every operation for everything, with a secret wherever one could be: in the path, the query, the headers, and as
// each field that a body may have.
void ask_everything(AWorld& world, const std::string& secret) {
  for (const auto& row : api::operations()) {
    std::string path;
    for (std::size_t at = 0; at < row.path.size();) {
      const auto open = std::min(row.path.find('{', at), row.path.size());
      path += row.path.substr(at, open - at);
      if (open == row.path.size()) break;
      const auto close = row.path.find('}', open);
      const auto name = row.path.substr(open + 1, close - open - 1);
      const bool is_known = name == "organization_id";
      path +=
          is_known ? acme_id
          : name.ends_with("token") || name.ends_with("prefix") || name.ends_with("cookie") || name.ends_with("code")
              ? secret
              : "x";
      at = close + 1;
    }
    Json body = Json::object();
    if (row.body != nullptr)
      for (const auto& field : row.body().fields)
        if (holds_a_secret(field.name)) body[std::string(field.name)] = secret;
    world.as(secret)
        .with_header("Cookie", "session=" + secret)
        .with_header("X-Auth-Token", secret)
        .with_header("X-" + secret, "name")
        .with_header("X-Plain", "value " + secret)
        .with_header("user-agent", secret)
        .send(row.method, path + "?token=" + secret + "&" + secret + "=name&limit=" + secret,
              row.body == nullptr ? "" : body.dump());
  }
}

TEST_CASE("No secret of the fixture is in the journal, the log or the metrics, wherever it was sent",
          "[journal][secrets]") {
  AWorld world(demo(), {}, JournalOptions{100'000, 100'000});
  // Some secrets come into being on the way, and are told once.
  world.make_token(ci);
  world.as(nobody).post("/v1/userauth", {{"email", "mike@acme.example"}, {"password", "mike-likes-the-demo"}});
  world.as(sofia).post("/v1/access_token", {{"description", "own"}});
  world.as(nobody).post("/v1/user/password_reset_request", {{"email", "mike@acme.example"}});
  auto secrets = secrets_of(world);
  REQUIRE(secrets.size() > 20);
  for (const auto& secret : std::set(secrets)) ask_everything(world, secret);
  for (const auto& secret : secrets_of(world)) secrets.insert(secret);

  const auto journal = world.control(Method::get, "/_mock/journal");
  CHECK(journal.json["requests"].size() > 3000);
  const auto all = journal.text + world.log() + world.control(Method::get, "/_mock/metrics").text +
                   world.control(Method::post, "/_mock/journal/verify", {{"times", 1}}).text;
  for (const auto& secret : secrets) {
    INFO(secret);
    CHECK(all.find(secret) == std::string::npos);
  }
}

TEST_CASE("A token as long as the API makes them is in no record of its own requests, also where that was cut",
          "[journal][secrets]") {
  auto fixture = demo();
  std::string token = "long-token-";
  while (token.size() < 372) token += std::to_string(token.size());
  fixture["users"][0]["access_tokens"].push_back({{"full_token", token}});
  AWorld world(fixture, {}, JournalOptions{100'000, 100'000});
  ask_everything(world, token);
  world.as(token).with_header("user-agent", "tool/1.0 (" + token + ")").get("/v1/me");

  const auto all = world.control(Method::get, "/_mock/journal").text + world.log();
  CHECK(all.find(token.substr(0, 12)) != std::string::npos);
  for (std::size_t at = 0; at + 20 < token.size(); at += 20) {
    INFO(at);
    CHECK(all.find(token.substr(at, 20)) == std::string::npos);
  }
}

TEST_CASE("Of a token its prefix stays, so that a person can tell tokens apart", "[journal][secrets]") {
  AWorld world;
  const auto token = world.make_token(ci);
  world.as(token).get("/v1/me");
  world.as(sofia).remove(ci + "/access-tokens/" + token.substr(0, 12));
  const auto requests = world.control(Method::get, "/_mock/journal").json["requests"];
  CHECK(requests[1]["request_headers"]["Authorization"] == "aivenv1 " + token.substr(0, 12) + "...");
  CHECK(requests[2]["path"].get<std::string>().ends_with("/access-tokens/" + token.substr(0, 12)));
  CHECK(requests[0]["reply_body"].get<std::string>().find("\"token_prefix\":\"" + token.substr(0, 12)) !=
        std::string::npos);
}

// Where nobody expects one: as the name of a field, of a world, of an organization.
void ask_oddly(AWorld& world, const std::string& secret) {
  auto caller = world.as(secret);
  caller.post(ci + "/access-tokens", {{secret, 1}, {"x", {{secret, secret}}}, {"description", secret}});
  caller.send(Method::patch, acme + "/" + secret, "");
  caller.get("/_world/" + secret + "/v1/me");
  caller.get("/v1/organization/" + secret);
  caller.get("/v1/organization/%" + std::string(secret[0] == 'a' ? "61" : "62") + secret);
  std::string encoded = "/v1/organization/";
  for (const char c : secret) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', digits[byte / 16], digits[byte % 16]};
  }
  caller.get(encoded);
}

TEST_CASE("No secret reaches journal or log as a name of anything", "[journal][secrets]") {
  PipelineOptions lenient;
  lenient.lenient = true;
  AWorld world(demo(), lenient, JournalOptions{100'000, 100'000});
  auto secrets = secrets_of(world);
  secrets.insert(std::string(300, 't'));  // a token that nobody knows
  for (const auto& secret : secrets) ask_oddly(world, secret);
  const auto all = world.control(Method::get, "/_mock/journal").text + world.log() +
                   world.control(Method::get, "/_mock/metrics").text +
                   world.control(Method::post, "/_mock/journal/verify", {{"times", 1}}).text;
  CHECK(all.find("ApplicationUserAccessTokenCreate") != std::string::npos);
  for (const auto& secret : secrets) {
    INFO(secret);
    CHECK(all.find(secret) == std::string::npos);
  }
}

TEST_CASE("Nothing from outside can write a line of its own into a log, or speak to a terminal", "[journal][secrets]") {
  const auto form = GENERATE(LogForm::text, LogForm::json);
  std::ostringstream out;
  Worlds worlds(seed_of(demo()));
  Log log(form, out);
  PipelineOptions options;
  options.lenient = true;
  Pipeline pipeline(worlds, log, options);
  std::size_t asked = 0;
  const auto ask = [&](Method method, const std::string& target, const Headers& headers, const std::string& body) {
    static_cast<void>(pipeline.serve({method, target, headers, body, "127.0.0.1"}));
    ++asked;
  };
  std::vector<std::string> evils{"\xc2\x9b", std::string("\xe2\x80") + '\xae', "\xff",
                                 "\r\n"};  // CSI, right to left, no UTF-8
  for (int c = 1; c <= 0x20; ++c) evils.emplace_back(1, static_cast<char>(c == 0x20 ? 0x7f : c));
  const std::string authorization = "aivenv1 " + std::string(sofia);
  for (const auto& control : evils) {
    const auto evil = "evil" + control + "2026-01-01T00:00:00Z GET /v1/me 200";
    const Headers headers{{"Authorization", authorization}, {evil, evil}, {"user-agent", evil}};
    const auto field = Json({{evil, 1}, {"name", "n"}}).dump(-1, ' ', false, Json::error_handler_t::replace);
    ask(Method::post, acme + "/application-users", headers, field);
    ask(Method::other, "/v1/" + evil, headers, "");
    ask(Method::get, "/v1/me?" + evil + "=" + evil, headers, "");
    ask(Method::get, "/_world/" + evil + "/v1/me", headers, "");
    ask(Method::get, "/v1/me", {{"Authorization", "aivenv1 " + evil}}, "");
  }

  std::istringstream lines(out.str());
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    INFO(line);
    CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < '\x7f'; }));
    CHECK(line.find(form == LogForm::text ? "2" : "{\"time\":\"2") == 0);
  }
  CHECK(count == asked);
  for (const auto& found : worlds.standard().journal.find({}).records)
    for (const auto& text : {found.path, found.query, found.note, found.organization_id, found.principal})
      CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; }));
}

TEST_CASE("A token in quotes is masked as one without", "[journal][secrets]") {
  AWorld world;
  const std::string token(sofia);
  REQUIRE(
      world.as(nobody).with_header("Authorization", "aivenv1 \"" + token + "\"").get("/v1/me?seen=" + token).status ==
      200);
  const auto journal = world.control(Method::get, "/_mock/journal").text;
  CHECK(journal.find("aivenv1 " + token.substr(0, 12) + "...") != std::string::npos);
  CHECK(journal.find(token) == std::string::npos);
}

TEST_CASE("An error that quotes what is secret in the request is masked as well", "[journal][secrets]") {
  const std::size_t body_bytes = GENERATE(std::size_t{4096}, std::size_t{0});
  AWorld world(demo(), {}, JournalOptions{1000, body_bytes});
  world.as(sofia).get("/v1/nowhere/access-tokens/" + std::string(sofia));
  world.as(sofia).get("/v1/nowhere/" + std::string(60, 's'));
  world.as(sofia).post(ci + "/access-tokens", {{"a", 1}, {std::string(70, 'n'), 2}});
  const auto text = world.control(Method::get, "/_mock/journal").text + world.log();
  CHECK(text.find(sofia) == std::string::npos);
  CHECK(text.find(std::string(60, 's')) == std::string::npos);
  CHECK(text.find(std::string(70, 'n')) == std::string::npos);
}

TEST_CASE("A refusal that a fault rule answers with is masked by the names of its fields",
          "[journal][secrets][faults]") {
  AWorld world;
  const Json body{{"password", "hunter2"}, {"message", "as it is"}, {"quoted", std::string(sofia)}};
  world.fault({{"match", {{"operation", "ApplicationUserGet"}}},
               {"fault", {{"kind", "answer"}, {"status", 409}, {"body", body}}}});
  const auto [caller, quoted] = GENERATE(std::pair(sofia, "sofia-super-***"), std::pair(arthur, sofia.data()));
  REQUIRE(world.as(caller).get(ci).status == 409);
  const auto newest = world.control(Method::get, "/_mock/journal?limit=1").json["requests"][0];
  const auto kept = Json::parse(newest["reply_body"].get<std::string>());
  CHECK(kept["password"] == "***");
  CHECK(kept["message"] == "as it is");
  CHECK(kept["quoted"] == quoted);
}

TEST_CASE("A token in place of a field name is masked, however much of the message was cut", "[journal][secrets]") {
  const auto length = GENERATE(70, 372, 940, 980, 1200, 5000);
  AWorld world;
  const std::string name = "token-" + std::string(static_cast<std::size_t>(length), 'q');
  world.as(sofia).post(acme + "/application-users", {{"name", "n"}, {name, 1}});
  const auto journal = world.control(Method::get, "/_mock/journal").text;
  CHECK(journal.find("token-qqqqqqqqqqqqqqq") == std::string::npos);
}

TEST_CASE("A group that is named like a token is masked in what a reason tells", "[journal][secrets][reasons]") {
  AWorld world;
  world.as(sofia).patch(acme + "/user-groups/" + developers, {{"user_group_name", std::string(mike)}});
  world.as(sofia).put(acme_permissions, {{"permissions",
                                          {{{"principal_id", developers},
                                            {"principal_type", "user_group"},
                                            {"permissions", {"organization:groups:write"}}}}}});
  world.as(sofia).patch(acme + "/user-groups/" + developers + "/members",
                        {{"operation", "add_members"}, {"member_ids", {mike_id}}});
  REQUIRE(world.as(mike).post(acme + "/application-users", {{"name", "n"}}).status == 403);
  const auto newest = world.control(Method::get, "/_mock/journal?limit=1").json["requests"][0]["reason"];
  REQUIRE_FALSE(newest["held"].empty());
  CHECK(newest.dump().find(std::string(mike)) == std::string::npos);
}

}  // namespace
}  // namespace mock::test
