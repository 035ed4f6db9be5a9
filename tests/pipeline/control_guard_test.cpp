// Who may ask the control API: not the pages of other sites, and not by any name.
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

using Sent = std::vector<std::pair<std::string, std::string>>;

Answer reset(AWorld& world, const Sent& headers, std::string_view target = "/_mock/reset") {
  auto caller = world.as(nobody);
  for (const auto& [name, value] : headers) caller.with_header(name, value);
  return caller.send(Method::post, target, "");
}

PipelineOptions allowing(std::vector<std::string> hosts, std::string own_host = "127.0.0.1") {
  PipelineOptions options;
  options.control.allowed_hosts = std::move(hosts);
  options.control.own_host = std::move(own_host);
  return options;
}

TEST_CASE("The control API answers to addresses, localhost and the host it was told, and to no other name",
          "[control][guard]") {
  AWorld world(allowing({"mock.internal", "Other.Example"}, "devbox"));
  const auto [host, status] = GENERATE(table<std::string, int>({
      {"127.0.0.1:8080", 204},
      {"127.0.0.1", 204},
      {"192.168.7.9:80", 204},
      {"[::1]:8080", 204},
      {"[::1]", 204},
      {"localhost:8080", 204},
      {"LocalHost.", 204},
      {"devbox:8080", 204},
      {"mock.internal", 204},
      {"other.example:8080", 204},
      {"evil.example", 421},
      {"evil.example:8080", 421},
      {"localhost.evil.example", 421},
      {"mock.internal.evil.example", 421},
      {"127.0.0.1.evil.example", 421},
      {"[::1].evil.example", 421},
      {"evil.example@localhost", 421},
  }));
  INFO(host);
  CHECK(reset(world, {{"Host", host}}).status == status);
  CHECK(reset(world, {{"Host", host}}, "/_world/default/_mock/reset").status == status);
  auto caller = world.as(sofia);
  CHECK(caller.with_header("Host", host).get("/v1/me").status == 200);  // hosts files point api.aiven.io here
  CHECK(caller.with_header("Host", host).get("/doc/openapi.json").status == 200);
}

TEST_CASE("A page of another site cannot ask the control API", "[control][guard]") {
  AWorld world(allowing({"pages.example"}));
  const auto [origin, site, status] = GENERATE(table<std::string, std::string, int>({
      {"", "", 204},
      {"", "none", 204},
      {"", "same-origin", 204},
      {"", "same-site", 403},
      {"", "cross-site", 403},
      {"http://localhost:8080", "same-origin", 204},
      {"http://LOCALHOST:8080", "", 204},
      {"https://localhost:8080", "", 204},  // behind a proxy that speaks TLS
      {"http://localhost:3000", "same-site", 403},
      {"http://localhost", "", 403},
      {"http://evil.example", "", 403},
      {"http://evil.example", "same-origin", 403},
      {"null", "", 403},
      {"https://pages.example", "cross-site", 204},
      {"https://pages.example:8443", "", 204},
  }));
  INFO(origin << " " << site);
  Sent all{{"Host", "localhost:8080"}};
  if (!origin.empty()) all.emplace_back("Origin", origin);
  if (!site.empty()) all.emplace_back("Sec-Fetch-Site", site);
  CHECK(reset(world, all).status == status);
  CHECK(reset(world, all, "/_world/default/_mock/reset").status == status);
  auto caller = world.as(sofia);
  for (const auto& [name, value] : all) caller.with_header(name, value);
  CHECK(caller.get("/v1/me").status == 200);
}

TEST_CASE("A refusal of the control API says which option allows what was refused", "[control][guard]") {
  AWorld world;
  const auto by_name = reset(world, {{"Host", "mock.internal:8080"}});
  CHECK(by_name.status == 421);
  CHECK(by_name.message() ==
        "The control API does not answer to the host \"mock.internal\", only to addresses and localhost: to allow this "
        "name, start the server with --allow-host mock.internal (or AIVEN_MOCK_ALLOW_HOST)");
  const auto by_page = reset(world, {{"Host", "localhost"}, {"Origin", "https://pages.example"}});
  CHECK(by_page.status == 403);
  CHECK(by_page.message() ==
        "The control API does not answer to pages of other sites, and this request comes from "
        "\"https://pages.example\": to allow them, start the server with --allow-host pages.example (or "
        "AIVEN_MOCK_ALLOW_HOST)");
}

TEST_CASE("What is refused has changed nothing, also with the right control token", "[control][guard]") {
  PipelineOptions options;
  options.control.token = "t";
  AWorld world(options);
  world.as(sofia).post(acme + "/application-users", {{"name", "n"}});
  const auto before = world.world().state();
  CHECK(reset(world, {{"Authorization", "Bearer t"}, {"Origin", "http://evil.example"}}).status == 403);
  CHECK(reset(world, {{"Authorization", "Bearer t"}, {"Host", "evil.example"}}).status == 421);
  CHECK(reset(world, {{"Host", "localhost"}}).status == 401);
  CHECK(world.world().state() == before);
  CHECK(reset(world, {{"Authorization", "Bearer t"}, {"Host", "localhost"}}).status == 204);
}

}  // namespace
}  // namespace mock::test
