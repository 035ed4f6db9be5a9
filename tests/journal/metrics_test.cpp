// Metrics, read by the rules of Prometheus' text format.
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "model/rows.h"
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

struct Metrics {
  std::map<std::string, double> samples;     // by name and labels, as they are written
  std::map<std::string, std::string> types;  // by name
};

// Fails the test where the text is not as the format asks.
Metrics read(const std::string& text) {
  static const std::regex sample(R"(([a-z_]+)(\{[a-z_]+="[^"\\\n]*"(,[a-z_]+="[^"\\\n]*")*\})? ([0-9.]+))");
  Metrics metrics;
  std::string current;
  std::istringstream lines(text);
  REQUIRE(text.ends_with('\n'));
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    if (line.starts_with("# HELP ")) {
      current = line.substr(7, line.find(' ', 7) - 7);
      CHECK_FALSE(metrics.types.contains(current));
      std::getline(lines, line);
      REQUIRE(line.starts_with("# TYPE " + current + " "));
      metrics.types[current] = line.substr(8 + current.size());
      continue;
    }
    std::smatch parts;
    REQUIRE(std::regex_match(line, parts, sample));
    CHECK(parts[1].str().starts_with(current));
    CHECK(metrics.samples.emplace(parts[1].str() + parts[2].str(), std::stod(parts[4])).second);
  }
  return metrics;
}

Metrics metrics_of(AWorld& world, const std::string& where = "") {
  const auto answer = world.control(Method::get, where + "/_mock/metrics");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "text/plain; version=0.0.4; charset=utf-8");
  return read(answer.text);
}

TEST_CASE("Metrics count requests by operation and status, and faults by kind", "[metrics]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  world.as(sofia).get("/v1/me");
  world.as(nobody).get("/v1/me");
  world.control(Method::get, "/v1/nowhere");
  world.fault({{"times", 2}, {"fault", {{"kind", "latency"}, {"ms", 1}}}});
  world.fault({{"times", 1}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  world.as(sofia).get("/v1/me");
  world.as(sofia).get("/v1/me");

  auto metrics = metrics_of(world);
  CHECK(metrics.samples.at(R"(aiven_mock_requests_total{operation="UserInfo",status="200"})") == 3);
  CHECK(metrics.samples.at(R"(aiven_mock_requests_total{operation="UserInfo",status="401"})") == 1);
  CHECK(metrics.samples.at(R"(aiven_mock_requests_total{operation="UserInfo",status="503"})") == 1);
  CHECK(metrics.samples.at(R"(aiven_mock_requests_total{operation="none",status="404"})") == 1);
  CHECK(metrics.samples.at(R"(aiven_mock_faults_total{kind="latency"})") == 2);
  CHECK(metrics.samples.at(R"(aiven_mock_faults_total{kind="status"})") == 1);
  CHECK(metrics.types.at("aiven_mock_requests_total") == "counter");
}

TEST_CASE("Metrics tell worlds and rows, of all worlds together", "[metrics]") {
  AWorld world;
  const auto before = metrics_of(world);
  CHECK(before.samples.at("aiven_mock_worlds") == 1);
  const auto organizations = before.samples.at(R"(aiven_mock_rows{table="organizations"})");
  CHECK(organizations == 2);
  world.control(Method::put, "/_mock/worlds/w", {{"fork_of", "default"}});
  const auto after = metrics_of(world, "/_world/w");
  CHECK(after.samples.at("aiven_mock_worlds") == 2);
  CHECK(after.samples.at(R"(aiven_mock_rows{table="organizations"})") == 2 * organizations);
  CHECK(after.types.at("aiven_mock_rows") == "gauge");
}

TEST_CASE("The durations of requests are a histogram: buckets that add up", "[metrics]") {
  AWorld world;
  for (int i = 0; i < 10; ++i) world.as(sofia).get("/v1/me");
  const auto metrics = metrics_of(world);
  const std::string name = "aiven_mock_request_duration_seconds";
  CHECK(metrics.types.at(name) == "histogram");
  CHECK(metrics.samples.at(name + "_count") == 10);
  CHECK(metrics.samples.at(name + R"(_bucket{le="+Inf"})") == 10);
  CHECK(metrics.samples.at(name + "_sum") > 0);
  CHECK(metrics.samples.at(name + R"(_bucket{le="10"})") >= metrics.samples.at(name + R"(_bucket{le="0.00005"})"));
}

TEST_CASE("A reset sets no counter back", "[metrics]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  world.control(Method::post, "/_mock/reset");
  CHECK(metrics_of(world).samples.at(R"(aiven_mock_requests_total{operation="UserInfo",status="200"})") == 1);
}

TEST_CASE("Every table of a world has its row count", "[metrics]") {
  AWorld world;
  std::set<std::string> tables;
  for (const auto& [name, value] : metrics_of(world).samples)
    if (name.starts_with("aiven_mock_rows{")) tables.insert(name);
  CHECK(tables.size() == rows(*world.world().state()).size());
  CHECK(tables.contains(R"(aiven_mock_rows{table="application_users"})") == false);  // they are users
  CHECK(tables.contains(R"(aiven_mock_rows{table="users"})"));
}

}  // namespace
}  // namespace mock::test
