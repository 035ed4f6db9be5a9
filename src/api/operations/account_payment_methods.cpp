// /v1/account/{account_id}/payment_methods: the credit cards that people have attached to a root account.
#include "api/operation.h"
#include "model/accounts.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "views/cards.h"
#include "views/message.h"

namespace mock::api {
namespace {

constexpr std::int64_t shortest_payment_method_id = 10;

const json::Shape& attachment_request() {
  using namespace json;
  static const Shape shape = object({required("payment_method_id", text(shortest_payment_method_id, longest_card_id),
                                              "Of Stripe, like pm_card_visa, or the card_id of one's own card")});
  return shape;
}

const std::string& organization_of(const State& state, const Call& call) {
  const auto account = accounts::get(state, call.params["account_id"]);
  if (account.unit != nullptr)
    throw Refusal(refusals::root_account_required,
                  "Only the root account of an organization has payment methods, not its units");
  return account.organization->organization_id;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("cards", views::account_card(), state, call,
                         state.cards.with<&Card::organization_id>(organization_of(state, call)));
}

Done attach(State& state, const Call& call) {
  const auto& card =
      cards::attach(state, organization_of(state, call), call.user(), call.body.text("payment_method_id"), call.now);
  return {reply_under("card", views::card(), state, call, card), named(card.card_id)};
}

Done remove(State& state, const Call& call) {
  cards::detach(state, organization_of(state, call), call.params["card_id"]);
  return {ok(views::message("Card detached from the account")), told_by_path()};
}

}  // namespace

std::vector<Operation> account_payment_method_operations() {
  constexpr std::string_view methods = "/v1/account/{account_id}/payment_methods";
  constexpr Scopes write{"accounts:write", "payments:write"};
  return {
      {.id = "AccountPaymentMethodsList",
       .method = Method::get,
       .path = methods,
       .scopes = {"accounts:read", "payments:read"},
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"cards", views::account_card>,
       .handler = list,
       .summary = "List the credit cards attached to an account"},
      {.id = "AccountAttachPaymentMethod",
       .method = Method::post,
       .path = methods,
       .scopes = write,
       .needs = needs::billing_write,
       .body = attachment_request,
       .reply = views::shape_under<"card", views::card>,
       .handler = attach,
       .summary = "Attach one's credit card to an account"},
      {.id = "AccountPaymentMethodDelete",
       .method = Method::remove,
       .path = "/v1/account/{account_id}/payment_method/{card_id}",
       .scopes = write,
       .needs = needs::billing_write,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Detach a credit card from an account"},
  };
}

}  // namespace mock::api
