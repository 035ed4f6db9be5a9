#pragma once
// Invoices and credit memos as files: PDF for people, CSV for spreadsheets.
#include "api/operation.h"
#include "exchange/reply.h"
#include "json/shape.h"
#include "model/state.h"
#include "views/invoices.h"

namespace mock::api {

inline constexpr std::string_view pdf_type = "application/pdf", csv_type = "text/csv";

/// Of an answer that is a file.
const json::Shape& file_shape();

/// An invoice with as many of its lines as a page has room for.
Reply invoice_pdf(const State&, const Invoice&);
Reply credit_memo_pdf(const State&, const CreditMemo&);

/// The lines of an invoice below a header with the names of the columns. Refuses invoice_lines_not_supported.
Reply invoice_csv(const State&, const Call&, const Invoice&, const views::Picture<views::LineOfInvoice>& picture);

}  // namespace mock::api
