#include "views/invoices.h"

#include "views/currency.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t longest_text = 1024;
constexpr std::int64_t length_of_day = 10;

// A moment of which only the day is told, in UTC.
struct Day {
  static void write(Writer& out, const std::optional<Time>& time) {
    out.value(rfc3339(*time).substr(0, length_of_day));
  }
  static std::optional<Time> read(const Value& value) {
    return parse_rfc3339(std::string(value.as_text()) + "T00:00:00Z");
  }
};

Shape line_type_shape() {
  return choice({"commitment_fee", "credit_consumption", "extra_charge", "multiplier", "other_event",
                 "pro_platform_charge", "rounding", "service_charge", "support_charge"});
}

Shape line_service_type_shape() {
  return choice({"alertmanager",
                 "application",
                 "clickhouse",
                 "datahub",
                 "dragonfly",
                 "elasticsearch",
                 "flink",
                 "grafana",
                 "kafka",
                 "kafka_connect",
                 "kafka_mirrormaker",
                 "mysql",
                 "nomadclient",
                 "opensearch",
                 "pg",
                 "sparkpool",
                 "stresstester",
                 "sw",
                 "thanos",
                 "thanoscompactor",
                 "thanosparquet",
                 "thanosquery",
                 "thanosreceiver",
                 "thanosruler",
                 "thanosstore",
                 "valkey",
                 "vector",
                 "vmalert"});
}

// A text of a line that only some lines have.
template <auto Member>
FieldOf<InvoiceLine> if_any(std::string_view name, std::string_view description) {
  return kept<Member>(name, text(), description).accepts(text(1, longest_text)).or_left_out();
}

}  // namespace

const Picture<Invoice>& billing_group_invoice() {
  static const Picture<Invoice> picture({
      kept<&Invoice::billing_group_id>("billing_group_id", text()),
      worked_out<Invoice>("billing_group_name", text(0, 128),
                          [](const Viewpoint& at, const Invoice& invoice) {
                            const auto* group = invoices::billing_group(at.state, invoice);
                            return group != nullptr ? group->billing_group_name : invoice.billing_group_name;
                          }),
      worked_out<Invoice>("billing_group_state", choice({"active", "deleted"}),
                          [](const Viewpoint& at, const Invoice& invoice) {
                            return invoices::billing_group(at.state, invoice) != nullptr ? "active" : "deleted";
                          }),
      kept<&Invoice::currency>("currency", currency_shape(), "Of the amounts"),
      kept<&Invoice::download_cookie>("download_cookie", text(),
                                      "With it the invoice can be downloaded without a token"),
      kept<&Invoice::due_date>("due_date", time(), "When it is to be paid").or_left_out(),
      kept<&Invoice::generated_at>("generated_at", time()),
      kept<&Invoice::invoice_number>("invoice_number", text(1, longest_invoice_number)),
      kept<&Invoice::issue_date>("issue_date", time()),
      kept<&Invoice::period_begin>("period_begin", time(), "The first moment that is billed"),
      kept<&Invoice::period_end>("period_end", time(), "The end of what is billed"),
      kept<&Invoice::state>("state", invoice_state_shape(), "How far it is"),
      kept<&Invoice::total>("total_inc_vat", text(0, longest_amount), "With taxes"),
      kept<&Invoice::net>("total_vat_zero", text(0, longest_amount), "Without taxes"),
  });
  return picture;
}

const Picture<Invoice>& billing_group_invoice_brief() {
  static const Picture<Invoice> picture({
      kept<&Invoice::due_date>("due_date", time()).or_left_out(),
      kept<&Invoice::generated_at>("generated_at", time()),
      kept<&Invoice::invoice_number>("invoice_number", text()),
      kept<&Invoice::state>("invoice_state", invoice_state_shape()),
      kept<&Invoice::total>("local_inc_vat", text(), "With taxes"),
      kept<&Invoice::net>("local_vat_zero", text(), "Without taxes"),
  });
  return picture;
}

