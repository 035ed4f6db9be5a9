// aiven-mock access: who may do what, and why
#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

#include "api/table_of_contents.h"
#include "base/percent.h"
#include "base/printable.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/control_api.h"
#include "cli/fixture_file.h"
#include "exchange/request.h"
#include "journal/log.h"
#include "json/value.h"
#include "pipeline/pipeline.h"

namespace mock::cli {
namespace {

constexpr int cannot = 2;

struct Wanted {
  std::vector<std::string> fixtures{"demo"};
  std::vector<std::string> settings;  // of their variables
  std::string server;                 // empty: the fixture is asked
  std::string control_token;
  std::vector<std::pair<std::string, std::string>> filters;  // of GET /_mock/access
  bool as_json = false;
};

std::string target_of(const Wanted& wanted) {
  std::string query;
  for (const auto& [name, value] : wanted.filters)
    query += (query.empty() ? "?" : "&") + name + "=" + percent_encoded(value);
  return "/_mock/access" + query;
}

// No server is started: the same corridor is walked without one.
HttpAnswer ask_fixture(const Wanted& wanted) {
  std::vector<FixtureText> fixtures;
  for (const auto& each : wanted.fixtures) fixtures.push_back(find_fixture(each, Pipes::waited_for));
  auto reading = read_fixtures(std::move(fixtures), {.served = api::served()}, Settings(wanted.settings));
  Worlds worlds(std::move(reading).seed());
  std::ostringstream unused;
  Log log(LogForm::off, unused);
  Pipeline pipeline(worlds, log);
  const auto target = target_of(wanted);
  const Request request{Method::get, target, {{"Host", "localhost"}}, {}, "127.0.0.1"};
  auto reply = pipeline.serve(request).reply;
  return {reply.status, std::move(reply.body)};
}

json::Document read_answer(const HttpAnswer& answer) {
  json::Problems problems;
  auto document = json::parse(answer.body, problems);
  if (answer.status == 200 && document.find("decisions") != nullptr) return document;
  throw Failure{{document.optional_text("message").value_or("the server is no aiven-mock that knows /_mock/access")}};
}

// A line a decision; every column but the last is as wide as its longest cell.
void print_text(const json::Value& answer) {
  std::vector<std::array<std::string, 5>> lines;
  std::array<std::size_t, 4> widths{};
  for (const auto& decision : answer.list("decisions")) {
    auto because = decision.text("because");
    if (const auto more = decision.optional_text("also_needs")) because += "; it also asks for: " + *more;
    const auto place = decision.text("place");
    lines.push_back({decision.flag("allowed") ? "yes" : "no", decision.text("principal"), decision.text("operation"),
                     place.empty() ? "-" : place, because});
    for (auto& cell : lines.back()) cell = printable(cell);
    for (std::size_t i = 0; i < widths.size(); ++i) widths.at(i) = std::max(widths.at(i), lines.back().at(i).size());
  }
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < widths.size(); ++i)
      std::cout << std::left << std::setw(static_cast<int>(widths.at(i)) + 2) << line.at(i);
    std::cout << line.back() << '\n';
  }
}

int access(const Wanted& wanted) {
  const auto answer = wanted.server.empty()
                          ? ask_fixture(wanted)
                          : ControlApi(wanted.server, wanted.control_token).ask({"GET", target_of(wanted)});
  const auto document = read_answer(answer);
  if (wanted.as_json) {
    std::cout << answer.body << '\n';
    return 0;
  }
  if (document.list("decisions").empty()) {
    std::cerr << "aiven-mock: no principal, operation and place are meant together\n";
    return cannot;
  }
  print_text(document);
  return 0;
}

}  // namespace

void add_access(CLI::App& app, int& exit_code) {
  Command command(app, "access", "Say who may do what, and why");
  const auto wanted = std::make_shared<Wanted>();
  command.option("--fixture", wanted->fixtures, "The world: demo, empty, a file or -; several add up")
      .variable("AIVEN_MOCK_FIXTURE")
      .takes_one_each_time()
      .shows_default("demo");
  command.option("--set", wanted->settings, "NAME=VALUE: what the variable NAME of fixtures is to be")
      .takes_one_each_time()
      .checked(check_setting);
  command.option("--server", wanted->server,
                 "Instead: the default world of a running server, or http://HOST/_world/NAME");
  command.option("--control-token", wanted->control_token, "What its control API asks for")
      .variable("AIVEN_MOCK_CONTROL_TOKEN");
  const auto add_filter = [&](const char* option, const char* name, const char* description) {
    command.option_for(
        option, [wanted, name](const std::string& value) { wanted->filters.emplace_back(name, value); }, description);
  };
  add_filter("--principal", "principal", "user_id or e-mail address; a star stands for any characters");
  add_filter("--token", "token", "With this token, by its first 12 characters; else with one without restrictions");
  add_filter("--operation", "operation", "operationId, with stars; else all that ask for a role or permission");
  add_filter("--organization", "organization_id", "Only there");
  add_filter("--account", "account_id", "Only there: the account_id of an organization or a unit");
  add_filter("--project", "project", "Only there");
  add_filter("--from", "from", "The address that the request comes from (127.0.0.1)");
  command.flag("--json", wanted->as_json, "As GET /_mock/access answers");
  command.examples({"aiven-mock access --principal tess@acme.example --operation 'ApplicationUser*'"});
  command.does([wanted, &exit_code] { exit_code = access(*wanted); });
}

}  // namespace mock::cli
