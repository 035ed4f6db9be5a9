// What deciding a request costs in a large organization, as ratios to one in a small organization: a thousand members
// in fifty groups with grants on fifty projects beside ten members in two groups with grants on two projects.
// Prints one line a figure; `--check` fails when a ratio is far above its aim: the machines that tests run on are
// noisy.
#include <cstdio>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "measure.h"
#include "pipeline/pipeline.h"

namespace mock {
namespace {

constexpr int groups_a_member = 2;

std::string numbered(const char* what, std::size_t number) { return what + std::to_string(1'000'000 + number); }
std::string project_name(std::size_t i) { return numbered("project-", i); }
std::string token_of(std::size_t member) { return numbered("t", member) + "-and-the-secret-part-of-it"; }

struct Size {
  std::size_t members, groups, projects;
};

// Every group holds a role on one project; every member is in two groups, and the last member in all.
State organization_of(const Size& size) {
  State state;
  state.clock = Clock::frozen_at(Time(Seconds(1)));
  Organization organization;
  organization.organization_id = "org1";
  organization.account_id = "a1";
  state.organizations.put(organization);
  for (std::size_t i = 0; i < size.projects; ++i) {
    Project project;
    project.project_name = project_name(i);
    project.organization_id = "org1";
    project.account_id = "a1";
    state.projects.put(std::move(project));
  }
  for (std::size_t i = 0; i < size.groups; ++i) {
    UserGroup group;
    group.user_group_id = numbered("ug", i);
    group.organization_id = "org1";
    state.user_groups.put(group);
    state.grants.put({"project",
                      project_name(i % size.projects),
                      "user_group",
                      group.user_group_id,
                      {"project:permissions:read"},
                      {},
                      {}});
  }
  for (std::size_t i = 0; i < size.members; ++i) {
    User user;
    user.user_id = numbered("u", i);
    user.user_email = user.user_id + "@members.example";
    state.members.put({"org1", user.user_id, false, false, {}});
    const bool in_all = i + 1 == size.members;
    for (std::size_t each = 0; each < (in_all ? size.groups : groups_a_member); ++each)
      user_groups::join(state, numbered("ug", (i + each) % size.groups), user.user_id);
    AccessToken token;
    token.full_token = token_of(i);
    token.user_id = user.user_id;
    state.access_tokens.put(token);
    state.users.put(std::move(user));
  }
  return state;
}

struct Figures {
  double in_use, any, in_all_groups, request;
};

class AnOrganization {
 public:
  explicit AnOrganization(const Size& size)
      : size_(size), worlds_(organization_of(size)), log_(LogForm::off, nowhere_), pipeline_(worlds_, log_) {
    for (std::size_t i = 0; i < size.members; ++i) authorizations_.push_back("aivenv1 " + token_of(i));
    for (std::size_t i = 0; i < size.projects; ++i)
      targets_.push_back("/v1/organization/org1/permissions/project/" + project_name(i));
  }

  Figures measure() {
    // A member other than the last, and a project that one of the member's groups holds a role on.
    const auto ask = [&](std::size_t i) {
      const auto member = i % (size_.members - 1);
      Request request;
      request.target = targets_[member % size_.groups % size_.projects];
      request.headers.emplace_back("authorization", authorizations_[member]);
      request.remote_address = "127.0.0.1";
      if (pipeline_.serve(request).reply.status != 200) std::abort();
    };
    time_one(size_.members, ask);  // the first use of a token is written down; the clock stands, so no later one is
    return {time_one(repeat, [&](std::size_t i) { decide(i % in_use, i); }),
            time_one(repeat, [&](std::size_t i) { decide(i % (size_.members - 1), i); }),
            time_one(repeat, [&](std::size_t i) { decide(size_.members - 1, i); }),
            time_one(repeat, [&](std::size_t i) { ask(i % in_use); })};
  }

 private:
  void decide(std::size_t member, std::size_t i) const {
    const auto state = worlds_.enter("/").world->state();
    const auto project =
        state->projects.find(project_name((member + i % groups_a_member) % size_.groups % size_.projects));
    const auto caller = identify(*state, {authorizations_[member], "127.0.0.1", "bench"}, Time(Seconds(1)));
    const Subject subject{{"org1", {}, project->project_name}, {}};
    if (!authorize(*state, caller, needs::any({"project:permissions:read"}), {}, subject, "PermissionsGet")
             .rights.has("project:permissions:read"))
      std::abort();
  }

  static constexpr std::size_t repeat = 20'000, in_use = 9;
  const Size size_;
  std::ostringstream nowhere_;
  Worlds worlds_;
  Log log_;
  Pipeline pipeline_;
  std::vector<std::string> authorizations_, targets_;
};

}  // namespace

int run(bool check) {
  constexpr int rounds = 9;
  AnOrganization small({10, 2, 2}), large({1'000, 50, 50});
  std::vector<Figures> at_small, at_large;
  for (int i = 0; i < rounds; ++i) {  // in turn, so that a noisy moment hits both
    at_small.push_back(small.measure());
    at_large.push_back(large.measure());
  }
  const auto compare = [&](const char* what, double Figures::*figure, double limit) {
    const double few = median(at_small, figure), many = median(at_large, figure);
    std::printf("%-44s %7.0f ns with 10   %7.0f ns with 1 000 members   ratio %5.2f\n", what, few, many, many / few);
    return keeps(many / few, limit);
  };
  // What a test works with stays in the cache; of any of a thousand members, some wait for memory. The last line is
  // that of a member who is in each of fifty groups.
  bool good = compare("decision, of 9 members in use", &Figures::in_use, 3);
  good = compare("decision, of any member", &Figures::any, 6) && good;
  good = compare("request, of 9 members in use", &Figures::request, 3) && good;
  good = compare("decision, of a member in all groups", &Figures::in_all_groups, 6) && good;
  return good || !check ? 0 : 1;
}

}  // namespace mock

int main(int argc, char** argv) { return mock::run(argc > 1 && std::strcmp(argv[1], "--check") == 0); }
