// GET, POST and DELETE /_mock/faults, GET and DELETE /_mock/faults/{id}
#include "answers/refuse.h"
#include "json/text.h"
#include "known_operation.h"
#include "tables.h"

namespace mock::control {
namespace {

void write_rule(json::Text& out, const FaultRules::Entry& entry) {
  json::Object rule(out);
  rule("id", entry.id)("matched", entry.matched)("hits", entry.hits);
  for (const auto& [name, value] : entry.rule.document.as_members()) rule(name, value);
}

Reply reply_with(const FaultRules::Entry& entry) {
  json::Text out;
  write_rule(out, entry);
  return ok(out.take());
}

Reply no_such_rule(const ControlCall& call) {
  return answers::refuse(404, "There is no fault rule " + json::quoted(call.params["id"]));
}

Reply list(const ControlCall& call) {
  json::Text out;
  {
    json::Object body(out);
    body.list("faults", [&] {
      for (const auto& entry : call.world.fault_rules.list()) write_rule(out, entry);
    });
  }
  return ok(out.take());
}

Reply get(const ControlCall& call) {
  const auto entry = call.world.fault_rules.find(call.params["id"]);
  return entry ? reply_with(*entry) : no_such_rule(call);
}

Reply add(const ControlCall& call) {
  json::Faults faults;
  auto document = json::parse(call.text, faults);
  if (faults.empty()) faults = json::check(fault_rule_shape(), document).faults;
  check_operation(document, faults);
  auto rule = read_fault_rule(document, "", faults);
  if (!faults.empty()) return answers::refuse(faults);
  return reply_with(call.world.fault_rules.add(std::move(rule)));
}

Reply remove(const ControlCall& call) {
  return call.world.fault_rules.remove(call.params["id"]) ? no_content() : no_such_rule(call);
}

Reply clear(const ControlCall& call) {
  call.world.fault_rules.clear();
  return no_content();
}

}  // namespace

std::vector<ControlOperation> fault_operations() {
  return {
      {Method::get, "/_mock/faults", nullptr, list},           {Method::post, "/_mock/faults", nullptr, add},
      {Method::remove, "/_mock/faults", nullptr, clear},       {Method::get, "/_mock/faults/{id}", nullptr, get},
      {Method::remove, "/_mock/faults/{id}", nullptr, remove},
  };
}

}  // namespace mock::control
