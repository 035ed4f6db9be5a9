// aiven-mock diff A B: what differs between two worlds
#include <iostream>
#include <memory>

#include "api/table_of_contents.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/control_api.h"
#include "cli/fixture_file.h"
#include "diff/difference.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

struct Wanted {
  std::string before, after, control_token;
  bool as_json = false, everything = false;
};

bool is_url(const std::string& name) { return name.starts_with("http://") || name.starts_with("https://"); }

FixtureText text_of(const std::string& name, const std::string& control_token) {
  if (!is_url(name)) return find_fixture(name, Pipes::waited_for);
  auto answer = ControlApi(name, control_token).ask({"GET", "/_mock/state"});
  if (answer.status == 200) return {name, std::move(answer.body)};
  throw Failure{{name + " shows no state: it answers " + std::to_string(answer.status)}};
}

StatePtr state_of(const std::string& name, const std::string& control_token) {
  return read_fixtures({text_of(name, control_token)}, {.served = api::served()}).seed().state;
}

int compare(const Wanted& wanted) {
  const auto before = state_of(wanted.before, wanted.control_token);
  const auto after = state_of(wanted.after, wanted.control_token);
  const auto told = wanted.everything ? diff::Told::everything : diff::Told::what_counts;
  const auto difference = diff::difference(*before, *after, told);
  if (wanted.as_json) {
    json::Writer out;
    diff::write(out, difference);
    std::cout << out.take() << '\n';
  } else {
    for (const auto& line : diff::lines(difference)) std::cout << line << '\n';
  }
  return difference.is_empty() ? 0 : 1;
}

}  // namespace

void add_diff(CLI::App& app, int& exit_code) {
  Command command(app, "diff", "Say what differs between two worlds");
  const auto wanted = std::make_shared<Wanted>();
  const auto* what = "A fixture: demo, empty, a file or -; or the URL of a server or of one of its worlds";
  command.option("A", wanted->before, what).required();
  command.option("B", wanted->after, what).required();
  command.flag("--everything", wanted->everything, "Also made ids, times of use and of changes, and history");
  command.flag("--json", wanted->as_json, "As GET /_mock/diff answers");
  command.option("--control-token", wanted->control_token, "What the control API of a server asks for")
      .variable("AIVEN_MOCK_CONTROL_TOKEN");
  command.examples({"aiven-mock diff demo mine.json", "aiven-mock diff mine.json http://127.0.0.1:8080"});
  command.does([wanted, &exit_code] { exit_code = compare(*wanted); });
}

}  // namespace mock::cli
