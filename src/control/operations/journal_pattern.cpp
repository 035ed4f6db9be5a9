#include "journal_pattern.h"

#include <algorithm>

#include "access/check_names.h"
#include "api/table_of_contents.h"
#include "exchange/check_answered.h"
#include "faults/fault_rules.h"
#include "journal/mask.h"
#include "model/refusals.h"
#include "world/read_match.h"

namespace mock::control {
namespace {

using json::operator/;

// Fault rules answer with codes of their own; those that are gone have left them in the journal.
bool knows_code(const World& world, std::string_view code) {
  const auto rules = world.fault_rules.rules();
  const auto has_it = [code](const FaultRule& rule) {
    const auto* fault = rule.document.find("fault");
    return fault != nullptr && fault->text("error_code") == code;
  };
  if (std::any_of(rules.begin(), rules.end(), has_it)) return true;
  bool is_remembered = false;
  world.journal.look_back([&](const Record& record) {
    is_remembered = record.error_code == code;
    return !is_remembered;
  });
  return is_remembered;
}

// The journal keeps no secrets, so nothing but their mask can be found there.
void refuse_secret(std::string_view name, const json::Value& value, const std::string& pointer,
                   json::Problems& problems) {
  const auto text = value.as_text();
  if (holds_a_secret(name) && !text.empty() && text != mask && text.find('*') == std::string_view::npos)
    problems.push_back({pointer, "the journal keeps no secrets: what stands in " + std::string(name) +
                                     " is \"***\" there, and can be asked for as that or as \"*\""});
}

void refuse_secrets(const json::Value& value, const std::string& pointer, json::Problems& problems) {
  for (const auto& [name, member] : value.as_members()) {
    refuse_secret(name, member, pointer / name, problems);
    refuse_secrets(member, pointer / name, problems);
  }
  const auto items = value.as_list();
  for (std::size_t i = 0; i < items.size(); ++i) refuse_secrets(items[i], pointer / i, problems);
}

}  // namespace

// The journal also knows requests by and about those who are gone since.
Pattern read_pattern(const ControlCall& call, const json::Value& match, const std::string& pointer,
                     json::Problems& problems) {
  const auto read = read_match(match, pointer, api::served(), *call.world.state(), &call.world.journal, problems);
  check_answered(
      match, pointer, {refusals::codes(), check_names()},
      [&](std::string_view code) { return knows_code(call.world, code); }, problems);
  for (const std::string_view part : {"query", "body"})
    if (const auto* value = match.find(part)) refuse_secrets(*value, pointer / part, problems);
  return Pattern(read);
}

}  // namespace mock::control
