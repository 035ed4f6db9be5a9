#pragma once
// What credit cards of people look like in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

/// A person's card, with the organization it is attached to and the projects that are paid with it.
const json::Shape& card_shape();
void card(json::Writer& out, const State& state, const Card& card);

/// A card as one of an account, which does not say more than what is told of the card itself.
const json::Shape& account_card_shape();
void account_card(json::Writer& out, const Card& card);

/// The card that a billing group or a project is paid with; null for a card_id that no card has.
json::Shape card_info_shape();
void card_info(json::Writer& out, const State& state, std::string_view card_id);

}  // namespace mock::views
