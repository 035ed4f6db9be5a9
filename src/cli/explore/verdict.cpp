#include "cli/explore/verdict.h"

#include <algorithm>
#include <array>

namespace mock::cli::explore {
namespace {

struct Words {
  std::string_view word, meaning;
};

Words words(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_run: return {"", "not run"};
    case Verdict::cannot_differ: return {"-", "this request cannot fail so"};
    case Verdict::not_reached: return {".", "the request was not made this time"};
    case Verdict::ok: return {"ok", "exit 0, and the world is as without the fault"};
    case Verdict::stops:
      return {"stops", "it tells its failure, in a world that it passes through without the fault, too"};
    case Verdict::left: return {"LEFT", "it tells its failure, and something half-made is left:"};
    case Verdict::wrong: return {"WRONG", "exit 0, but the world is another than without the fault:"};
    case Verdict::duplicate: return {"DUPLICATE", "exit 0, but something was made more than once:"};
    case Verdict::missing: return {"MISSING", "exit 0, but something is not there:"};
    case Verdict::hangs: return {"HANGS", "it did not end in time"};
    case Verdict::crashes: return {"CRASHES", "a signal ended it"};
  }
  return {};
}

// How a world differs from what it should be, when the command says that all is well.
Verdict verdict_on(const diff::Difference& difference, const Baseline& baseline) {
  if (difference.is_empty()) return Verdict::ok;
  if (!difference.changed.empty()) return Verdict::wrong;
  const auto is_made = [&](const std::string& thing) { return baseline.made.contains(thing); };
  if (difference.removed.empty() && std::all_of(difference.added.begin(), difference.added.end(), is_made))
    return Verdict::duplicate;
  return difference.added.empty() ? Verdict::missing : Verdict::wrong;
}

// Where two things have one name, which of them the other world has is chance, and what is in it is told twice: as gone
// from one and new in the other.
diff::Difference without_mistaken_twins(diff::Difference all) {
  std::erase_if(all.removed, [&](const std::string& thing) {
    const auto twin = std::find(all.added.begin(), all.added.end(), thing);
    if (twin == all.added.end()) return false;
    all.added.erase(twin);
    return true;
  });
  return all;
}

bool is_passed_through(const Baseline& baseline, const State& world) {
  return std::any_of(baseline.passed.begin(), baseline.passed.end(),
                     [&](const StatePtr& passed) { return diff::difference(*passed, world).is_empty(); });
}

}  // namespace

std::string_view word(Verdict verdict) { return words(verdict).word; }
std::string_view meaning(Verdict verdict) { return words(verdict).meaning; }

bool is_bad(Verdict verdict) { return verdict >= Verdict::left; }

Judged judge(const Ended& ended, const Baseline& baseline, const State& world) {
  const auto left = [&] { return diff::lines(diff::difference(*baseline.beginning, world)); };
  if (ended.is_late) return {Verdict::hangs, left()};
  if (ended.signal != 0) return {Verdict::crashes, left()};
  if (ended.exit_code != 0) return {is_passed_through(baseline, world) ? Verdict::stops : Verdict::left, left()};
  const auto difference = without_mistaken_twins(diff::difference(*baseline.end, world));
  return {verdict_on(difference, baseline), diff::lines(difference)};
}

}  // namespace mock::cli::explore
