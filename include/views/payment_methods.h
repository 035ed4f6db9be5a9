#pragma once
// What payment methods of organizations look like in JSON.
#include <array>
#include <string_view>

#include "json/shape.h"
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 6> words<PaymentMethodType>{
    "aws_subscription", "azure_subscription", "bank_transfer", "credit_card", "custom", "gcp_subscription"};

const Picture<PaymentMethod>& bank_transfer();
const Picture<PaymentMethod>& credit_card();
const Picture<PaymentMethod>& custom_payment_method();
/// Any payment method: its id and its type.
const Picture<PaymentMethod>& payment_method();
/// All that there is of any of them, which no answer shows at once.
const Picture<PaymentMethod>& payment_method_in_full();

}  // namespace mock::views
