#include "cli/fault_option.h"

#include "api/table_of_contents.h"
#include "cli/fixture_file.h"
#include "json/value.h"
#include "world/read_match.h"

namespace mock::cli {

std::string fault_text(const std::string& value) {
  return value.starts_with('@') ? fixture_file(value.substr(1), Pipes::waited_for).text : value;
}

FaultRule read_fault(const std::string& text, const State& state) {
  json::Problems problems;
  const auto document = json::parse(text, problems);
  if (problems.empty()) problems = json::check(fault_rule_shape(), document).problems;
  const auto read_matching = [&](const json::Value& match, const std::string& pointer, json::Problems& wrong) {
    return read_match(match, pointer, api::served(), state, nullptr, wrong);
  };
  auto rule = read_fault_rule(document, "", read_matching, problems);
  if (problems.empty()) return rule;
  Failure failure;
  for (const auto& [pointer, message, _] : problems)
    failure.messages.push_back("--fault: " + message + (pointer.empty() ? "" : " (at " + pointer + ")"));
  throw failure;
}

}  // namespace mock::cli
