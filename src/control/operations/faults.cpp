// GET, POST and DELETE /_mock/faults, GET and DELETE /_mock/faults/{id}
#include "answers/refuse.h"
#include "api/table_of_contents.h"
#include "faults/fault_rules.h"
#include "json/writer.h"
#include "tables.h"
#include "world/read_match.h"

namespace mock::control {
namespace {

const json::Shape& entry_shape() {
  using namespace json;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  static const auto shape = fault_rule_shape().with({
      required("id", text()),
      required("matched", integer(0, most), "How many requests were meant by it"),
      required("hits", integer(0, most), "How many it has hit"),
  });
  return shape;
}

const json::Shape& entries_shape() {
  static const auto shape = json::object({json::required("faults", json::list(entry_shape()))});
  return shape;
}

void write_rule(json::Writer& out, const FaultRules::Entry& entry) {
  json::Object rule(out);
  rule("id", entry.id)("matched", entry.matched)("hits", entry.hits);
  for (const auto& [name, value] : entry.rule.document.as_members()) rule(name, value);
}

Reply reply_with(const FaultRules::Entry& entry) {
  json::Writer out;
  write_rule(out, entry);
  return ok(out.take());
}

Reply no_such_rule(const ControlCall& call) {
  return answers::refuse(404, "There is no fault rule " + json::quoted(call.params["id"]));
}

Reply list(const ControlCall& call) {
  json::Writer out;
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
  json::Problems problems;
  auto document = json::parse(call.text, problems);
  if (problems.empty()) problems = json::check(fault_rule_shape(), document).problems;
  const auto state = call.world.state();
  const auto read_matching = [&](const json::Value& match, const std::string& pointer, json::Problems& wrong) {
    return read_match(match, pointer, api::served(), *state, nullptr, wrong);
  };
  auto rule = read_fault_rule(document, "", read_matching, problems);
  if (!problems.empty()) return answers::refuse(problems);
  const auto added = call.world.fault_rules.add(std::move(rule));
  return added ? reply_with(*added)
               : answers::refuse(409, "There are " + std::to_string(FaultRules::most) +
                                          " fault rules already, as many as a world may have; remove some first");
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
      {.id = "MockFaultList",
       .method = Method::get,
       .path = "/_mock/faults",
       .reply = entries_shape,
       .handler = list,
       .summary = "List the fault rules"},
      {.id = "MockFaultAdd",
       .method = Method::post,
       .path = "/_mock/faults",
       .body = fault_rule_shape,
       .reads_body_itself = true,
       .reply = entry_shape,
       .handler = add,
       .summary = "Add a fault rule"},
      {.id = "MockFaultClear",
       .method = Method::remove,
       .path = "/_mock/faults",
       .handler = clear,
       .summary = "Remove all fault rules"},
      {.id = "MockFaultGet",
       .method = Method::get,
       .path = "/_mock/faults/{id}",
       .reply = entry_shape,
       .handler = get,
       .summary = "Get a fault rule"},
      {.id = "MockFaultDelete",
       .method = Method::remove,
       .path = "/_mock/faults/{id}",
       .handler = remove,
       .summary = "Remove a fault rule"},
  };
}

}  // namespace mock::control
