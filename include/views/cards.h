#pragma once
// What credit cards look like in JSON.
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

/// What is told of any card: without and with the country it comes from.
const Picture<CardDetails>& card_details();
const Picture<CardDetails>& card_details_with_country();

/// A person's card, with the organization it is attached to and the projects that are paid with it.
const Picture<Card>& card();
/// A card as one of an account, which does not say more than what is told of the card itself.
const Picture<Card>& account_card();
/// The card that a billing group or a project is paid with.
const Picture<Card>& card_info();

}  // namespace mock::views
