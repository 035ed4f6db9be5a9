#pragma once
// Refusals that leave the world as it was.
#include <string>

#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {

/// Calls ask(), which returns an Answer, and checks that it is this refusal and that nothing has changed.
template <class Ask>
void refuses_and_changes_nothing(AWorld& world, Ask ask, int status, const std::string& code) {
  const auto before = world.state_but_for_use();
  const Answer answer = ask();
  INFO(answer.text);
  CHECK(answer.status == status);
  CHECK(answer.code() == code);
  CHECK(world.state_but_for_use() == before);
}

}  // namespace mock::test