const Picture<Invoice>& organization_invoice() {
  static const Picture<Invoice> picture({
      kept<&Invoice::billing_group_id>("billing_group_id", text()),
      kept<&Invoice::generated_at>("create_time", time()),
      kept<&Invoice::currency>("currency", currency_shape(), "Of the amounts"),
      kept<&Invoice::download_only>("download_only", boolean(), "The invoice has no lines to read"),
      kept<&Invoice::due_date, Day>("due_date", text(0, length_of_day), "A day").or_left_out(),
      kept<&Invoice::invoice_number>("invoice_number", text()),
      invoice_period<Invoice>(),
      kept<&Invoice::issue_date, Day>("issue_date", text(0, length_of_day), "A day"),
      kept<&Invoice::net>("net", text(), "Without taxes"),
      kept<&Invoice::net_usd>("net_usd", text(), "The same in dollars"),
      kept<&Invoice::organization_id>("organization_id", text()),
      kept<&Invoice::state>("state", invoice_state_shape(), "How far it is"),
      kept<&Invoice::total>("total", text(), "With taxes"),
      kept<&Invoice::total_usd>("total_usd", text(), "The same in dollars"),
  });
  return picture;
}

const Picture<InvoiceLine>& invoice_line() {
  using Line = InvoiceLine;
  static const Picture<Line> picture({
      if_any<&Line::cloud_name>("cloud_name", "Where the service ran"),
      if_any<&Line::commitment_name>("commitment_name", "The commitment it is under"),
      kept<&Line::description>("description", text(), "For people").accepts(text(1, longest_text)),
      if_any<&Line::line_pre_discount_local>("line_pre_discount_local",
                                             "Before discount, in the currency of the invoice"),
      kept<&Line::line_total_local>("line_total_local", text(), "In the currency of the invoice, before tax"),
      kept<&Line::line_total_usd>("line_total_usd", text(), "In dollars, before tax"),
      kept<&Line::line_type>("line_type", line_type_shape(), "What the line is for"),
      if_any<&Line::project_name>("project_name", "Any text: the project may be gone"),
      if_any<&Line::service_name>("service_name", "The service it is for"),
      if_any<&Line::service_plan>("service_plan", "The plan of the service"),
      kept<&Line::service_type>("service_type", line_service_type_shape(), "What kind of service it is").or_left_out(),
      kept<&Line::tags>("tags", map(text()), "Of the service"),
      kept<&Line::timestamp_begin>("timestamp_begin", time()),
      kept<&Line::timestamp_end>("timestamp_end", time()),
  });
  return picture;
}

const Picture<LineOfInvoice>& billing_group_line() {
  static const auto picture =
      Picture<LineOfInvoice>(fields_of<&LineOfInvoice::line>(invoice_line()))
          .with({worked_out<LineOfInvoice>(
              "local_currency", text(), [](const LineOfInvoice& of) -> auto& { return of.invoice->currency; })})
          .by_name();
  return picture;
}

const Picture<LineOfInvoice>& organization_line() {
  using Line = InvoiceLine;
  static const Picture<Line> line({
      kept<&Line::timestamp_begin>("begin_time", time()),
      if_any<&Line::cloud_name>("cloud", "Where the service ran"),
      kept<&Line::description>("description", text()),
      kept<&Line::timestamp_end>("end_time", time()),
      kept<&Line::line_type>("line_type", line_type_shape()),
      if_any<&Line::service_plan>("plan", "The plan of the service"),
      if_any<&Line::project_name>("project_id", "The name of the project, which may be gone"),
      if_any<&Line::service_name>("service_id", "The name of the service"),
      if_any<&Line::service_type>("service_type", "What kind of service it is"),
      kept<&Line::tags>("tags", map(text()), "Of the service"),
      kept<&Line::line_total_local>("total", text(), "In the currency, before tax"),
      kept<&Line::line_total_usd>("total_usd", text(), "In dollars, before tax"),
  });
  static const auto picture =
      Picture<LineOfInvoice>(fields_of<&LineOfInvoice::line>(line))
          .with({worked_out<LineOfInvoice>(
              "currency", currency_shape(), [](const LineOfInvoice& of) -> auto& { return of.invoice->currency; })})
          .by_name();
  return picture;
}

Shape invoice_state_shape() {
  return choice({"accrual", "consolidated", "due", "due_only_project_charges_calculated", "estimate",
                 "estimate_only_project_charges_calculated", "failed_credit_card_charge", "failed_no_credit_card",
                 "mailed", "no_payment_expected", "paid", "partner_metering", "uncollectible", "waived"});
}

}  // namespace mock::views
