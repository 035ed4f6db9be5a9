// /v1/organization/{organization_id}/credit-memos, and the download links of credit memos.
#include "model/credit_memos.h"

#include "api/operation.h"
#include "invoice_files.h"
#include "replies.h"
#include "tables.h"
#include "views/credit_memos.h"

namespace mock::api {
namespace {

const CreditMemo& wanted(const State& state, const Call& call) {
  return credit_memos::get(state, call.organization_id(), call.params["credit_memo_id"]);
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("credit_memos", views::credit_memo(), state, call,
                         state.credit_memos.with<&CreditMemo::organization_id>(call.organization_id()));
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::credit_memo(), state, call, wanted(state, call));
}

Reply pdf(const State& state, const Call& call) { return credit_memo_pdf(state, wanted(state, call)); }

Reply download(const State& state, const Call& call) {
  return credit_memo_pdf(state,
                         credit_memos::download(state, call.params["credit_memo_id"], call.params["download_cookie"]));
}

}  // namespace

std::vector<Operation> credit_memo_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/credit-memos";
  constexpr std::string_view one = "/v1/organization/{organization_id}/credit-memos/{credit_memo_id}";
  constexpr std::string_view as_pdf = "/v1/organization/{organization_id}/credit-memos/{credit_memo_id}/pdf";
  constexpr Scopes read{"billing:read"};
  return {
      {.id = "OrganizationBillingCreditMemosList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of_list<"credit_memos", views::credit_memo>,
       .handler = list,
       .summary = "List the credit memos of an organization"},
      {.id = "OrganizationBillingCreditMemoGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = views::shape_of<views::credit_memo>,
       .handler = get,
       .summary = "Get a credit memo"},
      {.id = "OrganizationBillingCreditMemoPdfGet",
       .method = Method::get,
       .path = as_pdf,
       .scopes = read,
       .needs = needs::billing_read,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = pdf,
       .summary = "Get a credit memo as PDF"},
      {.id = "BillingCreditMemoDownload",
       .method = Method::get,
       .path = "/v1/credit-memos/{credit_memo_id}/{download_cookie}",
       .needs = needs::anyone,
       .reply = file_shape,
       .reply_type = pdf_type,
       .handler = download,
       .summary = "Download a credit memo as PDF; its cookie is asked for instead of a token"},
  };
}

}  // namespace mock::api
