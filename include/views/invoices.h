#pragma once
// What invoices look like in JSON: at the older endpoints of billing groups, at those of organizations, and line by
// line.
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

/// An invoice as the older endpoints list it.
const Picture<Invoice>& billing_group_invoice();
/// The few fields of which BillingGroupInvoiceGet tells.
const Picture<Invoice>& billing_group_invoice_brief();
/// An invoice as organizations see it.
const Picture<Invoice>& organization_invoice();

/// A line, as it stands at an invoice. Lines are written as JSON and as CSV.
struct LineOfInvoice {
  const Invoice* invoice;
  const InvoiceLine* line;
};
const Picture<LineOfInvoice>& billing_group_line();
const Picture<LineOfInvoice>& organization_line();
/// What a line keeps, as the older endpoints call it.
const Picture<InvoiceLine>& invoice_line();

/// "invoice_period" of what has a period: {"begin_time": ..., "end_time": ...}
template <class Thing>
FieldOf<Thing> invoice_period() {
  using namespace json;
  return worked_out<Thing>("invoice_period", object({required("begin_time", time()), required("end_time", time())}),
                           [](Writer& out, const Viewpoint& /*at*/, const Thing& thing) {
                             Object period(out);
                             period("begin_time", thing.period_begin)("end_time", thing.period_end);
                           });
}

json::Shape invoice_state_shape();

}  // namespace mock::views
