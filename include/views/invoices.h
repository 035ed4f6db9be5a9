#pragma once
// What invoices look like in JSON: at the older endpoints of billing groups, at those of organizations, and line by
// line.
#include <string>
#include <vector>

#include "base/time.h"
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

/// An invoice as the older endpoints list it.
const json::Shape& billing_group_invoice_shape();
void billing_group_invoice(json::Writer& out, const State& state, const Invoice& invoice);
/// {"invoices": [...]}
const json::Shape& billing_group_invoices_shape();
/// {"invoice": {...}}, with the same fields.
const json::Shape& invoice_answer_shape();
/// {"invoice": {...}}, with the few fields of which BillingGroupInvoiceGet tells.
const json::Shape& billing_group_invoice_brief_shape();
std::string billing_group_invoice_brief(const Invoice& invoice);

/// An invoice as organizations see it.
const json::Shape& organization_invoice_shape();
void organization_invoice(json::Writer& out, const Invoice& invoice);
/// {"invoices": [...]}
const json::Shape& organization_invoices_shape();

/// {"begin_time": ..., "end_time": ...}
json::Shape invoice_period_shape();
void invoice_period(json::Writer& out, Time begin, Time end);

/// One field of the lines of an invoice; lines are written as JSON and as CSV.
struct LineColumn {
  json::Field field;
  std::string (*text)(const Invoice&, const InvoiceLine&) = nullptr;  // an object as JSON; empty: the line has none
};
using LineColumns = std::vector<LineColumn>;
const LineColumns& billing_group_line_columns();
const LineColumns& organization_line_columns();

/// {"lines": [...]}
const json::Shape& billing_group_lines_shape();
const json::Shape& organization_lines_shape();
/// Refuses invoice_lines_not_supported.
std::string invoice_lines(const Invoice& invoice, const LineColumns& columns);

/// The API's words.
json::Shape invoice_state_shape();
json::Shape line_type_shape();
json::Shape line_service_type_shape();

}  // namespace mock::views
