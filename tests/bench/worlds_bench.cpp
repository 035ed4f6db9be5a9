// What it costs to keep, restore, fork and reset a world of 1 000 000 application users, over HTTP, as ratios to one of
// 10. Prints one line a figure; `--check` fails when a ratio is far above its aim of 1.5: the machines that tests run
// on are noisy.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "http/server.h"
#include "measure.h"
#include "model/application_users.h"
#include "support/wire.h"

namespace mock {
namespace {

constexpr std::size_t few = 10, many = 1'000'000, batch = 40;
const std::string token = "the-super-admin-token-of-a-bench";

State an_organization(std::size_t users) {
  State state;
  state.clock = Clock::frozen_at(Time(Seconds(1)));
  User user;
  user.user_id = "u1";
  user.user_email = "sole@bench.example";
  state.users.put(std::move(user));
  AccessToken made;
  made.full_token = token;
  made.user_id = "u1";
  state.access_tokens.put(made);
  Organization organization;
  organization.organization_id = "org1";
  organization.account_id = "a1";
  state.organizations.put(organization);
  state.members.put({"org1", "u1", true, false, {}});
  for (std::size_t i = 0; i < users; ++i)
    application_users::create(state, "org1", {"user-" + std::to_string(i)}, state.clock.now());
  return state;
}

struct Figures {
  double snapshot, restore, fork, reset, create;
};

class ABench {
 public:
  ABench()
      : worlds_(an_organization(0)), log_(LogForm::off, nowhere_), pipeline_(worlds_, log_), server_(pipeline_, {}) {
    worlds_.put("few", an_organization(few));
    worlds_.put("many", an_organization(many));
    url_ = server_.start();
  }

  Figures measure(const std::string& world) const {
    test::Wire wire(url_);
    const auto base = "/_world/" + world;
    const auto ask = [&](std::string_view method, const std::string& path, std::string_view body = {}) {
      const auto answer = wire.ask(test::with_body(method, path, token, body));
      if (test::status_of(answer) < 300) return;
      std::fprintf(stderr, "%s: %s\n", path.c_str(), answer.c_str());
      std::exit(1);
    };
    const auto change = [&] { ask("POST", base + "/v1/organization/org1/application-users", R"({"name": "n"})"); };
    const auto timed = [&](std::string_view method, const std::string& path, std::string_view body = {}) {
      double sum = 0;
      for (std::size_t i = 0; i < batch; ++i) {
        change();
        sum += time_one(1, [&](std::size_t) { ask(method, path, body); });
      }
      return sum / batch;
    };
    Figures figures{};
    figures.create = time_one(batch, [&](std::size_t) { change(); });
    figures.snapshot = timed("PUT", base + "/_mock/snapshots/s");
    figures.restore = timed("POST", base + "/_mock/snapshots/s/restore");
    figures.fork = timed("PUT", "/_mock/worlds/fork", R"({"fork_of": ")" + world + "\"}");
    figures.reset = timed("POST", base + "/_mock/reset");
    return figures;
  }

 private:
  std::ostringstream nowhere_;
  Worlds worlds_;
  Log log_;
  Pipeline pipeline_;
  Server server_;
  std::string url_;
};

}  // namespace

int run(bool check) {
  constexpr int rounds = 9;
  constexpr double limit = 10;  // where the machine is quick to wake a thread, what is in no cache shows more
  const ABench bench;
  std::vector<Figures> at_few, at_many;
  for (int i = 0; i < rounds; ++i) {  // in turn, so that a noisy moment hits both
    at_few.push_back(bench.measure("few"));
    at_many.push_back(bench.measure("many"));
  }
  bool good = true;
  const auto print = [&](const char* what, double Figures::*figure) {
    const double first = median(at_few, figure), last = median(at_many, figure);
    std::printf("%-22s %8.1f us at 10 users   %8.1f us at 1 000 000   ratio %5.2f (aim 1.5)\n", what, first / 1000,
                last / 1000, last / first);
    good = keeps(last / first, limit) && good;
  };
  print("snapshot", &Figures::snapshot);
  print("restore", &Figures::restore);
  print("fork", &Figures::fork);
  print("reset", &Figures::reset);
  print("create", &Figures::create);
  return good || !check ? 0 : 1;
}

}  // namespace mock

int main(int argc, char** argv) { return mock::run(argc > 1 && std::strcmp(argv[1], "--check") == 0); }
