#include "world/world.h"

#include <atomic>
#include <thread>

#include "model/application_users.h"
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("What a reader holds stays as it is while the world changes", "[world]") {
  World world(state_of(demo()));
  const auto before = world.state();
  world.change([](State& next) { application_users::create(next, "org5a1e9d0ac1e", "new", Time()); });
  CHECK(before->users.size() + 1 == world.state()->users.size());
}

TEST_CASE("A change that is refused leaves no trace", "[world]") {
  World world(state_of(demo()));
  const auto before = world.state();
  CHECK_THROWS_AS(world.change([](State& next) {
    application_users::create(next, "org5a1e9d0ac1e", "new", Time());
    throw Refusal(refusals::bad_request);
  }),
                  Refusal);
  CHECK(world.state() == before);  // the very same State
}

TEST_CASE("Reset starts a running clock where it was set, and leaves the machine's alone", "[world]") {
  auto seed = state_of(demo());
  const auto moment = *parse_rfc3339("2030-01-01T00:00:00Z");
  seed.clock = Clock::running_from(moment).advanced(Seconds(0));
  World world(seed);
  world.change([](State& next) { next.clock = next.clock.advanced(Seconds(5000)); });
  CHECK(world.state()->clock.now() >= moment + Seconds(5000));
  world.reset();
  CHECK(world.state()->clock.now() < moment + Seconds(60));

  seed.clock = Clock::running();
  World real(seed);
  real.reset();
  CHECK(real.state()->clock == Clock::running());
}

TEST_CASE("A world knows what it began as, whatever was done to it since", "[world]") {
  const Seed seed(state_of(demo()));
  World world(seed);
  world.change([](State& next) { application_users::create(next, "org5a1e9d0ac1e", "new", Time()); });
  CHECK(world.beginning() == seed.state);
  const Seed another(state_of(demo()));
  world.reseed(another);
  CHECK(world.beginning() == another.state);
}

TEST_CASE("Writers come one after another, and readers see whole worlds", "[world][threads]") {
  AWorld world;
  constexpr int writer_count = 3, each = 60;
  std::atomic<int> writing = writer_count, wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < writer_count; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < each; ++n)
        world.world().change([](State& next) { application_users::create(next, "org5a1e9d0ac1e", "w", Time()); });
      --writing;
    });
  threads.emplace_back([&] {  // every application user is a member: no state lacks one of the two
    while (writing > 0) {
      const auto state = world.world().state();
      std::size_t members = 0;
      for (const auto* member : members::all_of(*state, "org5a1e9d0ac1e"))
        members += member != nullptr && state->users.find(member->user_id) != nullptr;
      wrong += members + 1 == state->users.size() ? 0 : 1;
    }
  });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(world.world().state()->users.size() == 10 + writer_count * each);
}

}  // namespace
}  // namespace mock::test
