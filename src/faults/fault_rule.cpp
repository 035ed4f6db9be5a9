#include "faults/fault_rule.h"

#include <algorithm>

#include "json/replace.h"

namespace mock {
namespace {

using json::operator/;

const FaultKind* kind_named(std::string_view name) {
  for (const auto& kind : fault_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

json::Shape any_fault() {
  std::vector<std::pair<std::string_view, json::Shape>> kinds;
  for (const auto& kind : fault_kinds()) kinds.emplace_back(kind.name, json::object(kind.parameters()));
  return json::one_of("kind", std::move(kinds));
}

// What the kind itself finds wrong; the comparison with the shape may have told some of it.
Act read_act(const FaultKind& kind, const json::Value& fault, const std::string& pointer, json::Problems& problems) {
  json::Problems own;
  auto act = kind.act(fault, own);
  for (const auto& each : own) {
    const auto at = pointer + each.pointer;
    const bool is_told =
        std::any_of(problems.begin(), problems.end(), [&](const auto& other) { return other.pointer == at; });
    if (!is_told) problems.push_back({at, each.message});
  }
  return act;
}

// A rule is asked before there is an answer. That its shape knows no such field is true, and no help.
void explain_what_comes_later(const std::string& match, json::Problems& problems) {
  for (auto& problem : problems)
    for (const std::string_view field : {"status", "error_code", "reason"})
      if (problem.pointer == match / field)
        problem.message = "a fault rule decides before there is an answer, and cannot ask for its " +
                          std::string(field) + "; the journal and verify can";
}

}  // namespace

const json::Shape& fault_rule_shape() {
  using namespace json;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  static const Shape shape = object({
      optional("match", pattern_shape(), "Which requests are meant; all of them when it is left out"),
      optional("after", integer(0, most), "Let so many matching requests through first"),
      optional("times", integer(1, most), "Hit so many requests, and then no more"),
      optional("probability", real(0, 1), "Hit a request with this probability"),
      required("fault", any_fault(), "What goes wrong"),
  });
  return shape;
}

FaultRule read_fault_rule(const json::Value& document, const std::string& pointer, const ReadMatch& read_match,
                          json::Problems& problems) {
  FaultRule rule;
  rule.document = json::Document(document);
  explain_what_comes_later(pointer / "match", problems);
  if (const auto* match = document.find("match")) {
    const auto read = read_match(*match, pointer / "match", problems);
    rule.match = Pattern(read);
    rule.document = json::with_member(document, "match", read);
  }
  const auto* fault = document.find("fault");
  const auto* kind = fault == nullptr ? nullptr : kind_named(fault->text("kind"));
  if (kind == nullptr) return rule;  // the comparison with the shape has told

  rule.kind = kind->name;
  rule.needs_past = kind->needs_past;
  rule.act = read_act(*kind, *fault, pointer / "fault", problems);
  if (!problems.empty()) return rule;
  rule.after = static_cast<std::uint64_t>(document.integer("after").value_or(0));
  if (const auto times = document.integer("times")) rule.times = static_cast<std::uint64_t>(*times);
  rule.probability = document.number("probability").value_or(1);
  return rule;
}

}  // namespace mock
