// What a world of many rows costs, as ratios: a lookup and a commit with a million users beside those with a thousand.
// Prints one line a figure; `--check` fails when a ratio is far above its aim: the machines that tests run on are
// noisy.
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "measure.h"
#include "world/world.h"

namespace mock {
namespace {

std::string id_of(std::size_t i) {
  Chance chance{i, 0};
  return "u" + chance.hex(11);
}

State users(std::size_t count) {
  State state;
  for (std::size_t i = 0; i < count; ++i) {
    User user;
    user.user_id = id_of(i);
    user.user_email = user.user_id + "@users.example";
    user.real_name = "User " + std::to_string(i);
    state.users.put(std::move(user));
  }
  return state;
}

struct Figures {
  double find_any, find_in_use, change_any, change_in_use, insert;
};

class Subject {
 public:
  explicit Subject(std::size_t count) : world_(users(count)) {
    std::mt19937_64 chance(count);
    for (std::size_t i = 0; i < sample; ++i) ids_.push_back(id_of(chance() % count));
  }

  Figures measure() {
    const auto state = world_.state();
    std::size_t found = 0;
    const double find_any =
        time_one(sample, [&](std::size_t i) { found += state->users.find(ids_[i])->real_name.size(); });
    const double find_in_use =
        time_one(sample, [&](std::size_t i) { found += state->users.find(ids_[i % in_use])->real_name.size(); });
    if (found == 0) std::abort();
    const auto change = [&](const std::string& id, std::size_t i) {
      world_.change([&](State& next) {
        auto user = *next.users.find(id);
        user.last_activity_time = Time(Seconds(static_cast<long>(i)));
        next.users.put(std::move(user));
      });
    };
    const double change_any = time_one(commits, [&](std::size_t i) { change(ids_[i], i); });
    const double change_in_use = time_one(commits, [&](std::size_t i) { change(ids_[i % in_use], i); });
    const double insert = time_one(commits, [&](std::size_t) {
      world_.change([&](State& next) {
        User user;
        user.user_id = "n" + next.chance.hex(11);
        user.user_email = user.user_id;
        next.users.put(std::move(user));
      });
    });
    world_.reset();
    return {find_any, find_in_use, change_any, change_in_use, insert};
  }

 private:
  static constexpr std::size_t sample = 20'000, in_use = 100, commits = 2'000;
  World world_;
  std::vector<std::string> ids_;
};

bool report(const char* what, double small, double large, double aim, double limit) {
  const double ratio = large / small;
  std::printf("%-32s %8.0f ns at 1 000   %8.0f ns at 1 000 000   ratio %5.2f (aim: at most %.0f)\n", what, small, large,
              ratio, aim);
  return keeps(ratio, limit);
}

}  // namespace

int run(bool check) {
  constexpr int rounds = 9;
  Subject small(1'000), large(1'000'000);
  std::vector<Figures> at_small, at_large;
  for (int i = 0; i < rounds; ++i) {  // in turn, so that a noisy moment hits both
    at_small.push_back(small.measure());
    at_large.push_back(large.measure());
  }
  const auto compare = [&](const char* what, double Figures::*figure, double aim, double limit) {
    return report(what, median(at_small, figure), median(at_large, figure), aim, limit);
  };
  // What a test works with stays in the cache. Any user does not: each lookup then waits for main memory two or three
  // times, and one such wait is longer than a whole lookup in the cache.
  bool good = compare("lookup, of 100 users in use", &Figures::find_in_use, 4, 12);
  good = compare("lookup, of any user", &Figures::find_any, 4, 40) && good;
  good = compare("commit, of 100 users in use", &Figures::change_in_use, 3, 12) && good;
  good = compare("commit, of any user", &Figures::change_any, 3, 12) && good;
  good = compare("commit that adds one user", &Figures::insert, 3, 12) && good;
  return good || !check ? 0 : 1;
}

}  // namespace mock

int main(int argc, char** argv) { return mock::run(argc > 1 && std::strcmp(argv[1], "--check") == 0); }
