#pragma once
// Credit memos: what of an invoice is given back. They come with a fixture and nothing changes them. Whoever has the
// download cookie of one may download it without a token.
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct CreditMemo {
  std::string credit_memo_id;
  std::string organization_id;
  std::string invoice_number;  // of an invoice of the organization
  std::string state = "sent", currency;
  std::string net, net_usd, total;  // net: without tax; net and total are in `currency`
  Time period_begin{}, period_end{}, create_time{};
  std::optional<Time> issue_time, send_time;
  std::string download_cookie;  // a secret

  using Ways = FoundBy<By<&CreditMemo::credit_memo_id>, By<&CreditMemo::organization_id>>;
};

namespace credit_memos {

/// The credit memo, which must belong to the organization, or credit_memo_not_found.
const CreditMemo& get(const State&, std::string_view organization_id, std::string_view credit_memo_id);
/// The credit memo of a download link: invoice_not_found, as the API calls it there, or request_forbidden when the
/// cookie is not the memo's.
const CreditMemo& download(const State&, std::string_view credit_memo_id, std::string_view download_cookie);

std::string new_id(State&);

}  // namespace credit_memos
}  // namespace mock
