// aiven-mock compare: a world and what was captured of it, and an API that is a little different.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "paths.h"
#include "support/a_proxy.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/rich.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

const std::string fast = " --rate 0 --at-once 2";

// `aiven-mock compare` as Sofia.
Outcome compare(const std::string& url, const std::string& options, std::string_view token = sofia) {
  return run("AIVEN_TOKEN=" + std::string(token) + " $MOCK compare --from " + url + fast + " " + options +
             " 2>/dev/null");
}

// What a report tells: "field users[].join_time", and the rest of it.
std::map<std::string, Json> told(const std::string& file) {
  std::map<std::string, Json> all;
  const auto report = Json::parse(text_of(file));
  for (const auto& each : report["differences"])
    all[each["kind"].get<std::string>() + " " + each["where"].get<std::string>()] = each;
  return all;
}

std::set<std::string> names_in(const std::map<std::string, Json>& all) {
  std::set<std::string> names;
  for (const auto& [name, each] : all) names.insert(name);
  return names;
}

void gather_texts(const Json& json, std::set<std::string>& texts) {
  if (json.is_string()) texts.insert(json.get<std::string>());
  if (json.is_structured())
    for (const auto& each : json) gather_texts(each, texts);
}

TEST_CASE("A world and what is captured of it answer alike", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  const auto outcome = compare(server.url(), "");
  INFO(outcome.output);
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.output.find("and the same answers in form\n") != std::string::npos);
}

// What captures say that they leave out is different, of course.
Json rich_for_captures() {
  auto world = rich();
  for (auto& line : world["organizations"][0]["invoices"][0]["lines"])
    for (const auto* field : {"commitment_name", "line_pre_discount_local"}) line.erase(field);
  return world;
}

TEST_CASE("So does a world with something of everything, to whoever asks", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder, "--fixture " + folder.write("rich.json", rich_for_captures().dump()));
  for (const auto caller : {ann, ben}) {
    const auto outcome = compare(server.url(), "", caller);
    INFO(outcome.output);
    CHECK(outcome.exit_code == 0);
  }
}

// Each of these is one difference.
void change_a_little(Passing& answer) {
  auto& json = answer.json;
  const auto path = answer.path();
  const auto ends_with = [&](std::string_view end) { return path.ends_with(end) && answer.status == 200; };
  if (ends_with("/user"))
    for (auto& user : json["users"]) user.erase("join_time");
  if (ends_with("/addresses"))
    for (auto& address : json["addresses"]) {
      address["town"] = address["city"];
      address.erase("city");
    }
  if (ends_with("/application-users")) std::ranges::reverse(json["application_users"]);
  if (ends_with("/domains") && json.contains("domains"))
    for (auto& domain : json["domains"]) domain["state"] = "resting";
  if (ends_with("/v1/organizations"))
    for (auto& organization : json["organizations"])
      organization["create_time"] = organization["create_time"].get<std::string>().substr(0, 19) + ".000+00:00";
  if (ends_with("/v1/me")) answer.headers.emplace_back("X-Trace", "7f3");
  if (ends_with("/v1/card")) json["shoe_size"] = 44;
  if (ends_with("/v1/billing-group"))
    for (auto& group : json["billing_groups"]) {
      group["vat_id"] = 5;
      group["billing_extra_text"] = nullptr;
    }
  if (path.ends_with("/tickets") && answer.status == 404) answer.status = 410;
  if (path.ends_with("/user-groups") && answer.status == 404)
    json["errors"][0]["error_code"] = "no_organization_of_groups";
  if (path.ends_with("/vpcs") && path.starts_with("/v1/organization/") && answer.status == 404) {
    json["message"] = "Nobody knows the organization '" + path.substr(17, 14) + "'";
    json["errors"][0]["message"] = json["message"];
  }
}

TEST_CASE("What an API does a little differently is found, and nothing else", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  const AProxy api(server.url(), change_a_little);
  const auto captured = folder.file("captured.json");
  REQUIRE(run("curl -sS " + server.url() + "/_mock/state -o " + captured).exit_code == 0);
  const auto json = folder.file("report.json");
  const auto markdown = folder.file("report.md");
  const auto outcome = compare(api.url(), "--fixture " + captured + " --report " + json + " --report " + markdown);
  INFO(outcome.output);
  CHECK(outcome.exit_code == 1);

  const auto found = told(json);
  CHECK(names_in(found) == std::set<std::string>{
                               "error code errors[].error_code",
                               "field shoe_size",
                               "field users[].join_time",
                               "format organizations[].create_time",
                               "header x-trace",
                               "message message",
                               "name addresses[].city",
                               "null billing_groups[].billing_extra_text",
                               "order application_users",
                               "status ",
                               "type billing_groups[].vat_id",
                               "word domains[].state",
                           });
  CHECK(found.at("message message")["api"] == "Nobody knows the organization '{organization_id}'");
  CHECK(found.at("message message")["mock"] == "Organization not found.");
  CHECK(found.at("message message")["rules"] == Json{"E3"});
  CHECK(found.at("status ")["api"] == "410, organization_not_found");
  CHECK(found.at("name addresses[].city")["api"] == "called town");
  CHECK(found.at("word domains[].state")["api"] == "\"resting\"");
  CHECK(found.at("header x-trace")["operations"] == Json{"UserInfo"});
  CHECK(found.at("field users[].join_time")["first_asked"] == "GET /v1/organization/{organization_id}/user");
  for (const auto* heading : {"## status", "## error code", "## message", "## field", "## name", "## type", "## null",
                              "## word", "## format", "## order", "## header", "Fidelity report"})
    CHECK(text_of(markdown).find(heading) != std::string::npos);
}

