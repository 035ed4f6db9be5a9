#include "views/credits.h"

namespace mock::views {

using namespace json;

const Shape& credit_shape() {
  static const Shape shape = object({
      required("code", text(0, longest_credit_code)),
      optional("expire_time", time(), "None: it does not expire"),
      required("remaining_value", text()),
      optional("start_time", time()),
      required("type", credit_type_shape()),
      required("value", text()),
  });
  return shape;
}

void credit(Writer& out, const Credit& credit) {
  Object object(out);
  object("code", credit.code);
  if (credit.expire_time) object("expire_time", credit.expire_time);
  object("remaining_value", credit.remaining_value);
  if (credit.start_time) object("start_time", credit.start_time);
  object("type", credit.type)("value", credit.value);
}

Shape credit_type_shape() {
  return choice({"discount", "employee", "evaluation", "internal", "other", "outage", "partner", "promotion",
                 "purchase", "referral", "sponsorship", "trial", "trial_over"});
}

}  // namespace mock::views
