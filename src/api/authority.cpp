#include "api/authority.h"

namespace mock {
namespace api {
namespace {

// A project that is asked for by its name is a project alone: who has nothing to do with it is told that.
Subject subject_at(const Place& place) { return {place, {}, !place.project_name.empty()}; }

}  // namespace

void authorize(const State& state, const Call& call, const Place& place, std::size_t which) {
  const auto& needs = call.operation.elsewhere.at(which).needs;
  mock::authorize(state, call.caller, needs, {}, subject_at(place), call.operation.id);
}

Judgement judge(const State& state, const Call& call, const Place& place, std::size_t which) {
  return mock::judge(state, call.caller, call.operation.elsewhere.at(which).needs, {}, subject_at(place));
}

Denial denial_of(const State& state, const Call& call, const Place& place, const Judgement& judgement,
                 std::size_t which) {
  const auto& needs = call.operation.elsewhere.at(which).needs;
  return mock::denial_of(state, judgement, call.caller, needs, {}, subject_at(place), call.operation.id);
}

bool may(const Call& call, std::size_t which) { return meets(call.standing, call.operation.elsewhere.at(which).needs); }

}  // namespace api

std::string who_may(const Operation& operation) {
  const bool is_asked_elsewhere = operation.needs.who == Needs::Who::signed_in && !operation.elsewhere.empty();
  auto text = is_asked_elsewhere ? std::string() : to_text(operation.needs);
  for (const auto& [needs, where, level] : operation.elsewhere)
    text += (text.empty() ? "" : "; ") + to_text(needs) + " " + std::string(where);
  return text;
}

}  // namespace mock
