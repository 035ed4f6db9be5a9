#include "views/credit_memos.h"

#include "views/currency.h"
#include "views/invoices.h"

namespace mock::views {

using namespace json;

const Picture<CreditMemo>& credit_memo() {
  static const Picture<CreditMemo> picture({
      kept<&CreditMemo::create_time>("create_time", time()),
      kept<&CreditMemo::credit_memo_id>("credit_memo_id", text()),
      kept<&CreditMemo::currency>("currency", currency_shape(), "Of the amounts"),
      kept<&CreditMemo::invoice_number>("invoice_number", text()),
      invoice_period<CreditMemo>(),
      kept<&CreditMemo::issue_time>("issue_time", time(), "When it was issued").or_left_out(),
      kept<&CreditMemo::net>("net", text(), "Without taxes"),
      kept<&CreditMemo::net_usd>("net_usd", text(), "The same in dollars"),
      kept<&CreditMemo::send_time>("send_time", time(), "When it was sent").or_left_out(),
      kept<&CreditMemo::state>("state", choice({"draft", "ready", "sent"}), "How far it is"),
      kept<&CreditMemo::total>("total", text(), "With taxes"),
  });
  return picture;
}

}  // namespace mock::views
