#include "views/credits.h"

namespace mock::views {

using namespace json;

const Picture<Credit>& credit() {
  static const Picture<Credit> picture({
      kept<&Credit::code>("code", text(0, longest_credit_code)),
      kept<&Credit::expire_time>("expire_time", time(), "None: it does not expire").or_left_out(),
      kept<&Credit::remaining_value>("remaining_value", text(), "In dollars"),
      kept<&Credit::start_time>("start_time", time(), "When it begins; default: when it is claimed").or_left_out(),
      kept<&Credit::type>("type",
                          choice({"discount", "employee", "evaluation", "internal", "other", "outage", "partner",
                                  "promotion", "purchase", "referral", "sponsorship", "trial", "trial_over"}),
                          "Why it was given"),
      kept<&Credit::value>("value", text(), "What it was worth, in dollars"),
  });
  return picture;
}

}  // namespace mock::views
