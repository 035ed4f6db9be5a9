// What owning much costs: creating, reading and deleting a project, a billing group and an address of an organization
// that has 10 000 of each, as ratios to one that has few. Prints one line a figure; `--check` fails when a ratio is far
// above its aim of 2: the machines that tests run on are noisy.
#include <cstdio>
#include <cstring>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "measure.h"
#include "pipeline/pipeline.h"

namespace mock {
namespace {

constexpr std::size_t many = 10'000, batch = 500;
const std::string token = "the-super-admin-token-of-a-bench", authorization = "aivenv1 " + token;

State empty_organization() {
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
  organization.billing_group_limit = 1'000'000;
  state.organizations.put(organization);
  state.members.put({"org1", "u1", true, false, {}});
  return state;
}

class AnOrganization {
 public:
  AnOrganization() : worlds_(empty_organization()), log_(LogForm::off, nowhere_), pipeline_(worlds_, log_) {
    billing_group_id_ = made("/billing-groups", billing_group("first"), "billing_group_id");
  }

  // The text of a member of the answer.
  std::string made(const std::string& path, const std::string& body, const std::string& member) {
    const auto reply = ask(Method::post, path, body);
    const auto at = reply.body.find("\"" + member + "\":\"") + member.size() + 4;
    return reply.body.substr(at, reply.body.find('"', at) - at);
  }

  Reply ask(Method method, const std::string& path, const std::string& body = {}) {
    const auto target = path_ + path;
    Request request;
    request.method = method;
    request.target = target;
    request.headers.emplace_back("authorization", authorization);
    request.remote_address = "127.0.0.1";
    request.body = body;
    auto reply = pipeline_.serve(request).reply;
    if (reply.status >= 300) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), reply.body.c_str());
      std::abort();
    }
    return reply;
  }

  static std::string billing_group(const std::string& name) {
    return R"({"billing_address_id":"","billing_contact_emails":[],"billing_emails":[],"billing_group_name":")" + name +
           R"(","payment_method":{"payment_method_id":"","payment_method_type":"custom"},"shipping_address_id":""})";
  }
  [[nodiscard]] std::string project(const std::string& name) const {
    return R"({"project_id":")" + name + R"(","billing_group_id":")" + billing_group_id_ + R"(","tags":{}})";
  }
  static std::string address(const std::string& name) {
    return R"({"address_lines":["1 Street"],"city":"Helsinki","country_code":"FI","name":")" + name + R"("})";
  }

 private:
  std::ostringstream nowhere_;
  Worlds worlds_;
  Log log_;
  Pipeline pipeline_;
  const std::string path_ = "/v1/organization/org1";
  std::string billing_group_id_;
};

struct Thing {
  const char* name;
  std::string list, one, id;
  std::function<std::string(const AnOrganization&, const std::string&)> body;
};

struct Figures {
  double create, get, list, remove;
};

// A batch of them is made, read and deleted among those that are there; listing is counted for each that is listed.
Figures measure(AnOrganization& organization, const Thing& thing, std::size_t there) {
  static int round = 0;
  ++round;
  std::vector<std::string> ids(batch);
  const auto name = [&](std::size_t i) { return "r" + std::to_string(round) + "-" + std::to_string(i); };
  Figures figures{};
  figures.create = time_one(batch, [&](std::size_t i) {
    ids[i] = organization.made(thing.list, thing.body(organization, name(i)), thing.id);
  });
  figures.get = time_one(batch, [&](std::size_t i) { organization.ask(Method::get, thing.one + ids[i]); });
  const std::size_t lists = 200'000 / (there + batch);
  figures.list = time_one(lists, [&](std::size_t) { organization.ask(Method::get, thing.list); }) /
                 static_cast<double>(there + batch);
  figures.remove = time_one(batch, [&](std::size_t i) { organization.ask(Method::remove, thing.one + ids[i]); });
  return figures;
}

bool compare(const Thing& thing, bool check) {
  constexpr int rounds = 7;
  AnOrganization few, full;
  for (std::size_t i = 0; i < many; ++i) full.ask(Method::post, thing.list, thing.body(full, "n" + std::to_string(i)));
  std::vector<Figures> at_few, at_full;
  for (int i = 0; i < rounds; ++i) {  // in turn, so that a noisy moment hits both
    at_few.push_back(measure(few, thing, 1));
    at_full.push_back(measure(full, thing, many));
  }
  bool good = true;
  const auto print = [&](const char* what, double Figures::*figure, double limit) {
    const double first = median(at_few, figure), last = median(at_full, figure);
    std::printf("%-14s %-22s %8.0f ns among few   %8.0f ns among 10 000   ratio %5.2f\n", thing.name, what, first, last,
                last / first);
    good = keeps(last / first, limit) && good;
  };
  print("create", &Figures::create, 4);
  print("get", &Figures::get, 4);
  print("list, each listed", &Figures::list, 8);  // few stay in the cache, many wait for memory
  print("delete", &Figures::remove, 4);
  return good || !check;
}

}  // namespace

int run(bool check) {
  const std::vector<Thing> things{
      {"project", "/projects", "/project/", "project_id",
       [](const AnOrganization& organization, const std::string& name) { return organization.project(name); }},
      {"billing group", "/billing-groups", "/billing-group/", "billing_group_id",
       [](const AnOrganization&, const std::string& name) { return AnOrganization::billing_group(name); }},
      {"address", "/addresses", "/address/", "address_id",
       [](const AnOrganization&, const std::string& name) { return AnOrganization::address(name); }},
  };
  bool good = true;
  for (const auto& thing : things) good = compare(thing, check) && good;
  return good ? 0 : 1;
}

}  // namespace mock

int main(int argc, char** argv) { return mock::run(argc > 1 && std::strcmp(argv[1], "--check") == 0); }
