// /v1/card: the caller's own credit cards.
#include "views/cards.h"
#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"
#include "views/message.h"

namespace mock::api {
namespace {

// The published API does not say what is sent; its client sends this.
const json::Shape& new_card_request() {
  using namespace json;
  static const Shape shape =
      object({required("stripe_token", text(1, longest_card_name), "Of Stripe, like tok_visa; never a card's number")});
  return shape;
}

const json::Shape& card_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("exp_month", integer(1, 12)),
      optional("exp_year", integer(first_exp_year, last_exp_year)),
      optional("name", text(1, longest_card_name)),
  });
  return shape;
}

const json::Shape& card_reply() {
  static const auto shape = json::object({json::required("card", views::card_shape())});
  return shape;
}

const json::Shape& cards_reply() {
  static const auto shape = json::object({json::required("cards", json::list(views::card_shape()))});
  return shape;
}

Reply reply_with(const State& state, const Card& card) {
  json::Writer out;
  {
    const json::Object body(out);
    out.name("card");
    views::card(out, state, card);
  }
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("cards", [&] {
      for (const auto& card : state.cards.with<&Card::user_id>(call.user().user_id)) views::card(out, state, card);
    });
  }
  return ok(out.take());
}

Reply add(State& state, const Call& call) {
  return reply_with(state, cards::add(state, call.user(), call.body.text("stripe_token"), call.now));
}

Reply update(State& state, const Call& call) {
  const cards::CardUpdate wish{call.body.optional_text("name"), call.body.integer("exp_month"),
                               call.body.integer("exp_year")};
  return reply_with(state, cards::update(state, call.user().user_id, call.params["card_id"], wish));
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
       .reply = cards_reply,
       .handler = list,
       .summary = "List one's credit cards"},
      {.id = "UserCreditCardAdd",
       .method = Method::post,
       .path = cards,
       .scopes = {"payments:write"},
       .body = new_card_request,
       .reply = card_reply,
       .handler = add,
       .no_event = "about the caller alone",
       .summary = "Add a credit card to one's own"},
      {.id = "UserCreditCardUpdate",
       .method = Method::put,
       .path = card,
       .scopes = {"payments:read"},
       .body = card_update_request,
       .reply = card_reply,
       .handler = update,
       .no_event = "about the caller alone",
       .summary = "Change the name or the expiry of one's credit card"},
      {.id = "UserCreditCardDelete",
       .method = Method::remove,
       .path = card,
       .scopes = {"payments:write"},
       .reply = views::message_shape,
       .handler = remove,
       .no_event = "about the caller alone",
       .summary = "Delete one's credit card"},
  };
}

}  // namespace mock::api
