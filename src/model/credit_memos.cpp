#include "model/credit_memos.h"

#include <vector>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::credit_memos {

const CreditMemo& get(const State& state, std::string_view organization_id, std::string_view credit_memo_id) {
  const auto* memo = state.credit_memos.find(credit_memo_id);
  if (memo == nullptr || memo->organization_id != organization_id) throw Refusal(refusals::credit_memo_not_found);
  return *memo;
}

const CreditMemo& download(const State& state, std::string_view credit_memo_id, std::string_view download_cookie) {
  const auto* memo = state.credit_memos.find(credit_memo_id);
  if (memo == nullptr) throw Refusal(refusals::invoice_not_found, "Credit memo not found");
  if (memo->download_cookie != download_cookie) throw Refusal(refusals::request_forbidden, std::string(wrong_cookie));
  return *memo;
}

void forget_organization(State& state, std::string_view organization_id) {
  std::vector<std::string> ids;
  for (const auto& memo : state.credit_memos.with<&CreditMemo::organization_id>(organization_id))
    ids.push_back(memo.credit_memo_id);
  for (const auto& id : ids) state.credit_memos.erase(id);
}

std::string new_id(State& state) {
  std::string id;
  do id = "cm" + state.chance.hex(11);
  while (state.credit_memos.find(id) != nullptr);
  return id;
}

}  // namespace mock::credit_memos
