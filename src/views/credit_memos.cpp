#include "views/credit_memos.h"

#include "json/writer.h"
#include "views/currency.h"
#include "views/invoices.h"

namespace mock::views {

using namespace json;

const Shape& credit_memo_shape() {
  static const Shape shape = object({
      required("create_time", time()),
      required("credit_memo_id", text()),
      required("currency", currency_shape()),
      required("invoice_number", text()),
      required("invoice_period", invoice_period_shape()),
      optional("issue_time", time()),
      required("net", text(), "Without taxes"),
      required("net_usd", text()),
      optional("send_time", time()),
      required("state", credit_memo_state_shape()),
      required("total", text(), "With taxes"),
  });
  return shape;
}

void credit_memo(Writer& out, const CreditMemo& memo) {
  Object object(out);
  object("create_time", memo.create_time)("credit_memo_id", memo.credit_memo_id)("currency", memo.currency);
  object("invoice_number", memo.invoice_number);
  out.name("invoice_period");
  invoice_period(out, memo.period_begin, memo.period_end);
  if (memo.issue_time) object("issue_time", *memo.issue_time);
  object("net", memo.net)("net_usd", memo.net_usd);
  if (memo.send_time) object("send_time", *memo.send_time);
  object("state", memo.state)("total", memo.total);
}

const Shape& credit_memos_shape() {
  static const Shape shape = object({required("credit_memos", list(credit_memo_shape()))});
  return shape;
}

Shape credit_memo_state_shape() { return choice({"draft", "ready", "sent"}); }

}  // namespace mock::views
