// /v1/organization/{organization_id}/payment-method(s): credit cards, bank transfers and whatever else an organization
// pays with.
#include "views/payment_methods.h"
#include "api/operation.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

constexpr std::int64_t longest_stripe_id = 255;

const json::Shape& new_credit_card_request() {
  using namespace json;
  static const Shape shape = object({required("stripe_payment_method_id", text(1, longest_stripe_id),
                                              "Of Stripe, like pm_card_visa; never a card's number")});
  return shape;
}

auto of_type(const State& state, const Call& call, PaymentMethodType type) {
  return state.payment_methods.with<&PaymentMethod::organization_id, &PaymentMethod::payment_method_type>(
      call.organization_id(), type);
}

const PaymentMethod& method_of(const State& state, const Call& call, PaymentMethodType type) {
  return payment_methods::get(state, call.organization_id(), type, call.params["payment_method_id"]);
}

Reply list_all(const State& state, const Call& call) {
  return reply_with_list("payment_methods", views::payment_method(), state, call,
                         state.payment_methods.with<&PaymentMethod::organization_id>(call.organization_id()));
}

Reply list_bank_transfers(const State& state, const Call& call) {
  return reply_with_list("bank_transfers", views::bank_transfer(), state, call,
                         of_type(state, call, PaymentMethodType::bank_transfer));
}

Reply get_bank_transfer(const State& state, const Call& call) {
  return reply_with(views::bank_transfer(), state, call, method_of(state, call, PaymentMethodType::bank_transfer));
}

Reply list_credit_cards(const State& state, const Call& call) {
  return reply_with_list("credit_cards", views::credit_card(), state, call,
                         of_type(state, call, PaymentMethodType::credit_card));
}

Reply get_credit_card(const State& state, const Call& call) {
  return reply_with(views::credit_card(), state, call, method_of(state, call, PaymentMethodType::credit_card));
}

Done create_credit_card(State& state, const Call& call) {
  const auto& method = payment_methods::add_credit_card(
      state, call.organization_id(), call.body.text("stripe_payment_method_id"), call.user().real_name, call.now);
  return {reply_with(views::credit_card(), state, call, method), named(method.payment_method_id)};
}

Done remove_credit_card(State& state, const Call& call) {
  const auto removed =
      payment_methods::remove_credit_card(state, call.organization_id(), call.params["payment_method_id"], call.now);
  return {reply_with(views::credit_card(), state, call, removed), told_by_path()};
}

Reply list_custom(const State& state, const Call& call) {
  return reply_with_list("custom_methods", views::custom_payment_method(), state, call,
                         of_type(state, call, PaymentMethodType::custom));
}

Reply get_custom(const State& state, const Call& call) {
  return reply_with(views::custom_payment_method(), state, call, method_of(state, call, PaymentMethodType::custom));
}

constexpr Scopes read{"billing:read"};

std::vector<Operation> credit_card_operations() {
  constexpr std::string_view cards = "/v1/organization/{organization_id}/payment-method/credit-cards";
  constexpr std::string_view card = "/v1/organization/{organization_id}/payment-method/credit-card/{payment_method_id}";
  return {
      {.id = "CreditCardList",
       .method = Method::get,
       .path = cards,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"credit_cards", views::credit_card>,
       .handler = list_credit_cards,
       .summary = "List the credit cards of an organization"},
      {.id = "CreditCardCreate",
       .method = Method::post,
       .path = cards,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .body = new_credit_card_request,
       .reply = views::shape_of<views::credit_card>,
       .handler = create_credit_card,
       .summary = "Add a credit card to an organization"},
      {.id = "CreditCardGet",
       .method = Method::get,
       .path = card,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::credit_card>,
       .handler = get_credit_card,
       .summary = "Get a credit card of an organization"},
      {.id = "CreditCardDelete",
       .method = Method::remove,
       .path = card,
       .scopes = {"billing:write"},
       .needs = needs::billing_write,
       .reply = views::shape_of<views::credit_card>,
       .handler = remove_credit_card,
       .summary = "Delete a credit card of an organization that no billing group uses"},
  };
}

std::vector<Operation> other_operations() {
  return {
      {.id = "PaymentMethodsList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/payment-methods",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"payment_methods", views::payment_method>,
       .handler = list_all,
       .summary = "List the payment methods of an organization, of all types"},
      {.id = "BankTransferList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/payment-method/bank-transfers",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"bank_transfers", views::bank_transfer>,
       .handler = list_bank_transfers,
       .summary = "List the bank transfers of an organization"},
      {.id = "BankTransferGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/payment-method/bank-transfer/{payment_method_id}",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::bank_transfer>,
       .handler = get_bank_transfer,
       .summary = "Get a bank transfer of an organization"},
      {.id = "PaymentMethodCustomList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/payment-method/custom",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"custom_methods", views::custom_payment_method>,
       .handler = list_custom,
       .summary = "List the custom payment methods of an organization"},
      {.id = "PaymentMethodCustomGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/payment-method/custom/{payment_method_id}",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::custom_payment_method>,
       .handler = get_custom,
       .summary = "Get a custom payment method of an organization"},
  };
}

}  // namespace

std::vector<Operation> payment_method_operations() {
  auto rows = other_operations();
  for (const auto& row : credit_card_operations()) rows.push_back(row);
  return rows;
}

}  // namespace mock::api
