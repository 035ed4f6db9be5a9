// How somebody else's API is asked: harmlessly, at a pace, and patiently.
#include "asking/asker.h"

#include <set>

#include "base/server_certificate.h"
#include "support/a_source.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using asking::Answer;
using asking::Asker;
using asking::NoAnswer;
using asking::Question;
using asking::Way;

const Question who_am_i{.target = "/v1/me"};

std::vector<std::string> methods_in(const nlohmann::json& journal) {
  std::vector<std::string> methods;
  for (const auto& request : journal["requests"]) methods.push_back(request["method"]);
  return methods;
}

// What the HTTP library makes at the first answer, it makes out of ThreadSanitizer's sight, which would take it for a
// race if several threads were the first.
void ask_alone(Asker& asker) { asker.answer_to(who_am_i); }

TEST_CASE("What is asked of an API changes nothing: GET, HEAD and OPTIONS are all that there is", "[asking]") {
  ASource source(demo());
  auto asker = source.asked_by(sofia);
  for (const auto way : {Way::get, Way::head, Way::options}) asker.answer_to({.way = way, .target = "/v1/me"});
  auto methods = methods_in(source.journal());
  std::sort(methods.begin(), methods.end());
  CHECK(methods == std::vector<std::string>{"GET", "HEAD", "OPTIONS"});
}

TEST_CASE("An answer is told whole: its status, its headers and its body", "[asking]") {
  ASource source(demo());
  const auto answer = source.asked_by(sofia).answer_to(who_am_i);
  CHECK(answer.status == 200);
  CHECK(answer.header("Content-type") == "application/json");
  CHECK(answer.header("x-none").empty());
  CHECK(nlohmann::json::parse(answer.body)["user"]["user"] == "sofia@acme.example");
}

TEST_CASE("A question may be asked by nobody, or by somebody else", "[asking]") {
  ASource source(demo());
  auto asker = source.asked_by(sofia);
  CHECK(asker.answer_to({.target = "/v1/me", .authorization = ""}).status == 401);
  const auto mikes = asker.answer_to({.target = "/v1/me", .authorization = "aivenv1 " + std::string(mike)});
  CHECK(nlohmann::json::parse(mikes.body)["user"]["user"] == "mike@acme.example");
}

TEST_CASE("The API may be a world of a server, and its URL may end with a slash", "[asking]") {
  ASource source(demo());
  source.server().connect().ask(with_body("PUT", "/_mock/worlds/other", "", R"({"fork_of": "default"})"));
  Asker asker({source.server().url() + "/_world/other/", std::string(sofia)}, {}, source.time().pace());
  CHECK(asker.answer_to(who_am_i).status == 200);
  CHECK(source.journal()["requests"].empty());
}

TEST_CASE("Answers come in the order of their questions, whichever of them waits longest", "[asking][threads]") {
  ASource source(demo());
  source.server().fault(nlohmann::json::parse(R"({"probability": 0.3, "fault": {"kind": "latency", "ms": 5}})"));
  auto asker = source.asked_by(sofia);
  ask_alone(asker);
  std::vector<Question> questions;
  for (int i = 0; i < 60; ++i) questions.push_back({.target = "/v1/none/" + std::to_string(i)});
  std::size_t heard = 0;
  const auto answers = asker.answers_to(questions, [&](std::size_t count) { heard = count; });
  CHECK(heard == 60);
  REQUIRE(answers.size() == 60);
  for (int i = 0; i < 60; ++i)
    CHECK(answers[static_cast<std::size_t>(i)].body.find("/v1/none/" + std::to_string(i)) != std::string::npos);
}

TEST_CASE("Nobody is asked more often in a second than is allowed, by however many at once", "[asking][threads]") {
  ASource source(demo());
  auto asker = source.asked_by(sofia, {.a_second = 5, .at_once = 4});
  ask_alone(asker);
  asker.answers_to(std::vector<Question>(10, who_am_i));
  double expected = 0;  // the first comes at once
  for (const auto turn : source.time().turns()) {
    CHECK(turn == Approx(expected).margin(1e-6));
    expected += 0.2;
  }
  CHECK(source.time().turns().size() == 11);
}

TEST_CASE("After 429 nothing is asked before the time that Retry-After tells", "[asking]") {
  ASource source(demo());
  source.server().fault(nlohmann::json::parse(
      R"({"times": 2, "fault": {"kind": "status", "status": 429, "headers": {"Retry-After": "7"}}})"));
  auto asker = source.asked_by(sofia);
  CHECK(asker.answer_to(who_am_i).status == 200);
  CHECK(source.time().seconds() >= 14 - 1e-6);
  CHECK(asker.asked() == 3);
}

