#include "model/verification_codes.h"

#include <vector>

#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::verification_codes {
namespace {

template <class Accepts>
void erase_if(State& state, std::string_view user_id, Accepts accepts) {
  std::vector<std::string> codes;
  for (const auto& each : state.verification_codes.with<&VerificationCode::user_id>(user_id))
    if (accepts(each)) codes.push_back(each.verification_code);
  for (const auto& code : codes) state.verification_codes.erase(code);
}

}  // namespace

const VerificationCode& create(State& state, std::string_view user_id, CodePurpose purpose, Time now) {
  forget(state, user_id, purpose);
  return state.verification_codes.put({new_code(state), std::string(user_id), purpose, now, later_by(now, lifetime)});
}

const VerificationCode& get(const State& state, std::string_view verification_code, CodePurpose purpose, Time now) {
  const auto* code = state.verification_codes.find(verification_code);
  if (code == nullptr || code->purpose != purpose || now >= code->expiry_time)
    throw Refusal(refusals::user_weblink_action_expired);
  return *code;
}

void forget(State& state, std::string_view user_id, CodePurpose purpose) {
  erase_if(state, user_id, [&](const VerificationCode& each) { return each.purpose == purpose; });
}

void forget(State& state, std::string_view user_id) {
  erase_if(state, user_id, [](const VerificationCode&) { return true; });
}

bool is_taken(const State& state, std::string_view verification_code) {
  return state.verification_codes.find(verification_code) != nullptr ||
         invitations::with_code(state, verification_code) != nullptr ||
         team_invites::with_code(state, verification_code) != nullptr ||
         project_invites::with_code(state, verification_code) != nullptr;
}

std::string new_code(State& state) {
  constexpr std::size_t digits = 16;
  return fresh([&] { return state.chance.hex(digits) + state.chance.hex(digits); },
               [&](std::string_view code) { return is_taken(state, code); });
}

}  // namespace mock::verification_codes
