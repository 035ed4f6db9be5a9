#include "capture/capture.h"

#include <algorithm>
#include <array>
#include <set>

#include "anonymous.h"
#include "base/time.h"
#include "fit.h"
#include "fixtures/shape.h"
#include "gather.h"
#include "lay_out.h"
#include "settle.h"

namespace mock::capture {
namespace {

// What no API shows to anybody. It is made when the fixture is loaded, or is as if it had never been said.
constexpr std::array unreadable{
    "passwords, and the secrets of one-time passwords: people have none",
    "access tokens: the first 12 characters are kept and the others made; those of people whom the organization does "
    "not manage, but for the caller's own, are left out",
    "codes and cookies (of e-mails and invitations, of downloads and uploads), what the CAs of projects are made from, "
    "passwords and keys of services and of accesses to topics: made",
    "credit codes that nobody has claimed, cards of others that pay for no billing group, the countries of cards that "
    "are payment methods, the commitments and discounts of lines of invoices: left out",
    "the history: it begins anew",
    "how many billing groups there may be, how long VPCs and custom clouds take, why a custom cloud could not be made "
    "and that it is being deleted, whether verifying a domain would fail: as in a new world",
};

class Capture {
 public:
  Capture(asking::Asker& asker, const Wanted& wanted, const std::function<void(const std::string&)>& progress)
      : asker_(asker),
        wanted_(wanted),
        source_(asker, arena_, wanted, captured_.report, progress),
        gathering_(source_, arena_),
        fitting_(arena_, captured_.report, wanted) {}

  Captured take() && {
    gathering_.read(caller_plan(), {&caller_});
    find_organizations();
    std::vector<Thing*> organizations;
    for (auto& each : root_.lists["organizations"]) organizations.push_back(&each);
    gathering_.read(plan(wanted_.invoices), organizations);
    for (auto* each : organizations) tell_people(*each);
    auto whole = settled(fixture(), arena_, wanted_, captured_.report);
    if (wanted_.anonymous) whole = settled(anonymous(whole, arena_, wanted_.seed), arena_, wanted_, captured_.report);
    captured_.fixture = laid_out(whole);
    for (const auto* what : unreadable) captured_.report.add({Note::What::unreadable, what, {}});
    captured_.report.asked = asker_.asked();
    return std::move(captured_);
  }

 private:
  void find_organizations() {
    gathering_.read(organizations_plan(), {&root_});
    auto& all = root_.lists["organizations"];
    std::erase_if(all, [&](const Thing& each) {
      return !wanted_.organization_id.empty() && each.text("organization_id") != wanted_.organization_id;
    });
    if (all.empty())
      throw NothingThere(wanted_.organization_id.empty()
                             ? "the caller belongs to no organization"
                             : "the caller belongs to no organization " + wanted_.organization_id);
  }

  // Members are people, who are told once for all organizations, or application users of this one.
  void tell_people(Thing& organization) {
    auto& members = organization.lists["users"];
    for (auto& member : members) {
      const auto* info = member.find("user_info");
      if (info == nullptr) continue;
      if (!info->flag("is_application_user"))
        tell_person(member);
      else if (const auto* name = info->find("real_name"))
        member.set("name", *name);
    }
    tell_what_the_caller_knows(organization);
    tell_cards(organization);
    tell_a_super_admin(organization);
  }

  void tell_person(Thing& person) {
    if (known_people_.insert(person.text("user_id")).second) people_.push_back(&person);
  }

  // Callers see their own tokens and cards.
  void tell_what_the_caller_knows(Thing& organization) {
    const auto id = caller_.text("user_id");
    for (auto& member : organization.lists["users"]) {
      if (member.text("user_id") != id) continue;
      for (const auto& [name, value] : caller_.told)
        if (member.find(name) == nullptr) member.set(name, value);
      for (const auto& [name, list] : caller_.lists) member.lists[name] = list;
    }
  }

  // Of the cards of others, billing groups tell those that pay for them.
  void tell_cards(Thing& organization) {
    for (const auto& group : organization.lists["billing_groups"]) {
      const auto* info = group.find("card_info");
      if (info == nullptr || info->is_null()) continue;
      for (auto* person : people_) {
        const auto* who = person->find("user_info");
        if (who == nullptr || who->text("user_email") != info->text("user_email")) continue;
        auto& cards = person->lists["cards"];
        const auto is_it = [&](const Thing& card) { return card.text("card_id") == info->text("card_id"); };
        auto card = std::find_if(cards.begin(), cards.end(), is_it);
        if (card == cards.end()) {
          const auto members = info->as_members();
          cards.push_back({.told = {members.begin(), members.end()}});
          card = std::prev(cards.end());
        }
        card->set("organization_id", arena_.text(organization.text("organization_id")));
      }
    }
  }

  // A world needs one who may do everything. Callers may not be allowed to see who that is.
  void tell_a_super_admin(Thing& organization) {
    auto& members = organization.lists["users"];
    const auto is_it = [](const Thing& member) {
      return member.flag("is_super_admin") && member.text("state") != "deactivated";
    };
    if (std::any_of(members.begin(), members.end(), is_it)) return;
    captured_.report.add({Note::What::made, "a super admin of the organization",
                          "a world needs one, and none could be read: it is the caller"});
    auto& made = members.emplace_back(caller_);
    made.owner = &organization;
    if (made.text("user_id").empty()) made.set("user_id", arena_.text("ucaptured"));
    made.set("user_email", arena_.text(made.text("user").empty() ? "captured@example.com" : made.text("user")));
    made.set("is_super_admin", Value(true));
    tell_person(made);
  }

  // The moment of the capture, as the API has told it: when the token was used that asks.
  [[nodiscard]] std::string now() {
    for (const auto& token : caller_.lists["access_tokens"])
      if (token.flag("currently_active") && !token.text("last_used_time").empty()) return token.text("last_used_time");
    return rfc3339(real_time());
  }

  Value fixture() {
    const auto& shape = fixtures::fixture_shape();
    std::vector<Value> people;
    std::vector<Value> organizations;
    for (const auto* person : people_) people.push_back(fitting_.fit(shape_of_items(shape, "users"), *person, "users"));
    for (auto& organization : root_.lists["organizations"]) organizations.push_back(this->organization(organization));
    return arena_.object({
        {"version", Value(std::int64_t{1})},
        {"clock", arena_.object({{"now", arena_.text(now())}})},
        {"ids", arena_.object({{"seed", Value(static_cast<std::int64_t>(wanted_.seed))}})},
        {"users", arena_.list(people)},
        {"organizations", arena_.list(organizations)},
    });
  }

  Value organization(Thing& organization) {
    const auto& shape = shape_of_items(fixtures::fixture_shape(), "organizations");
    auto& application_users = organization.lists["application_users"];
    for (const auto& member : organization.lists["users"])
      if (const auto* info = member.find("user_info"); info != nullptr && info->flag("is_application_user"))
        application_users.push_back(member);
    return fitting_.fit(shape, organization, "organizations");
  }

  asking::Asker& asker_;
  const Wanted& wanted_;
  Captured captured_;
  Arena arena_;
  Source source_;
  Gathering gathering_;
  Fitting fitting_;
  Thing caller_, root_;
  std::vector<Thing*> people_;
  std::set<std::string> known_people_;
};

}  // namespace

Captured capture(asking::Asker& asker, const Wanted& wanted, const std::function<void(const std::string&)>& progress) {
  return Capture(asker, wanted, progress).take();
}

}  // namespace mock::capture
