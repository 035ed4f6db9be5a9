#include "views/invoices.h"

#include "json/writer.h"
#include "views/currency.h"

namespace mock::views {

using namespace json;

namespace {

std::string date(Time time) { return rfc3339(time).substr(0, 10); }

std::string text_of(const std::string& text) { return text; }
std::string text_of(const std::optional<Time>& time) { return time ? rfc3339(*time) : ""; }
std::string text_of(const Tags& tags) {
  Writer out;
  {
    Object object(out);
    for (const auto& [name, value] : tags) object(name, value);
  }
  return out.take();
}

template <auto Member>
std::string of(const Invoice& /*invoice*/, const InvoiceLine& line) {
  return text_of(line.*Member);
}
std::string currency_of(const Invoice& invoice, const InvoiceLine& /*line*/) { return invoice.currency; }

void write_line(Writer& out, const Invoice& invoice, const InvoiceLine& line, const LineColumns& columns) {
  Object object(out);
  for (const auto& [field, text] : columns) {
    const auto value = text(invoice, line);
    if (value.empty()) continue;
    if (field.shape.kind == Shape::Kind::map) {
      out.name(field.name);
      out.raw(value);
    } else {
      object(field.name, value);
    }
  }
}

Shape lines_shape(const LineColumns& columns) {
  std::vector<Field> fields;
  fields.reserve(columns.size());
  for (const auto& column : columns) fields.push_back(column.field);
  return object({required("lines", list(object(std::move(fields))))});
}

}  // namespace

const Shape& billing_group_invoice_shape() {
  static const Shape shape = object({
      required("billing_group_id", text()),
      required("billing_group_name", text(0, 128)),
      required("billing_group_state", choice({"active", "deleted"})),
      required("currency", currency_shape()),
      required("download_cookie", text(), "With it the invoice can be downloaded without a token"),
      optional("due_date", time()),
      required("generated_at", time()),
      required("invoice_number", text(1, longest_invoice_number)),
      required("issue_date", time()),
      required("period_begin", time()),
      required("period_end", time()),
      required("state", invoice_state_shape()),
      required("total_inc_vat", text(0, longest_amount)),
      required("total_vat_zero", text(0, longest_amount)),
  });
  return shape;
}

void billing_group_invoice(Writer& out, const State& state, const Invoice& invoice) {
  const auto* group = invoices::billing_group(state, invoice);
  Object object(out);
  object("billing_group_id", invoice.billing_group_id);
  object("billing_group_name", group != nullptr ? group->billing_group_name : invoice.billing_group_name);
  object("billing_group_state", group != nullptr ? "active" : "deleted")("currency", invoice.currency);
  object("download_cookie", invoice.download_cookie);
  if (invoice.due_date) object("due_date", *invoice.due_date);
  object("generated_at", invoice.generated_at)("invoice_number", invoice.invoice_number);
  object("issue_date", invoice.issue_date)("period_begin", invoice.period_begin)("period_end", invoice.period_end);
  object("state", invoice.state)("total_inc_vat", invoice.total)("total_vat_zero", invoice.net);
}

const Shape& billing_group_invoices_shape() {
  static const Shape shape = object({required("invoices", list(billing_group_invoice_shape()))});
  return shape;
}

const Shape& invoice_answer_shape() {
  static const Shape shape = object({required("invoice", billing_group_invoice_shape())});
  return shape;
}

const Shape& billing_group_invoice_brief_shape() {
  static const Shape shape = object({required("invoice", object({
                                                             optional("due_date", time()),
                                                             required("generated_at", time()),
                                                             required("invoice_number", text()),
                                                             required("invoice_state", invoice_state_shape()),
                                                             required("local_inc_vat", text()),
                                                             required("local_vat_zero", text()),
                                                         }))});
  return shape;
}

std::string billing_group_invoice_brief(const Invoice& invoice) {
  Writer out;
  {
    const Object body(out);
    Object object(out, "invoice");
    if (invoice.due_date) object("due_date", *invoice.due_date);
    object("generated_at", invoice.generated_at)("invoice_number", invoice.invoice_number);
    object("invoice_state", invoice.state)("local_inc_vat", invoice.total)("local_vat_zero", invoice.net);
  }
  return out.take();
}

const Shape& organization_invoice_shape() {
  static const Shape shape = object({
      required("billing_group_id", text()),
      required("create_time", time()),
      required("currency", currency_shape()),
      required("download_only", boolean(), "The invoice has no lines to read"),
      optional("due_date", text(0, 10), "A day"),
      required("invoice_number", text()),
      required("invoice_period", invoice_period_shape()),
      required("issue_date", text(0, 10), "A day"),
      required("net", text(), "Without taxes"),
      required("net_usd", text()),
      required("organization_id", text()),
      required("state", invoice_state_shape()),
      required("total", text(), "With taxes"),
      required("total_usd", text()),
  });
  return shape;
}

void organization_invoice(Writer& out, const Invoice& invoice) {
  Object object(out);
  object("billing_group_id", invoice.billing_group_id)("create_time", invoice.generated_at);
  object("currency", invoice.currency)("download_only", invoice.download_only);
  if (invoice.due_date) object("due_date", date(*invoice.due_date));
  object("invoice_number", invoice.invoice_number);
  out.name("invoice_period");
  invoice_period(out, invoice.period_begin, invoice.period_end);
  object("issue_date", date(invoice.issue_date))("net", invoice.net)("net_usd", invoice.net_usd);
  object("organization_id", invoice.organization_id)("state", invoice.state);
  object("total", invoice.total)("total_usd", invoice.total_usd);
}

const Shape& organization_invoices_shape() {
  static const Shape shape = object({required("invoices", list(organization_invoice_shape()))});
  return shape;
}

Shape invoice_period_shape() { return object({required("begin_time", time()), required("end_time", time())}); }

void invoice_period(Writer& out, Time begin, Time end) {
  Object object(out);
  object("begin_time", begin)("end_time", end);
}

const LineColumns& billing_group_line_columns() {
  using Line = InvoiceLine;
  static const LineColumns columns{
      {optional("cloud_name", text()), of<&Line::cloud_name>},
      {optional("commitment_name", text()), of<&Line::commitment_name>},
      {required("description", text()), of<&Line::description>},
      {optional("line_pre_discount_local", text()), of<&Line::line_pre_discount_local>},
      {required("line_total_local", text()), of<&Line::line_total_local>},
      {required("line_total_usd", text()), of<&Line::line_total_usd>},
      {required("line_type", line_type_shape()), of<&Line::line_type>},
      {required("local_currency", text()), currency_of},
      {optional("project_name", text()), of<&Line::project_name>},
      {optional("service_name", text()), of<&Line::service_name>},
      {optional("service_plan", text()), of<&Line::service_plan>},
      {optional("service_type", line_service_type_shape()), of<&Line::service_type>},
      {required("tags", map(text())), of<&Line::tags>},
      {required("timestamp_begin", time()), of<&Line::timestamp_begin>},
      {required("timestamp_end", time()), of<&Line::timestamp_end>},
  };
  return columns;
}

const LineColumns& organization_line_columns() {
  using Line = InvoiceLine;
  static const LineColumns columns{
      {required("begin_time", time()), of<&Line::timestamp_begin>},
      {optional("cloud", text()), of<&Line::cloud_name>},
      {required("currency", currency_shape()), currency_of},
      {required("description", text()), of<&Line::description>},
      {required("end_time", time()), of<&Line::timestamp_end>},
      {required("line_type", line_type_shape()), of<&Line::line_type>},
      {optional("plan", text()), of<&Line::service_plan>},
      {optional("project_id", text()), of<&Line::project_name>},
      {optional("service_id", text()), of<&Line::service_name>},
      {optional("service_type", text()), of<&Line::service_type>},
      {required("tags", map(text())), of<&Line::tags>},
      {required("total", text()), of<&Line::line_total_local>},
      {required("total_usd", text()), of<&Line::line_total_usd>},
  };
  return columns;
}

const Shape& billing_group_lines_shape() {
  static const Shape shape = lines_shape(billing_group_line_columns());
  return shape;
}

const Shape& organization_lines_shape() {
  static const Shape shape = lines_shape(organization_line_columns());
  return shape;
}

std::string invoice_lines(const Invoice& invoice, const LineColumns& columns) {
  const auto& lines = invoices::lines(invoice);
  Writer out;
  {
    Object body(out);
    body.list("lines", [&] {
      for (const auto& line : lines) write_line(out, invoice, line, columns);
    });
  }
  return out.take();
}

Shape invoice_state_shape() {
  return choice({"accrual", "consolidated", "due", "due_only_project_charges_calculated", "estimate",
                 "estimate_only_project_charges_calculated", "failed_credit_card_charge", "failed_no_credit_card",
                 "mailed", "no_payment_expected", "paid", "partner_metering", "uncollectible", "waived"});
}

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

}  // namespace mock::views
