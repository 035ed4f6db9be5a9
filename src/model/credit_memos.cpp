#include "model/credit_memos.h"

#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::credit_memos {

const CreditMemo& get(const State& state, std::string_view organization_id, std::string_view credit_memo_id) {
  return owned_by(state.credit_memos, organization_id, credit_memo_id, refusals::credit_memo_not_found);
}

const CreditMemo& download(const State& state, std::string_view credit_memo_id, std::string_view download_cookie) {
  const auto* memo = state.credit_memos.find(credit_memo_id);
  if (memo == nullptr) throw Refusal(refusals::invoice_not_found, "Credit memo not found");
  if (memo->download_cookie != download_cookie) throw Refusal(refusals::request_forbidden, std::string(wrong_cookie));
  return *memo;
}

std::string new_id(State& state) { return fresh_id(state.chance, state.credit_memos, "cm"); }

}  // namespace mock::credit_memos
