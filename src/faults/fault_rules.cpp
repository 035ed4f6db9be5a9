#include "faults/fault_rules.h"

#include <algorithm>
#include <cmath>

namespace mock {
namespace {

// What a rule is at when a request comes that matches it.
struct Turn {
  FaultRules::Entry& entry;
  Chance chance;  // for this rule and request alone
};

// A number from 0 to 1, without the 1.
double dice(Chance& chance) { return std::ldexp(static_cast<double>(chance.next() >> 11U), -53); }

Chance chance_of(const FaultRules::Entry& entry, std::uint64_t seed) {
  Chance of_rule{seed, entry.position};
  return {of_rule.next() + entry.draws, 0};
}

bool is_over(const FaultRules::Entry& entry) { return entry.rule.times && entry.hits >= *entry.rule.times; }

Verdict strike(Turn turn, Time now, bool is_admitted, Effect& effect) {
  auto& [entry, chance] = turn;
  if (entry.matched <= entry.rule.after || is_over(entry)) return Verdict::spared;
  if (dice(chance) >= entry.rule.probability) return Verdict::spared;
  const auto verdict = entry.rule.act({now, chance, entry.memory, is_admitted}, effect);
  if (verdict == Verdict::spared) return verdict;
  ++entry.hits;
  effect.kinds.push_back(entry.rule.kind);
  effect.rule_id = entry.id;
  return verdict;
}

}  // namespace

Effect FaultRules::decide(const Traits& traits, Time now, std::uint64_t seed, bool is_admitted) {
  Effect effect;
  if (!any()) return effect;
  const std::lock_guard lock(mutex_);
  for (auto& entry : rules_) {
    if (!entry.rule.match.matches(traits)) continue;
    ++entry.matched;
    ++entry.draws;
    if (strike({entry, chance_of(entry, seed)}, now, is_admitted, effect) == Verdict::settled) break;
  }
  return effect;
}

FaultRules::Entry& FaultRules::append(FaultRule rule) {
  const auto position = rules_.size();
  return rules_.emplace_back(Entry{"fault-" + std::to_string(++last_number_), std::move(rule), position});
}

void FaultRules::take_stock() {
  any_ = !rules_.empty();
  on_change_(std::any_of(rules_.begin(), rules_.end(), [](const auto& each) { return each.rule.needs_past; }));
}

std::optional<FaultRules::Entry> FaultRules::add(FaultRule rule) {
  const std::lock_guard lock(mutex_);
  if (rules_.size() >= most) return std::nullopt;
  auto entry = append(std::move(rule));
  take_stock();
  return entry;
}

std::vector<FaultRules::Entry> FaultRules::list() const {
  const std::lock_guard lock(mutex_);
  return rules_;
}

std::vector<FaultRule> FaultRules::rules() const {
  const std::lock_guard lock(mutex_);
  std::vector<FaultRule> rules;
  rules.reserve(rules_.size());
  for (const auto& entry : rules_) rules.push_back(entry.rule);
  return rules;
}

std::optional<FaultRules::Entry> FaultRules::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& entry : rules_)
    if (entry.id == id) return entry;
  return std::nullopt;
}

bool FaultRules::remove(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const bool found = std::erase_if(rules_, [&](const auto& entry) { return entry.id == id; }) > 0;
  take_stock();
  return found;
}

std::vector<FaultRules::Progress> FaultRules::progress() const {
  const std::lock_guard lock(mutex_);
  std::vector<Progress> all;
  for (const auto& entry : rules_) all.push_back({entry.id, entry.draws, entry.memory});
  return all;
}

void FaultRules::go_back(const std::vector<Progress>& then) {
  const std::lock_guard lock(mutex_);
  for (auto& entry : rules_) {
    const auto found = std::find_if(then.begin(), then.end(), [&](const auto& each) { return each.id == entry.id; });
    const auto progress = found == then.end() ? Progress{} : *found;
    entry.draws = progress.draws;
    entry.memory = progress.memory;
  }
}

void FaultRules::replace(const std::vector<FaultRule>& rules) {
  const std::lock_guard lock(mutex_);
  rules_.clear();
  last_number_ = 0;
  for (const auto& rule : rules) append(rule);
  take_stock();
}

}  // namespace mock
