#include "views/payment_methods.h"
#include "views/currency.h"

#include <array>

namespace mock::views {

using namespace json;

namespace {

// In the order of PaymentMethodType.
constexpr std::array<std::string_view, 6> type_names{
    "aws_subscription", "azure_subscription", "bank_transfer", "credit_card", "custom", "gcp_subscription"};

Shape common_shape() {
  return object({
      required("create_time", time()),
      required("organization_id", text(0, longest_id)),
      required("payment_method_id", text(0, longest_id)),
      required("state", text(), "active, unless a fixture says otherwise; deleted in the answer of a deletion"),
      required("update_time", time()),
  });
}

void write_common(Object& object, const PaymentMethod& method) {
  object("create_time", method.create_time)("organization_id", method.organization_id);
  object("payment_method_id", method.payment_method_id)("state", method.state)("update_time", method.update_time);
}

}  // namespace

const Shape& bank_transfer_shape() {
  static const Shape shape = common_shape().with({
      required("currency", currency_shape()),
      required("payment_terms_days", integer(0, std::numeric_limits<std::int64_t>::max())),
  });
  return shape;
}

void bank_transfer(Writer& out, const PaymentMethod& method) {
  Object object(out);
  write_common(object, method);
  object("currency", method.currency)("payment_terms_days", method.payment_terms_days);
}

const Shape& credit_card_shape() {
  static const Shape shape = common_shape().with({
      required("brand", text()),
      required("exp_month", integer(1, 12)),
      required("exp_year", integer(first_exp_year, last_exp_year)),
      required("last4", text()),
      required("name", text()),
  });
  return shape;
}

void credit_card(Writer& out, const PaymentMethod& method) {
  Object object(out);
  write_common(object, method);
  object("brand", method.card.brand)("exp_month", method.card.exp_month)("exp_year", method.card.exp_year);
  object("last4", method.card.last4)("name", method.card.name);
}

const Shape& custom_payment_method_shape() {
  static const Shape shape = common_shape().with({required("type", custom_payment_type_shape())});
  return shape;
}

void custom_payment_method(Writer& out, const PaymentMethod& method) {
  Object object(out);
  write_common(object, method);
  object("type", method.type);
}

const Shape& payment_method_shape() {
  static const Shape shape = object({
      required("payment_method_id", text(0, longest_id)),
      required("payment_method_type", payment_method_type_shape()),
  });
  return shape;
}

void payment_method(Writer& out, const PaymentMethod& method) {
  Object object(out);
  object("payment_method_id", method.payment_method_id);
  object("payment_method_type", to_text(method.payment_method_type));
}

Shape payment_method_type_shape() { return choice({type_names.begin(), type_names.end()}); }
std::string_view to_text(PaymentMethodType type) { return type_names.at(static_cast<std::size_t>(type)); }
PaymentMethodType payment_method_type_from(std::string_view text) {
  for (std::size_t i = 0; i < type_names.size(); ++i)
    if (type_names.at(i) == text) return static_cast<PaymentMethodType>(i);
  return PaymentMethodType::credit_card;
}

Shape custom_payment_type_shape() { return choice({"disabled", "no_payment_expected", "partner"}); }

}  // namespace mock::views
