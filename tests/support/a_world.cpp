#include "support/a_world.h"

#include <algorithm>

#include "api/table_of_contents.h"
#include "control/console.h"
#include "fixtures/built_in.h"
#include "fixtures/read.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/openapi_check.h"

namespace mock::test {

namespace {

bool is_json(std::string_view content_type) { return content_type == "application/json"; }

// What follows the name of the world: "/v1/me" of "/_world/other/v1/me".
std::string_view within_its_world(std::string_view target) {
  constexpr std::string_view worlds = "/_world/";
  if (!target.starts_with(worlds)) return target;
  const auto slash = target.find('/', worlds.size());
  return slash == std::string_view::npos ? std::string_view() : target.substr(slash);
}

bool is_described(std::string_view target) {
  if (control::is_of_console(target)) return false;
  return target.starts_with("/v1/") || target.starts_with("/_mock") || target.starts_with("/doc/");
}

// A world with answers of one's own says what it was told to.
bool answers_by_itself(const World& world) {
  const auto rules = world.fault_rules.rules();
  return std::none_of(rules.begin(), rules.end(), [](const FaultRule& rule) { return rule.kind == "answer"; });
}

void expect_to_fit_the_document(const Answer& answer, Method method, std::string_view target) {
  if (answer.status == 302) return;                                                   // to the console
  const auto content = answer_content(name(method), path_of(target), answer.status);  // refusals look alike everywhere
  INFO(name(method) << " " << target << " answered " << answer.status << " " << answer.text);
  if (content.is_null()) {
    CHECK(answer.text.empty());
    return;
  }
  REQUIRE(content.contains(answer.content_type));
  const auto& value = is_json(answer.content_type) ? answer.json : Json(answer.text);
  CHECK(misfits(content[answer.content_type]["schema"], value) == std::vector<std::string>{});
}

// A body that was spoiled on purpose is no JSON.
Answer answer_from(const Delivery& delivery) {
  const auto& reply = delivery.reply;
  Answer answer{reply.status, reply.body, nullptr, reply.headers, std::string(reply.content_type), delivery.wire};
  if (!reply.body.empty() && is_json(reply.content_type)) answer.json = Json::parse(reply.body, nullptr, false);
  return answer;
}

}  // namespace

std::string Answer::code() const {
  return json.is_object() && json.contains("errors") ? json["errors"][0].value("error_code", "") : "";
}
std::string Answer::message() const { return json.is_object() ? json.value("message", "") : ""; }
std::string Answer::header(std::string_view wanted) const {
  for (const auto& [name, value] : headers)
    if (name == wanted) return value;
  return "";
}

Seed seed_of(const Json& fixture) {
  auto reading =
      fixtures::read(fixture.dump(), {1, true, Clock::frozen_at(*parse_rfc3339(start_of_time)), api::served()});
  for (const auto& fault : reading.problems) FAIL(fault.pointer << ": " << fault.message);
  return std::move(reading).seed();
}

State state_of(const Json& fixture) { return *seed_of(fixture).state; }

Json demo() { return Json::parse(*fixtures::built_in("demo")); }

AWorld::AWorld(PipelineOptions options, JournalOptions journal) : AWorld(demo(), std::move(options), journal) {}
AWorld::AWorld(const Json& fixture, PipelineOptions options, JournalOptions journal)
    : worlds_(seed_of(fixture), journal),
      log_(LogForm::text, log_text_),
      pipeline_(worlds_, log_, std::move(options)) {}

Answer AWorld::Caller::send(Method method, std::string_view target, std::string_view body) {
  Request request;
  request.method = method;
  request.target = target;
  request.body = body;
  request.remote_address = address_;
  const auto authorization = "aivenv1 " + token_;
  if (!token_.empty()) request.headers.emplace_back("Authorization", authorization);
  for (const auto& [name, value] : headers_) request.headers.emplace_back(name, value);
  auto answer = answer_from(world_.pipeline_.serve(request));
  const bool is_spoiled = answer.wire.loss != Loss::none || answer.json.is_discarded();
  if (const auto own = within_its_world(target); is_described(own) && !is_spoiled && answers_by_itself(world_.world()))
    expect_to_fit_the_document(answer, method, own);
  return answer;
}

Answer AWorld::control(Method method, std::string_view target, const Json& body) {
  return as(nobody).send(method, target, body.is_null() ? "" : body.dump());
}

std::string AWorld::fault(const Json& rule) {
  const auto answer = control(Method::post, "/_mock/faults", rule);
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["id"];
}

void AWorld::advance(int seconds) {
  REQUIRE(control(Method::post, "/_mock/clock/advance", {{"seconds", seconds}}).status == 200);
}

Json AWorld::state_but_for_use() {
  auto state = control(Method::get, "/_mock/state").json;
  const auto forget = [](Json& user) {
    user.erase("last_activity_time");
    for (auto& token : user["access_tokens"])
      for (const auto* field : {"last_used_time", "last_ip", "last_user_agent"}) token.erase(field);
  };
  for (auto& user : state["users"]) forget(user);
  state["ids"].erase("last_log_entry_id");
  for (auto& organization : state["organizations"]) {
    organization.erase("events");
    for (auto& user : organization["application_users"]) forget(user);
  }
  return state;
}

std::string AWorld::make_application_user(std::string_view name) {
  const auto answer = as(sofia).post(acme + "/application-users", {{"name", name}});
  REQUIRE(answer.status == 200);
  return answer.json["user_id"];
}

std::string AWorld::make_token(std::string_view application_user, Json wish) {
  wish.emplace("description", "made by a test");
  const auto answer = as(sofia).post(std::string(application_user) + "/access-tokens", wish);
  REQUIRE(answer.status == 200);
  return answer.json["full_token"];
}

Json demo_without_money() {
  auto fixture = demo();
  auto& organization = fixture["organizations"][0];
  for (const auto* part : {"addresses", "payment_methods", "billing_groups", "invoices", "organization_vpcs"})
    organization.erase(part);
  fixture["users"][0].erase("cards");
  organization["projects"].erase(2);
  organization["organizational_units"].erase(1);
  for (auto& project : organization["projects"]) project.erase("billing_group_id");
  return fixture;
}

}  // namespace mock::test
