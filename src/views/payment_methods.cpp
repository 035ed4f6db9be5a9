#include "views/payment_methods.h"

#include "model/organizations.h"
#include "views/cards.h"
#include "views/currency.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t longest_state = 64;
constexpr std::int64_t longest_payment_terms = 3650;  // days

using Method = PaymentMethod;
using Fields = Picture<Method>::Fields;

const Picture<Method>& common() {
  static const Picture<Method> picture({
      kept<&Method::create_time>("create_time", time()),
      kept<&Method::organization_id>("organization_id", text(0, longest_id)),
      kept<&Method::payment_method_id>("payment_method_id", text(0, longest_id)),
      kept<&Method::state>("state", text(),
                           "active, unless a fixture says otherwise; deleted in the answer of a deletion")
          .accepts(text(1, longest_state)),
      kept<&Method::update_time>("update_time", time()),
  });
  return picture;
}

Fields bank_transfer_fields() {
  return {
      kept<&Method::currency>("currency", currency_shape(), "Of a bank transfer"),
      kept<&Method::payment_terms_days>("payment_terms_days", integer(0, std::numeric_limits<std::int64_t>::max()),
                                        "Of a bank transfer")
          .accepts(integer(0, longest_payment_terms)),
  };
}

Fields custom_fields() {
  return {kept<&Method::type>("type", choice({"disabled", "no_payment_expected", "partner"}), "Of a custom one")};
}

}  // namespace

const Picture<Method>& bank_transfer() {
  static const auto picture = common().with(bank_transfer_fields());
  return picture;
}

const Picture<Method>& credit_card() {
  static const auto picture = common().with(fields_of<&Method::card>(card_details()));
  return picture;
}

const Picture<Method>& custom_payment_method() {
  static const auto picture = common().with(custom_fields());
  return picture;
}

const Picture<Method>& payment_method() {
  static const Picture<Method> picture({
      kept<&Method::payment_method_id>("payment_method_id", text(0, longest_id)),
      kept<&Method::payment_method_type>("payment_method_type", choice_of<PaymentMethodType>(),
                                         "Which other fields it has depends on this"),
  });
  return picture;
}

const Picture<Method>& payment_method_in_full() {
  static const auto picture = Picture<Method>({payment_method().field<&Method::payment_method_type>()})
                                  .with(common().fields())
                                  .with(bank_transfer_fields())
                                  .with(custom_fields())
                                  .with(fields_of<&Method::card>(card_details_with_country()));
  return picture;
}

}  // namespace mock::views
