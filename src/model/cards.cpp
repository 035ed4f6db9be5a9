#include "model/cards.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::cards {
namespace {

// The test ids that Stripe documents, without "pm_card_" or "tok_".
struct TestCard {
  std::string_view name, brand, last4;
};
constexpr std::array<TestCard, 10> test_cards{{
    {"visa", "visa", "4242"},
    {"visa_debit", "visa", "5556"},
    {"mastercard", "mastercard", "4444"},
    {"mastercard_debit", "mastercard", "8210"},
    {"mastercard_prepaid", "mastercard", "5100"},
    {"amex", "amex", "0005"},
    {"discover", "discover", "1117"},
    {"diners", "diners", "0004"},
    {"jcb", "jcb", "0505"},
    {"unionpay", "unionpay", "0005"},
}};
constexpr std::array<std::string_view, 3> common_brands{"visa", "mastercard", "amex"};

// What follows the kind of a Stripe id; nothing when it is none.
std::string_view name_in(std::string_view stripe_id) {
  for (const std::string_view kind : {"pm_card_", "pm_", "tok_"})
    if (stripe_id.starts_with(kind)) return stripe_id.substr(kind.size());
  return {};
}

std::string four_digits(std::uint64_t number) {
  auto digits = std::to_string(number % 10'000);
  return std::string(4 - digits.size(), '0') + digits;
}

template <class Visit>
void each_group_paying(const State& state, const Card& card, Visit visit) {
  for (const auto& group : state.billing_groups.with<&BillingGroup::card_id>(card.card_id)) visit(group);
}

void check_unused(const State& state, const Card& card) {
  if (is_used(state, card)) throw Refusal(refusals::payment_method_in_use);
}

}  // namespace

CardDetails from_stripe(State& state, std::string_view stripe_id, std::string name, Time now) {
  const auto test_name = name_in(stripe_id);
  if (test_name.empty())
    throw Refusal(refusals::bad_request, "A card is named by the id of a Stripe payment method, like pm_card_visa");
  if (test_name.ends_with("chargeDeclined")) throw Refusal(refusals::bad_request, "The card was declined");
  CardDetails details;
  details.name = std::move(name);
  details.country = "United States";
  details.country_code = "US";
  details.exp_year = usual_exp_year(now);
  const auto* known =
      std::find_if(test_cards.begin(), test_cards.end(), [&](const TestCard& card) { return card.name == test_name; });
  if (known != test_cards.end()) {
    details.brand = known->brand;
    details.last4 = known->last4;
    return details;
  }
  details.brand = common_brands.at(state.chance.next() % common_brands.size());
  details.last4 = four_digits(state.chance.next());
  return details;
}

std::int64_t usual_exp_year(Time now) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(now));
  return std::clamp<std::int64_t>(static_cast<int>(date.year()) + 3, first_exp_year, last_exp_year);
}

const Card& get(const State& state, std::string_view user_id, std::string_view card_id) {
  const auto* card = state.cards.find(card_id);
  if (card == nullptr || card->user_id != user_id) throw Refusal(refusals::credit_card_not_found);
  return *card;
}

const Card& attached(const State& state, std::string_view organization_id, std::string_view card_id) {
  return owned_by(state.cards, organization_id, card_id, refusals::credit_card_not_found);
}

std::vector<std::string> projects_of(const State& state, const Card& card) {
  std::vector<std::string> names;
  each_group_paying(state, card, [&](const BillingGroup& group) {
    for (const auto& project : state.projects.with<&Project::billing_group_id>(group.billing_group_id))
      names.push_back(project.project_name);
  });
  return names;
}

bool is_used(const State& state, const Card& card) {
  bool used = false;
  each_group_paying(state, card, [&](const BillingGroup&) { used = true; });
  return used;
}

const Card& add(State& state, const User& user, std::string_view stripe_id, Time now) {
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);
  Card card;
  card.user_id = user.user_id;
  card.details = from_stripe(state, stripe_id, user.real_name, now);
  card.card_id = new_id(state);
  return state.cards.put(std::move(card));
}

const Card& update(State& state, std::string_view user_id, std::string_view card_id, const Wish<CardDetails>& wish) {
  auto card = get(state, user_id, card_id);
  wish.apply_to(card.details);
  return state.cards.put(std::move(card));
}

void remove(State& state, std::string_view user_id, std::string_view card_id) {
  const auto& card = get(state, user_id, card_id);
  check_unused(state, card);
  state.cards.erase(std::string(card.card_id));
}

const Card& attach(State& state, std::string_view organization_id, const User& user, std::string_view payment_method_id,
                   Time now) {
  const bool is_new = payment_method_id.starts_with("pm_");
  auto card = is_new ? add(state, user, payment_method_id, now) : get(state, user.user_id, payment_method_id);
  if (!card.organization_id.empty() && card.organization_id != organization_id)
    throw Refusal(refusals::credit_card_already_attached);
  card.organization_id = organization_id;
  return state.cards.put(std::move(card));
}

void detach(State& state, std::string_view organization_id, std::string_view card_id) {
  auto card = attached(state, organization_id, card_id);
  check_unused(state, card);
  card.organization_id.clear();
  state.cards.put(std::move(card));
}

void forget_user(State& state, std::string_view user_id) {
  std::vector<std::string> ids;
  std::vector<BillingGroup> left_without;
  for (const auto& card : state.cards.with<&Card::user_id>(user_id)) {
    ids.push_back(card.card_id);
    each_group_paying(state, card, [&](const BillingGroup& group) { left_without.push_back(group); });
  }
  for (auto& group : left_without) {
    group.card_id.clear();
    state.billing_groups.put(std::move(group));
  }
  for (const auto& id : ids) state.cards.erase(id);
}

void forget_organization(State& state, std::string_view organization_id) {
  std::vector<Card> attached_cards;
  for (const auto& card : state.cards.with<&Card::organization_id>(organization_id)) attached_cards.push_back(card);
  for (auto& card : attached_cards) {
    card.organization_id.clear();
    state.cards.put(std::move(card));
  }
}

std::string new_id(State& state) { return fresh_id(state.chance, state.cards, "card_"); }

}  // namespace mock::cards
