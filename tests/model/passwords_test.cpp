#include "model/passwords.h"

#include "model/refusals.h"
#include "model/state.h"
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

template <class F>
std::string code_of_refusal(F f) {
  try {
    f();
  } catch (const Refusal& refusal) {
    return std::string(refusal.code->name);
  }
  return "none";
}

TEST_CASE("Who is deleted while they ask is not found", "[passwords]") {
  auto state = state_of(demo());
  const auto now = state.clock.now();
  CHECK(code_of_refusal([&] { passwords::confirm(state, "u0", "p"); }) == "user_not_found");
  CHECK(code_of_refusal([&] { passwords::change(state, "u0", "p", "q", now); }) == "user_not_found");
  CHECK(code_of_refusal([&] { users::edit_oneself(state, "u0", {}); }) == "user_not_found");
  CHECK(code_of_refusal([&] { access_tokens::expire_all(state, "u0", now); }) == "user_not_found");
}

}  // namespace
}  // namespace mock::test
