// Credit codes and referral codes that anybody asks about, and the list of tickets.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

TEST_CASE("Anyone may ask whether a credit code can be claimed", "[codes]") {
  AWorld world;
  world.world().change([](State& next) {
    const auto add = [&](const std::string& code, const std::string& group, std::optional<Time> expire_time) {
      Credit credit;
      credit.code = code;
      credit.organization_id = "org5a1e9d0ac1e";
      credit.billing_group_id = group;
      credit.expire_time = expire_time;
      next.credits.put(std::move(credit));
    };
    add("good", "", {});
    add("taken", "somebody", {});
    add("old", "", next.clock.now());
    return true;
  });
  const auto ask = [&](const std::string& code) { return world.as(nobody).get("/v1/user/credit_code/" + code); };
  CHECK(ask("good").status == 200);
  CHECK(ask("good").json == Json::object());
  CHECK(ask("taken").status == 409);
  CHECK(ask("old").message() == "The credit code has expired");
  CHECK(ask("none").status == 404);
}

TEST_CASE("No referral code is one, and an organization has no tickets", "[codes]") {
  AWorld world;
  const auto refused = world.as(nobody).get("/v1/me/referral/validation/friend");
  CHECK(refused.status == 404);
  CHECK(refused.message() == "Referral code not found");
  const auto tickets = world.as(mike).get(acme + "/tickets");
  CHECK(tickets.json["tickets"] == Json::array());
  CHECK_FALSE(tickets.header("Deprecation").empty());
}

}  // namespace
}  // namespace mock::test
