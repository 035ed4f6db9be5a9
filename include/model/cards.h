#pragma once
// Credit cards of people, as /v1/card knows them. A card may be attached to the root account of one organization, whose
// billing groups can pay with it then. There is no payment provider behind this: cards come from the ids that Stripe
// would have given, and nothing of a real card is asked for or kept.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;
struct User;

/// What is told of a card, a person's or an organization's.
struct CardDetails {
  std::string brand = "visa", last4 = "4242", name, country = "United States", country_code = "US";
  std::int64_t exp_month = 12, exp_year = 2030;
};

struct Card {
  std::string card_id, user_id;
  std::string organization_id;  // to whose root account it is attached; empty: none
  CardDetails details;

  using Ways = FoundBy<By<&Card::card_id>, By<&Card::user_id>, By<&Card::organization_id>>;
};

/// Limits of the API.
inline constexpr std::int64_t longest_card_id = 64;
inline constexpr std::int64_t longest_card_name = 256;
inline constexpr std::int64_t longest_card_country = 128;
inline constexpr std::int64_t first_exp_year = 2015;
inline constexpr std::int64_t last_exp_year = 2100;

namespace cards {

/// What Stripe might tell of a payment method ("pm_…") or token ("tok_…"): of its well-known test ids what it does
/// tell, of any other something made from chance. Refuses what is no such id, and the test ids of declined cards
/// (bad_request); the id is not repeated, for it could be a card's number.
CardDetails from_stripe(State&, std::string_view stripe_id, std::string name, Time now);
/// The year in which a card that says nothing of it expires.
std::int64_t usual_exp_year(Time now);

/// The card of this person, or credit_card_not_found.
const Card& get(const State&, std::string_view user_id, std::string_view card_id);
/// The card attached to this organization, or credit_card_not_found.
const Card& attached(const State&, std::string_view organization_id, std::string_view card_id);

/// The projects that are paid with a card, and whether any billing group has it. Both look at the billing groups of the
/// organization that it is attached to.
std::vector<std::string> projects_of(const State&, const Card& card);
bool is_used(const State&, const Card& card);

/// Adds a card to those of a person. Refuses action_forbidden_for_application_users, and what from_stripe refuses.
const Card& add(State&, const User& user, std::string_view stripe_id, Time now);

const Card& update(State&, std::string_view user_id, std::string_view card_id, const Wish<CardDetails>& wish);

/// Removes a person's card. Refuses payment_method_in_use.
void remove(State&, std::string_view user_id, std::string_view card_id);

/// Attaches a card to an organization: one that the person has already, or a new one from a Stripe id. Nothing happens
/// to a card that is attached there. Refuses credit_card_not_found, a card attached to another organization
/// (credit_card_already_attached), and what add refuses.
const Card& attach(State&, std::string_view organization_id, const User& user, std::string_view payment_method_id,
                   Time now);
/// Detaches a card, which stays the person's. Refuses credit_card_not_found, payment_method_in_use.
void detach(State&, std::string_view organization_id, std::string_view card_id);

/// Removes the cards of a person, who is being removed; billing groups that paid with them do so no more.
void forget_user(State&, std::string_view user_id);
/// Detaches all cards from an organization that is being removed.
void forget_organization(State&, std::string_view organization_id);

/// A card_id that no card has yet.
std::string new_id(State&);

}  // namespace cards
}  // namespace mock
