// Invoices: /v1/organization/{organization_id}/invoices, the older /v1/billing-group/{billing_group_id}/invoice, and
// /v1/invoices/{invoice_number}.
#include "model/invoices.h"

#include <algorithm>

#include "api/authority.h"
#include "base/time.h"
#include "invoice_files.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "tables.h"

namespace mock::api {
namespace {

bool is_day(std::string_view text) { return text.size() == 10 && parse_rfc3339(std::string(text) + "T00:00:00Z"); }

const json::Shape& list_query() {
  using namespace json;
  static const Shape shape = object({
      optional("billing_group_ids", list(text()), "Invoices of any of these"),
      optional("state", list(views::invoice_state_shape()), "Invoices in any of these states"),
      optional("starting_date", text_like(is_day, "a day such as 2026-01-31", 10), "Periods that begin on it or later"),
      optional("ending_date", text_like(is_day, "a day such as 2026-01-31", 10), "Periods that end with it or earlier"),
  });
  return shape;
}

const json::Shape& csv_query() {
  using namespace json;
  static const Shape shape = object({
      required("cookie", text(), "The download_cookie of the invoice"),
      optional("project", text(), "Not used: it belongs to cookies of an API of projects"),
  });
  return shape;
}

const BillingGroup& group_of(const State& state, const Call& call) {
  return billing_groups::get(state, call.params["billing_group_id"]);
}

const Invoice& groups_invoice(const State& state, const Call& call) {
  return invoices::of_group(state, group_of(state, call), call.params["invoice_number"]);
}

const Invoice& downloaded(const State& state, const Call& call, std::string_view cookie) {
  return invoices::download(state, call.params["billing_group_id"], call.params["invoice_number"], cookie);
}

const Invoice& organizations_invoice(const State& state, const Call& call) {
  return invoices::get(state, call.organization_id(), call.params["invoice_number"]);
}

Reply list_of_group(const State& state, const Call& call) {
  const auto& group = group_of(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("invoices", [&] {
      for (const auto& each : state.invoices.with<&Invoice::organization_id, &Invoice::billing_group_id>(
               group.organization_id, group.billing_group_id))
        views::billing_group_invoice(out, state, each);
    });
  }
  return ok(out.take());
}

Reply brief_of_group(const State& state, const Call& call) {
  return ok(views::billing_group_invoice_brief(groups_invoice(state, call)));
}

Reply lines_of_group(const State& state, const Call& call) {
  return ok(views::invoice_lines(groups_invoice(state, call), views::billing_group_line_columns()));
}

Reply csv_of_group(const State& state, const Call& call) {
  return invoice_csv(downloaded(state, call, call.query.text("cookie")), views::billing_group_line_columns());
}

Reply download(const State& state, const Call& call) {
  return invoice_pdf(state, downloaded(state, call, call.params["download_cookie"]));
}

// The path names no organization, so the corridor has not asked for the right to read this one's invoices. Who lacks
// it is not told that there is such an invoice.
Reply get_by_number(const State& state, const Call& call) {
  const auto& invoice = invoices::get(state, call.params["invoice_number"]);
  const Place place{invoice.organization_id, {}, {}};
  if (const auto judgement = judge(state, call, place); !judgement.is_yes())
    throw judgement.refusal == &refusals::permission_denied ? Refusal(refusals::invoice_not_found)
                                                            : refusal_of(judgement, call.caller, {}, call.operation.id);
  json::Writer out;
  {
    const json::Object body(out);
    out.name("invoice");
    views::billing_group_invoice(out, state, invoice);
  }
  return ok(out.take());
}

// What a list of invoices is narrowed down to.
struct Filter {
  explicit Filter(const json::Value& query)
      : billing_group_ids(query.texts("billing_group_ids")),
        states(query.texts("state")),
        begin(parse_rfc3339(query.text("starting_date") + "T00:00:00Z")),
        end(parse_rfc3339(query.text("ending_date") + "T00:00:00Z")) {}

  [[nodiscard]] bool lets_through(const Invoice& invoice) const {
    const auto has = [](const std::vector<std::string>& wanted, const std::string& text) {
      return wanted.empty() || std::find(wanted.begin(), wanted.end(), text) != wanted.end();
    };
    return has(billing_group_ids, invoice.billing_group_id) && has(states, invoice.state) &&
           (!begin || invoice.period_begin >= *begin) && (!end || invoice.period_end <= *end + std::chrono::days(1));
  }