TEST_CASE("What fails for a while is asked again, after waiting longer each time", "[asking]") {
  ASource source(demo());
  const auto* const kind =
      GENERATE(R"({"kind": "status", "status": 503})", R"({"kind": "status", "status": 500})", R"({"kind": "drop"})",
               R"({"kind": "reset", "when": "after"})", R"({"kind": "truncate", "bytes": 10})");
  CAPTURE(kind);
  source.server().fault({{"times", 3}, {"fault", nlohmann::json::parse(kind)}});
  auto asker = source.asked_by(sofia);
  CHECK(asker.answer_to(who_am_i).status == 200);
  CHECK(asker.asked() == 4);
  CHECK(source.time().seconds() >= 7 - 1e-6);  // 1, 2 and 4
}

TEST_CASE("What keeps failing is the answer in the end, a refusal is one at once", "[asking]") {
  ASource source(demo());
  auto asker = source.asked_by(mike, {.a_second = 0, .attempts = 3});
  CHECK(asker.answer_to({.target = acme + "/invitation"}).status == 403);
  CHECK(asker.asked() == 1);
  source.server().fault(nlohmann::json::parse(R"({"fault": {"kind": "status", "status": 503}})"));
  CHECK(asker.answer_to(who_am_i).status == 503);
  CHECK(asker.asked() == 4);
}

TEST_CASE("Where nobody answers, that is told after some tries, and never with the token", "[asking]") {
  MadeUpTime time;
  const std::string token = "a-token-that-nobody-may-see";
  Asker asker({"http://127.0.0.1:1", token}, {.a_second = 0, .attempts = 3}, time.pace());
  std::string message;
  try {
    asker.answers_to({who_am_i, who_am_i});
  } catch (const NoAnswer& none) {
    message = none.what();
  }
  CHECK(message.find("http://127.0.0.1:1 does not answer GET /v1/me: ") == 0);
  CHECK(message.find(token) == std::string::npos);
}

TEST_CASE("An API that asks to wait for very long is not waited for", "[asking]") {
  ASource source(demo());
  source.server().fault(
      nlohmann::json::parse(R"({"fault": {"kind": "status", "status": 429, "headers": {"Retry-After": "86400"}}})"));
  auto asker = source.asked_by(sofia);
  CHECK_THROWS_AS(asker.answer_to(who_am_i), NoAnswer);
  CHECK(source.time().seconds() == 0);
}

TEST_CASE("No more is asked in all than is allowed, with all that is asked again", "[asking]") {
  ASource source(demo());
  source.server().fault(nlohmann::json::parse(R"({"times": 2, "fault": {"kind": "status", "status": 503}})"));
  auto asker = source.asked_by(sofia, {.a_second = 0, .most = 4});
  CHECK(asker.answer_to(who_am_i).status == 200);
  CHECK(asker.answer_to(who_am_i).status == 200);
  CHECK_THROWS_AS(asker.answer_to(who_am_i), NoAnswer);
  CHECK(source.journal()["requests"].size() == 4);
}

TEST_CASE("An API that speaks HTTPS must be trusted, by the system or by a file of authorities", "[asking][tls]") {
  const auto identity = certificate::for_server({"127.0.0.1"}, real_time());
  ASource source(demo(), {.tls = TlsIdentity{identity.chain, identity.key}});
  AFolder folder;
  const auto ca_file = folder.write("ca.pem", identity.authority);
  Asker trusting({source.server().url(), std::string(sofia), ca_file}, {.attempts = 1}, source.time().pace());
  CHECK(trusting.answer_to(who_am_i).status == 200);
  Asker careful({source.server().url(), std::string(sofia)}, {.attempts = 1}, source.time().pace());
  CHECK_THROWS_AS(careful.answer_to(who_am_i), NoAnswer);
}

TEST_CASE("What is no URL, and a file without authorities, is told before anything is asked", "[asking]") {
  AFolder folder;
  const auto no_ca = folder.write("none.pem", "no certificate");
  CHECK_THROWS_WITH(Asker({"api.aiven.io"}), "api.aiven.io is no URL like https://api.aiven.io");
  CHECK_THROWS_WITH(Asker({"https://api.aiven.io", "t", no_ca}), no_ca + " holds no certificate of an authority");
  CHECK_THROWS_WITH(Asker({"http://127.0.0.1:1", "t", no_ca}),
                    "a CA file is of use for https alone, not for http://127.0.0.1:1");
}

}  // namespace
}  // namespace mock::test
