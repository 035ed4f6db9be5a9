#pragma once
// Refusals that leave the world as it was.
#include <string>

#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {

/// In place of a code, where some of what is refused does not fit its schema, which has no code, and some does not fit
/// a rule of the resource, which is bad_request.
inline const std::string invalid = "invalid";

inline bool is_invalid(const Answer& answer) {
  return answer.status == 400 && (answer.code() == "bad_request" || answer.message().starts_with("Invalid input"));
}

/// Calls ask(), which returns an Answer, and checks that it is this refusal and that nothing has changed.
template <class Ask>
void refuses_and_changes_nothing(AWorld& world, Ask ask, int status, const std::string& code) {
  const auto before = world.state_but_for_use();
  const Answer answer = ask();
  INFO(answer.text);
  CHECK(answer.status == status);
  CHECK((code == invalid ? is_invalid(answer) : answer.code() == code));
  CHECK(world.state_but_for_use() == before);
}

}  // namespace mock::test
