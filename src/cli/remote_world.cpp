#include "cli/remote_world.h"

#include <unistd.h>

#include <iostream>

#include "base/chance.h"
#include "base/percent.h"
#include "cli/fixture_file.h"
#include "cli/public_url.h"
#include "http/client.h"
#include "json/value.h"

namespace mock::cli {
namespace {

std::string name_that_nobody_has() {
  return "exec-" + std::to_string(getpid()) + "-" + Chance{unpredictable_seed()}.hex(8);
}

Failure nobody_at(const std::string& server) {
  if (server.starts_with("https://"))
    return {
        {"nobody answers at " + server + ", or not with a certificate that is trusted: SSL_CERT_FILE says by whom"}};
  return {{"nobody answers at " + server + ": --server takes a URL like http://127.0.0.1:8080"}};
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

RemoteWorld::RemoteWorld(const std::string& server, std::string name, const std::string& control_token) {
  if (name.empty()) name = name_that_nobody_has();
  url_ = without_slash(server) + "/_mock/worlds/" + name;
  if (!control_token.empty()) headers_.emplace_back("Authorization", "Bearer " + control_token);
  auto headers = headers_;
  headers.emplace_back("If-None-Match", "*");
  const auto answer = ask({"PUT", url_, headers, R"({"fork_of": "default"})"});
  if (!answer) throw nobody_at(server);
  welcome_ = read_welcome(*answer, "cannot make a world on " + server);
}

RemoteWorld::~RemoteWorld() {
  const auto answer = ask({"DELETE", url_, headers_});
  if (!answer || answer->status != 204) std::cerr << "aiven-mock: could not delete " << url_ << '\n';
}

Variables environment_of(const std::string& server, const std::string& world, const std::string& control_token) {
  HttpRequest request{"GET", without_slash(server) + "/_mock/worlds/" + percent_encoded(world)};
  if (!control_token.empty()) request.headers.emplace_back("Authorization", "Bearer " + control_token);
  const auto answer = ask(request);
  if (!answer) throw nobody_at(server);
  return environment(read_welcome(*answer, "cannot tell of a world on " + server));
}

}  // namespace mock::cli
