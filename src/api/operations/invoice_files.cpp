#include "invoice_files.h"

#include <algorithm>

#include "base/csv.h"
#include "base/pdf.h"
#include "json/value.h"
#include "json/writer.h"
#include "replies.h"

namespace mock::api {
namespace {

constexpr std::size_t room_for_lines = lines_of_a_pdf - 16;

Reply file(std::string bytes, std::string_view type, const std::string& name) {
  return {200, std::move(bytes), type, {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

std::string period(Time begin, Time end) { return "Period: " + rfc3339(begin) + " to " + rfc3339(end); }

void add_lines(std::vector<std::string>& page, const Invoice& invoice) {
  const auto shown = std::min(invoice.lines.size(), room_for_lines);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& line = invoice.lines[i];
    page.push_back(line.line_total_local + " " + invoice.currency + "   " + line.description);
  }
  if (shown < invoice.lines.size()) page.push_back("... and " + std::to_string(invoice.lines.size() - shown) + " more");
}

// What JSON says of the field: a text as it is, anything else as JSON.
std::string cell(const views::AnyField& field, const views::Viewpoint& at, const views::LineOfInvoice& line) {
  if (field.is_left_out && field.is_unset(&line)) return {};
  json::Writer out;
  field.write(out, at, &line);
  auto text = out.take();
  if (!text.starts_with('"')) return text;
  json::Problems none;
  return std::string(json::parse(text, none).as_text());
}

}  // namespace

const json::Shape& file_shape() {
  static const auto shape = json::text();
  return shape;
}

Reply invoice_pdf(const State& state, const Invoice& invoice) {
  const auto* group = invoices::billing_group(state, invoice);
  std::vector<std::string> page{
      "Invoice " + invoice.invoice_number,
      "",
      "Organization: " + organizations::get(state, invoice.organization_id).organization_name,
      "Billing group: " + (group != nullptr ? group->billing_group_name : invoice.billing_group_name),
      period(invoice.period_begin, invoice.period_end),
      "Issued: " + rfc3339(invoice.issue_date),
      invoice.due_date ? "Due: " + rfc3339(*invoice.due_date) : "",
      "State: " + invoice.state,
      "",
      "Total without tax: " + invoice.net + " " + invoice.currency,
      "Total: " + invoice.total + " " + invoice.currency,
      "",
  };
  add_lines(page, invoice);
  return file(pdf(page), pdf_type, "invoice-" + invoice.invoice_number + ".pdf");
}

Reply credit_memo_pdf(const State& state, const CreditMemo& memo) {
  const std::vector<std::string> page{
      "Credit memo " + memo.credit_memo_id,
      "",
      "Organization: " + organizations::get(state, memo.organization_id).organization_name,
      "Invoice: " + memo.invoice_number,
      period(memo.period_begin, memo.period_end),
      "State: " + memo.state,
      "",
      "Total without tax: " + memo.net + " " + memo.currency,
      "Total: " + memo.total + " " + memo.currency,
  };
  return file(pdf(page), pdf_type, "credit-memo-" + memo.credit_memo_id + ".pdf");
}

Reply invoice_csv(const State& state, const Call& call, const Invoice& invoice,
                  const views::Picture<views::LineOfInvoice>& picture) {
  const auto& lines = invoices::lines(invoice);
  std::vector<std::string> record;
  for (const auto& field : picture.fields()) record.emplace_back(field.shown.name);
  auto table = csv_record(record);
  for (const auto& line : lines) {
    record.clear();
    for (const auto& field : picture.fields()) record.push_back(cell(field, seen_by(state, call), {&invoice, &line}));
    table += csv_record(record);
  }
  return file(std::move(table), csv_type, "invoice-" + invoice.invoice_number + ".csv");
}

}  // namespace mock::api
