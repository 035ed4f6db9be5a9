#include "views/currency.h"

namespace mock::views {

json::Shape currency_shape() {
  return json::choice({"AUD", "CAD", "CHF", "DKK", "EUR", "GBP", "JPY", "NOK", "NZD", "SEK", "SGD", "USD"});
}

}  // namespace mock::views
