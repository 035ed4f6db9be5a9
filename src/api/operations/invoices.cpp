// Invoices: /v1/organization/{organization_id}/invoices, the older /v1/billing-group/{billing_group_id}/invoice and
// /v1/project/{project}/invoice, and /v1/invoices/{invoice_number}.
#include "model/invoices.h"

#include <algorithm>

#include "api/authority.h"
#include "base/time.h"
#include "invoice_files.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

bool is_day(std::string_view text) { return text.size() == 10 && parse_rfc3339(std::string(text) + "T00:00:00Z"); }

json::Shape day() { return json::text_like(is_day, "a day such as 2026-01-31", 10).matching({}, "date"); }

const json::Shape& list_query() {
  using namespace json;
  static const Shape shape = object({
      optional("billing_group_ids", list(text()), "Invoices of any of these"),
      optional("state", list(views::invoice_state_shape()), "Invoices in any of these states"),
      optional("starting_date", day(), "Periods that begin on it or later"),
      optional("ending_date", day(), "Periods that end with it or earlier"),
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

std::vector<views::LineOfInvoice> lines_of(const Invoice& invoice) {
  std::vector<views::LineOfInvoice> lines;
  for (const auto& line : invoices::lines(invoice)) lines.push_back({&invoice, &line});
  return lines;
}

Reply list_of(const State& state, const Call& call, const BillingGroup& group) {
  return reply_with_list("invoices", views::billing_group_invoice(), state, call,
                         state.invoices.with<&Invoice::organization_id, &Invoice::billing_group_id>(
                             group.organization_id, group.billing_group_id));
}

Reply list_of_group(const State& state, const Call& call) { return list_of(state, call, group_of(state, call)); }

const BillingGroup& group_of_project(const State& state, const Call& call) {
  return billing_groups::get(state, projects::get(state, call.params["project"]).billing_group_id);
}

Reply list_of_project(const State& state, const Call& call) {
  return list_of(state, call, group_of_project(state, call));
}

Reply brief_of_group(const State& state, const Call& call) {
  return reply_under("invoice", views::billing_group_invoice_brief(), state, call, groups_invoice(state, call));
}

Reply lines_of_group(const State& state, const Call& call) {
  return reply_with_list("lines", views::billing_group_line(), state, call, lines_of(groups_invoice(state, call)));
}

Reply csv_of_group(const State& state, const Call& call) {
  return invoice_csv(state, call, downloaded(state, call, call.query.text("cookie")), views::billing_group_line());
}

Reply download(const State& state, const Call& call) {
  return invoice_pdf(state, downloaded(state, call, call.params["download_cookie"]));
}

Reply download_of_project(const State& state, const Call& call) {
  const auto& group = group_of_project(state, call);
  return invoice_pdf(state, invoices::download(state, group.billing_group_id, call.params["invoice_number"],
                                               call.params["download_cookie"]));
}

// The path names no organization, so the corridor has not asked for the right to read this one's invoices. Who lacks
// it is not told that there is such an invoice.
Reply get_by_number(const State& state, const Call& call) {
  const auto& invoice = invoices::get(state, call.params["invoice_number"]);
  const Place place{invoice.organization_id, {}, {}};
  if (const auto judgement = judge(state, call, place); !judgement.is_yes()) {
    auto denial = denial_of(state, call, place, judgement);
    if (judgement.refusal != &refusals::permission_denied) throw std::move(denial);
    throw Denial(Refusal(refusals::invoice_not_found), std::move(denial.reason));
  }
  return reply_under("invoice", views::billing_group_invoice(), state, call, invoice);
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
  return reply_with_list("invoices", views::organization_invoice(), state, call,
                         state.invoices.with<&Invoice::organization_id>(call.organization_id()),
                         [&](const Invoice& each) { return filter.lets_through(each) ? &each : nullptr; });
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::organization_invoice(), state, call, organizations_invoice(state, call));
}

Reply lines(const State& state, const Call& call) {
  return reply_with_list("lines", views::organization_line(), state, call,
                         lines_of(organizations_invoice(state, call)));
}

Reply csv(const State& state, const Call& call) {
  return invoice_csv(state, call, organizations_invoice(state, call), views::organization_line());
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
       .reply = views::shape_of_list<"invoices", views::billing_group_invoice>,
       .handler = list_of_group,
       .summary = "List the invoices of a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupInvoiceGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_under<"invoice", views::billing_group_invoice_brief>,
       .handler = brief_of_group,
       .summary = "Get an invoice of a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupInvoiceLinesList",
       .method = Method::get,
       .path = all_lines,
       .scopes = read,
       .needs = needs::any({"operator"}),
       .reply = views::shape_of_list<"lines", views::billing_group_line>,
       .handler = lines_of_group,
       .summary = "List the lines of an invoice of a billing group",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupInvoiceCsvGet",
       .method = Method::get,
       .path = as_csv,
       .needs = needs::anyone,
       .query = csv_query,
       .reply = file_shape,
       .reply_type = csv_type,
       .handler = csv_of_group,
       .summary = "Download the lines of an invoice as CSV; its cookie is asked for instead of a token",
       .deprecated = &deprecations::billing_groups},
      {.id = "BillingGroupInvoiceDownload",
       .method = Method::get,
       .path = link,
       .needs = needs::anyone,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = download,
       .summary = "Download an invoice as PDF; its cookie is asked for instead of a token",
       .deprecated = &deprecations::billing_groups},
      {.id = "ProjectInvoiceList",
       .method = Method::get,
       .path = "/v1/project/{project}/invoice",
       .scopes = {"billing:read", "projects:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = views::shape_of_list<"invoices", views::billing_group_invoice>,
       .handler = list_of_project,
       .summary = "List the invoices of the billing group of a project",
       .deprecated = &deprecations::project_invoices},
      {.id = "ProjectInvoiceGet",
       .method = Method::get,
       .path = "/v1/project/{project}/invoice/{invoice_number}/{download_cookie}",
       .needs = needs::anyone,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = download_of_project,
       .summary = "Download an invoice of a project's billing group as PDF; its cookie is asked for instead of a token",
       .deprecated = &deprecations::project_invoices},
      {.id = "InvoiceGet",
       .method = Method::get,
       .path = "/v1/invoices/{invoice_number}",
       .scopes = read,
       .elsewhere = {{needs::billing_read, "of the organization that the invoice is of"}},
       .reply = views::shape_under<"invoice", views::billing_group_invoice>,
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
       .reply = views::shape_of_list<"invoices", views::organization_invoice>,
       .handler = list,
       .summary = "List the invoices of an organization"},
      {.id = "OrganizationBillingInvoiceGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::organization_invoice>,
       .handler = get,
       .summary = "Get an invoice"},
      {.id = "OrganizationBillingInvoiceLinesList",
       .method = Method::get,
       .path = all_lines,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"lines", views::organization_line>,
       .handler = lines,
       .summary = "List the lines of an invoice"},
      {.id = "OrganizationBillingInvoicesLinesList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/invoices/{invoice_number}/lines",
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"lines", views::organization_line>,
       .handler = lines,
       .summary = "List the lines of an invoice, at a path that is not published"},
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
