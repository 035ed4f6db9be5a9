// /v1/card: the caller's own credit cards.
#include "views/cards.h"
#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

// The published API does not say what is sent; its client sends this.
const json::Shape& new_card_request() {
  using namespace json;
  static const Shape shape =
      object({required("stripe_token", text(1, longest_card_name), "Of Stripe, like tok_visa; never a card's number")});
  return shape;
}

const views::RequestBody<CardDetails>& card_update() {
  static const views::RequestBody<CardDetails> body(
      views::card_details(), views::may<&CardDetails::exp_month, &CardDetails::exp_year, &CardDetails::name>());
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("cards", views::card(), state, call, state.cards.with<&Card::user_id>(call.user().user_id));
}

Reply add(State& state, const Call& call) {
  const auto& card = cards::add(state, call.user(), call.body.text("stripe_token"), call.now);
  return reply_under("card", views::card(), state, call, card);
}

Reply update(State& state, const Call& call) {
  const auto& card =
      cards::update(state, call.user().user_id, call.params["card_id"], card_update().wish_of(call.body));
  return reply_under("card", views::card(), state, call, card);
}

Reply remove(State& state, const Call& call) {
  cards::remove(state, call.user().user_id, call.params["card_id"]);
  return ok(views::message("Card deleted"));
}

}  // namespace

std::vector<Operation> card_operations() {
  constexpr std::string_view cards = "/v1/card";
  constexpr std::string_view card = "/v1/card/{card_id}";
  return {
      {.id = "UserCreditCardsList",
       .method = Method::get,
       .path = cards,
       .scopes = {"payments:read"},
       .reply = views::shape_of_list<"cards", views::card>,
       .handler = list,
       .summary = "List one's credit cards",
       .deprecated = &deprecations::cards},
      {.id = "UserCreditCardAdd",
       .method = Method::post,
       .path = cards,
       .scopes = {"payments:write"},
       .body = new_card_request,
       .reply = views::shape_under<"card", views::card>,
       .handler = add,
       .no_event = "about the caller alone",
       .summary = "Add a credit card to one's own",
       .deprecated = &deprecations::cards},
      {.id = "UserCreditCardUpdate",
       .method = Method::put,
       .path = card,
       .scopes = {"payments:read"},
       .body = views::shape_of<card_update>,
       .reply = views::shape_under<"card", views::card>,
       .handler = update,
       .no_event = "about the caller alone",
       .summary = "Change the name or the expiry of one's credit card",
       .deprecated = &deprecations::cards},
      {.id = "UserCreditCardDelete",
       .method = Method::remove,
       .path = card,
       .scopes = {"payments:write"},
       .reply = views::message_shape,
       .handler = remove,
       .no_event = "about the caller alone",
       .summary = "Delete one's credit card",
       .deprecated = &deprecations::cards},
  };
}

}  // namespace mock::api