TEST_CASE("A report holds nothing of the world, unless values are asked for", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  // Everything is different: texts, fields, messages and headers.
  const AProxy api(server.url(), [](Passing& answer) {
    if (answer.json.is_object() && answer.status == 200 && answer.path() != "/v1/me")
      for (const auto& [name, value] : answer.json.items()) value = Json{{"was", value.dump()}};
    if (answer.json.is_object() && answer.status >= 400)
      answer.json["message"] = "About " + answer.target + ", sofia@acme.example and Acme: no";
    answer.headers.emplace_back("Link", "<" + answer.target + ">");
  });
  const auto captured = folder.file("captured.json");
  REQUIRE(run("curl -sS " + server.url() + "/_mock/state -o " + captured).exit_code == 0);
  const auto report = [&](const std::string& options) {
    const auto file = folder.file("report.json");
    const auto outcome = compare(
        api.url(), "--fixture " + captured + " --report " + file + " --report " + folder.file("report.md") + options);
    REQUIRE(outcome.exit_code == 1);
    return outcome.output + text_of(file) + text_of(folder.file("report.md"));
  };
  const auto silent = report("");
  const auto telling = report(" --values");
  std::set<std::string> texts;
  gather_texts(Json::parse(text_of(captured)), texts);
  std::size_t of_the_world = 0;
  for (const auto& text : texts) {
    const auto is_of_the_world = text.size() > 5 && text.find_first_of("0123456789@ ") != std::string::npos;
    if (!is_of_the_world) continue;
    INFO(text);
    CHECK(silent.find(text) == std::string::npos);
    if (telling.find(text) != std::string::npos) ++of_the_world;
  }
  CHECK(silent.find("Acme") == std::string::npos);
  CHECK(of_the_world > 20);
}

TEST_CASE("compare sends GET, HEAD and OPTIONS alone, and no more than --most", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  const AProxy api(server.url());
  CHECK(compare(api.url(), "").exit_code == 0);
  std::set<std::string> methods;
  for (const auto& request : api.requests()) methods.insert(request.substr(0, request.find(' ')));
  CHECK(methods == std::set<std::string>{"GET", "HEAD", "OPTIONS"});

  const AProxy other(server.url());
  run("curl -sS " + server.url() + "/_mock/state -o " + folder.file("captured.json"));
  const auto few = compare(other.url(), "--most 50 --fixture " + folder.file("captured.json"));
  CHECK(few.exit_code == 0);
  CHECK(few.output.find("questions not asked: --most allows no more") != std::string::npos);
  CHECK(other.requests().size() <= 50);
}

TEST_CASE("What an API does not answer is asked again, and is no difference", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  run("curl -sS " + server.url() + "/_mock/state -o " + folder.file("captured.json"));
  const AProxy api(server.url(), [](Passing& answer) {
    if (answer.path() != "/v1/card") return;
    answer.status = 503;
    answer.headers.emplace_back("Retry-After", "0");
  });
  const auto outcome = compare(api.url(), "--fixture " + folder.file("captured.json"));
  INFO(outcome.output);
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.output.find("3 questions not answered: 429, 502, 503 or 504 each time\n") != std::string::npos);
  CHECK(std::ranges::count(api.requests(), "GET /v1/card") == 16);  // with a token and without, eight times each
}

TEST_CASE("The option --dry-run prints the questions, and asks nothing but who asks", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  const AProxy api(server.url());
  run("curl -sS " + server.url() + "/_mock/state -o " + folder.file("captured.json"));
  const auto plan = compare(api.url(), "--dry-run --fixture " + folder.file("captured.json"));
  CHECK(plan.exit_code == 0);
  CHECK(api.requests() == std::vector<std::string>{"GET /v1/me"});
  for (const auto* line : {"GET /v1/organization/org5a1e9d0ac1e/user\n", "GET /v1/project/acme-website/tags\n",
                           "GET /v1/me  # no token\n", "OPTIONS /v1/me\n", "HEAD /v1/access_token\n",
                           "GET /v1/no-such-path  # unknown path\n", "# nothing there to ask for: ServiceGet"})
    CHECK(plan.output.find(line) != std::string::npos);
}

TEST_CASE("compare asks over TLS, and believes the CA that --ca-file names", "[cli][compare][tls]") {
  AFolder folder;
  const Serving server(folder, "--tls --tls-ca-file " + folder.file("ca.pem"));
  const auto trusting = compare(server.url(), "--ca-file " + folder.file("ca.pem"));
  INFO(trusting.output);
  CHECK(trusting.exit_code == 0);
  CHECK(compare(server.url(), "--most 3").exit_code == 2);
}

TEST_CASE("compare says what stands in its way", "[cli][compare]") {
  AFolder folder;
  const Serving server(folder);
  const auto wrong = [&](const std::string& line) { return run(line + " 2>&1"); };
  const auto from = "$MOCK compare --from " + server.url();
  CHECK(wrong("env -u AIVEN_TOKEN " + from).output.find("AIVEN_TOKEN is not set") != std::string::npos);
  const auto nobody_there = wrong("AIVEN_TOKEN=nobody " + from);
  CHECK(nobody_there.exit_code == 2);
  CHECK(nobody_there.output.find("the API does not tell who asks: GET /v1/me answers 401") != std::string::npos);
  const auto text = wrong("AIVEN_TOKEN=" + std::string(sofia) + " " + from + " --report report.txt");
  CHECK(text.exit_code == 2);
  CHECK(text.output.find("--report: report.txt must end with .md or .json") != std::string::npos);
  const auto other = wrong("AIVEN_TOKEN=" + std::string(sofia) + " " + from + " --fixture empty");
  CHECK(other.exit_code == 2);
  CHECK(other.output.find("has no user") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
