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

json::Shape kind_choice() {
  std::vector<std::string_view> names;
  for (const auto& kind : fault_kinds()) names.push_back(kind.name);
  return json::choice(names);
}

// For editors: the parameters of all kinds. Which of them a kind has is checked when it is known.
json::Shape any_fault() {
  std::vector<json::Field> fields{json::required("kind", kind_choice())};
  for (const auto& kind : fault_kinds())
    for (auto field : kind.parameters()) {
      field.is_required = false;
      if (std::none_of(fields.begin(), fields.end(), [&](const auto& each) { return each.name == field.name; }))
        fields.push_back(std::move(field));
    }
  return json::object(std::move(fields));
}

json::Shape fault_of(const FaultKind& kind) {
  return json::object({json::required("kind", kind_choice())}).with(kind.parameters());
}

// The shape of the rule has the parameters of all kinds. What it found wrong in the fault at `pointer` is told anew,
// now that the kind is known: it knows better what is missing, and what an unknown name was meant to be.
Act read_act(const FaultKind& kind, const json::Value& fault, const std::string& pointer, json::Faults& faults) {
  std::erase_if(faults,
                [&](const auto& each) { return each.pointer == pointer || each.pointer.starts_with(pointer + '/'); });
  json::Faults own = json::check(fault_of(kind), fault).faults;
  auto act = kind.act(fault, own);
  for (auto& each : own) faults.push_back({pointer + each.pointer, std::move(each.message)});
  return act;
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
      required("fault", any_fault()),
  });
  return shape;
}

FaultRule read_fault_rule(const json::Value& document, const std::string& pointer, const ReadMatch& read_match,
                          json::Faults& faults) {
  FaultRule rule;
  rule.document = json::Document(document);
  if (const auto* match = document.find("match")) {
    const auto read = read_match(*match, pointer / "match", faults);
    rule.match = Pattern(read);
    rule.document = json::with_member(document, "match", read);
  }
  const auto* fault = document.find("fault");
  const auto* kind = fault == nullptr ? nullptr : kind_named(fault->text("kind"));
  if (kind == nullptr) return rule;  // the comparison with the shape has told

  rule.kind = kind->name;
  rule.needs_past = kind->needs_past;
  rule.act = read_act(*kind, *fault, pointer / "fault", faults);
  if (!faults.empty()) return rule;
  rule.after = static_cast<std::uint64_t>(document.integer("after").value_or(0));
  if (const auto times = document.integer("times")) rule.times = static_cast<std::uint64_t>(*times);
  rule.probability = document.number("probability").value_or(1);
  return rule;
}

}  // namespace mock