  std::vector<std::string> billing_group_ids, states;
  std::optional<Time> begin, end;
};

Reply list(const State& state, const Call& call) {
  const Filter filter(call.query);
  json::Writer out;
  {
    json::Object body(out);
    body.list("invoices", [&] {
      for (const auto& each : state.invoices.with<&Invoice::organization_id>(call.organization_id()))
        if (filter.lets_through(each)) views::organization_invoice(out, each);
    });
  }
  return ok(out.take());
}

Reply get(const State& state, const Call& call) {
  json::Writer out;
  views::organization_invoice(out, organizations_invoice(state, call));
  return ok(out.take());
}

Reply lines(const State& state, const Call& call) {
  return ok(views::invoice_lines(organizations_invoice(state, call), views::organization_line_columns()));
}

Reply csv(const State& state, const Call& call) {
  return invoice_csv(organizations_invoice(state, call), views::organization_line_columns());
}

Reply pdf(const State& state, const Call& call) { return invoice_pdf(state, organizations_invoice(state, call)); }

}  // namespace

std::vector<Operation> billing_group_invoice_operations() {
  constexpr std::string_view one = "/v1/billing-group/{billing_group_id}/invoice/{invoice_number}";
  constexpr std::string_view as_csv = "/v1/billing-group/{billing_group_id}/invoice/{invoice_number}/csv";
  constexpr std::string_view all_lines = "/v1/billing-group/{billing_group_id}/invoice/{invoice_number}/lines";
  constexpr std::string_view link = "/v1/billing-group/{billing_group_id}/invoice/{invoice_number}/{download_cookie}";
  constexpr Scopes read{"billing:read"};
  return {
      {.id = "BillingGroupInvoiceList",
       .method = Method::get,
       .path = "/v1/billing-group/{billing_group_id}/invoice",
       .scopes = read,
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::billing_group_invoices_shape,
       .handler = list_of_group,
       .summary = "List the invoices of a billing group"},
      {.id = "BillingGroupInvoiceGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::billing_group_invoice_brief_shape,
       .handler = brief_of_group,
       .summary = "Get an invoice of a billing group"},
      {.id = "BillingGroupInvoiceLinesList",
       .method = Method::get,
       .path = all_lines,
       .scopes = read,
       .needs = needs::any({"operator"}),
       .reply = views::billing_group_lines_shape,
       .handler = lines_of_group,
       .summary = "List the lines of an invoice of a billing group"},
      {.id = "BillingGroupInvoiceCsvGet",
       .method = Method::get,
       .path = as_csv,
       .needs = needs::anyone,
       .query = csv_query,
       .reply = file_shape,
       .reply_type = csv_type,
       .handler = csv_of_group,
       .summary = "Download the lines of an invoice as CSV; its cookie is asked for instead of a token"},
      {.id = "BillingGroupInvoiceDownload",
       .method = Method::get,
       .path = link,
       .needs = needs::anyone,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = download,
       .summary = "Download an invoice as PDF; its cookie is asked for instead of a token"},
      {.id = "InvoiceGet",
       .method = Method::get,
       .path = "/v1/invoices/{invoice_number}",
       .scopes = read,
       .elsewhere = {{needs::billing_read, "of the organization that the invoice is of"}},
       .reply = views::invoice_answer_shape,
       .handler = get_by_number,
       .summary = "Get an invoice of any organization whose invoices the caller may read"},
  };
}

std::vector<Operation> organization_invoice_operations() {
  constexpr std::string_view one = "/v1/organization/{organization_id}/invoice/{invoice_number}";
  constexpr std::string_view as_csv = "/v1/organization/{organization_id}/invoice/{invoice_number}/csv";
  constexpr std::string_view all_lines = "/v1/organization/{organization_id}/invoice/{invoice_number}/lines";
  constexpr std::string_view as_pdf = "/v1/organization/{organization_id}/invoice/{invoice_number}/pdf";
  constexpr Scopes read{"billing:read"};
  return {
      {.id = "OrganizationBillingInvoiceList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/invoices",
       .scopes = read,
       .needs = needs::billing_read,
       .query = list_query,
       .reply = views::organization_invoices_shape,
       .handler = list,
       .summary = "List the invoices of an organization"},
      {.id = "OrganizationBillingInvoiceGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::organization_invoice_shape,
       .handler = get,
       .summary = "Get an invoice"},
      {.id = "OrganizationBillingInvoiceLinesList",
       .method = Method::get,
       .path = all_lines,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::organization_lines_shape,
       .handler = lines,
       .summary = "List the lines of an invoice"},
      {.id = "OrganizationBillingInvoiceCsvGet",
       .method = Method::get,
       .path = as_csv,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = file_shape,
       .reply_type = csv_type,
       .handler = csv,
       .summary = "Get the lines of an invoice as CSV"},
      {.id = "OrganizationBillingInvoicePdfGet",
       .method = Method::get,
       .path = as_pdf,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = pdf,
       .summary = "Get an invoice as PDF"},
  };
}

}  // namespace mock::api
