// /v1/user/credit_code/{credit_code} and /v1/me/referral/validation/{referral_code}: whether a code is one. Anyone may
// ask, also who has no account yet.
#include "api/operation.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

Reply validate_credit_code(const State& state, const Call& call) {
  credits::check_claimable(state, call.params["credit_code"], call.now);
  return ok("{}");
}

// RC1: there is no programme whose codes it could be.
Reply validate_referral_code(const State& /*state*/, const Call& /*call*/) {
  throw Refusal(refusals::referral_code_not_found);
}

const json::Shape& nothing() {
  static const auto shape = json::object({});
  return shape;
}

}  // namespace

std::vector<Operation> code_operations() {
  return {
      {.id = "ValidateCreditCode",
       .method = Method::get,
       .path = "/v1/user/credit_code/{credit_code}",
       .needs = needs::anyone,
       .reply = nothing,
       .handler = validate_credit_code,
       .summary = "Ask whether a credit code can be claimed"},
      {.id = "ValidateReferralCode",
       .method = Method::get,
       .path = "/v1/me/referral/validation/{referral_code}",
       .needs = needs::anyone,
       .reply = nothing,
       .handler = validate_referral_code,
       .summary = "Ask whether a referral code is one"},
  };
}

}  // namespace mock::api
