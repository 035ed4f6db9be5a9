#include "cli/remote_world.h"

#include <unistd.h>

#include <iostream>

#include "base/chance.h"
#include "base/percent.h"
#include "cli/fixture_file.h"
#include "json/value.h"

namespace mock::cli {
namespace {

std::string name_that_nobody_has() {
  return "exec-" + std::to_string(getpid()) + "-" + Chance{unpredictable_seed()}.hex(8);
}

Welcome read_welcome(const HttpAnswer& answer, const std::string& cannot) {
  json::Problems problems;
  const auto world = json::parse(answer.body, problems);
  if (answer.status != 200 || !world.optional_text("base_url")) {
    const auto reason = world.optional_text("message").value_or("it is no aiven-mock");
    throw Failure{{cannot + ": " + reason}};
  }
  return {world.text("base_url"),
          world.text("token"),
          world.text("organization_id"),
          world.text("organization_name"),
          world.optional_text("project_name"),
          world.optional_text("payment_method_id")};
}

}  // namespace

RemoteWorld::RemoteWorld(const std::string& server, std::string name, const std::string& control_token)
    : server_(server, control_token), control_token_(control_token) {
  if (name.empty()) name = name_that_nobody_has();
  name_ = std::move(name);
  path_ = "/_mock/worlds/" + name_;
  const auto answer = server_.ask({"PUT", path_, {{"If-None-Match", "*"}}, R"({"fork_of": "default"})"});
  welcome_ = read_welcome(answer, "cannot make a world on " + server);
}

std::string RemoteWorld::coverage() const { return server_.ask({"GET", "/_mock/coverage?world=" + name_}).body; }

RemoteWorld::~RemoteWorld() {
  const auto answer = server_.try_to_ask({"DELETE", path_});
  if (!answer || answer->status != 204)
    std::cerr << "aiven-mock: could not delete " << server_.server() + path_ << '\n';
}

void RemoteWorld::add_fault(const std::string& rule) const {
  const auto answer = ControlApi(welcome_.base_url, control_token_).ask({"POST", "/_mock/faults", {}, rule});
  if (answer.status == 200) return;
  json::Problems problems;
  throw Failure{
      {"--fault: " + json::parse(answer.body, problems).optional_text("message").value_or("it is no aiven-mock")}};
}

diff::Difference RemoteWorld::difference() const {
  const auto answer = ControlApi(welcome_.base_url, control_token_).ask({"GET", "/_mock/diff"});
  json::Problems problems;
  const auto document = json::parse(answer.body, problems);
  if (answer.status != 200)
    throw Failure{{"cannot compare the world: " + document.optional_text("message").value_or("it is no aiven-mock")}};
  return diff::read(document);
}

Variables environment_of(const std::string& server, const std::string& world, const std::string& control_token) {
  const auto answer = ControlApi(server, control_token).ask({"GET", "/_mock/worlds/" + percent_encoded(world)});
  return environment(read_welcome(answer, "cannot tell of a world on " + server));
}

}  // namespace mock::cli
