#pragma once
// What payment methods of organizations look like in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

const json::Shape& bank_transfer_shape();
void bank_transfer(json::Writer& out, const PaymentMethod& method);
const json::Shape& credit_card_shape();
void credit_card(json::Writer& out, const PaymentMethod& method);
const json::Shape& custom_payment_method_shape();
void custom_payment_method(json::Writer& out, const PaymentMethod& method);

/// Any payment method: its id and its type.
const json::Shape& payment_method_shape();
void payment_method(json::Writer& out, const PaymentMethod& method);

/// "bank_transfer" and the like, and back.
json::Shape payment_method_type_shape();
std::string_view to_text(PaymentMethodType type);
PaymentMethodType payment_method_type_from(std::string_view text);

/// The types of custom payment methods.
json::Shape custom_payment_type_shape();

}  // namespace mock::views
