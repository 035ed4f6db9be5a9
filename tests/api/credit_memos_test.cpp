// Credit memos, and their download links.
#include "support/acme_invoices.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/pdf_file.h"

namespace mock::test {
namespace {

const std::string memos = acme + "/credit-memos", memo = memos + "/memo-1", links = "/v1/credit-memos/";

const Json first_memo = Json::parse(R"({
  "create_time": "2025-12-20T00:00:00Z", "credit_memo_id": "memo-1", "currency": "EUR", "invoice_number": "ab12-1",
  "invoice_period": {"begin_time": "2025-11-01T00:00:00Z", "end_time": "2025-12-01T00:00:00Z"},
  "issue_time": "2025-12-21T00:00:00Z", "net": "10.00", "net_usd": "11.00", "send_time": "2025-12-22T00:00:00Z",
  "state": "sent", "total": "12.40"})");

TEST_CASE("An organization lists its credit memos and gets one", "[credit_memos]") {
  AWorld world(with_invoices());
  const auto listed = world.as(sofia).get(memos).json["credit_memos"];
  REQUIRE(listed.size() == 2);
  CHECK(listed[0] == first_memo);
  CHECK(listed[1] == Json::parse(R"({
    "create_time": "2026-01-01T00:00:00Z", "credit_memo_id": "memo-2", "currency": "USD", "invoice_number": "ab12-2",
    "invoice_period": {"begin_time": "2025-12-01T00:00:00Z", "end_time": "2026-01-01T00:00:00Z"}, "net": "1",
    "net_usd": "1", "state": "draft", "total": "1"})"));
  CHECK(world.as(sofia).get(memo).json == first_memo);
  AWorld without;
  CHECK(without.as(sofia).get(memos).json == Json{{"credit_memos", Json::array()}});
}

TEST_CASE("A credit memo is downloaded as PDF, by right or by its cookie", "[credit_memos][pdf]") {
  AWorld world(with_invoices());
  const auto ours = world.as(sofia).get(memo + "/pdf");
  CHECK(ours.status == 200);
  CHECK(ours.content_type == "application/pdf");
  CHECK(ours.header("Content-Disposition") == "attachment; filename=\"credit-memo-memo-1.pdf\"");
  CHECK(lines_of_pdf(ours.text) ==
        std::vector<std::string>{"Credit memo memo-1", "", "Organization: Acme", "Invoice: ab12-1",
                                 "Period: 2025-11-01T00:00:00Z to 2025-12-01T00:00:00Z", "State: sent", "",
                                 "Total without tax: 10.00 EUR", "Total: 12.40 EUR"});
  CHECK(world.as(nobody).get(links + "memo-1/" + memo_cookie).text == ours.text);
  for (const auto& cookie : {november_cookie, std::string("other-cookie"), std::string("pdf")}) {
    const auto answer = world.as(sofia).get(links + "memo-1/" + cookie);
    CHECK(answer.status == 403);
    CHECK(answer.code() == "request_forbidden");
    CHECK(answer.text.find(cookie) == std::string::npos);
  }
}

TEST_CASE("Credit memos are for those who may read what is billed", "[credit_memos][access]") {
  const auto permission = GENERATE("", "organization:billing:read", "organization:billing:write", "operator");
  AWorld world(with_invoices());
  if (*permission != '\0') grant_to_mike(world, permission);
  const bool may = std::string_view(permission).starts_with("organization:billing");
  for (const auto& path : {memos, memo, memo + "/pdf"}) {
    INFO(permission << " " << path);
    CHECK(world.as(mike).get(path).code() == (may ? "" : "permission_denied"));
    CHECK(world.as(olga).get(path).code() == "permission_denied");
    CHECK(world.as(arthur).get(path).status == 200);
    CHECK(world.as(nobody).get(path).status == 401);
  }
}

TEST_CASE("Another organization's credit memo is not found", "[credit_memos]") {
  AWorld world(with_invoices());
  const auto before = world.state_but_for_use();
  for (const std::string id : {"memo-other", "nothing"}) {
    for (const auto* rest : {"", "/pdf"}) {
      const auto answer = world.as(sofia).get(memos + "/" + id + rest);
      CHECK(answer.status == 404);
      CHECK(answer.code() == "credit_memo_not_found");
    }
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Credit memos without an id or a cookie are given one", "[credit_memos][fixtures]") {
  auto fixture = with_invoices();
  fixture["organizations"][0]["credit_memos"] = {{{"invoice_number", "ab12-3"}, {"net", "5"}, {"total", "5"}}};
  AWorld world(fixture);
  const auto made = world.control(Method::get, "/_mock/state").json["organizations"][0]["credit_memos"][0];
  const auto id = made["credit_memo_id"].get<std::string>(), cookie = made["download_cookie"].get<std::string>();
  CHECK(id.starts_with("cm"));
  CHECK(cookie.size() == 32);
  CHECK(world.as(nobody).get(links + id + "/" + cookie).status == 200);
}

TEST_CASE("Credit memos that contradict something are faults", "[credit_memos][fixtures]") {
  const auto [what, change, expected] = GENERATE(table<std::string, std::function<void(Json&)>, std::string>({
      {"an id twice", [](Json& m) { m[1]["credit_memo_id"] = "memo-1"; },
       "/organizations/0/credit_memos/1/credit_memo_id: the credit_memo_id memo-1 is used twice\n"},
      {"an invoice that is not there", [](Json& m) { m[1]["invoice_number"] = "nothing"; },
       "/organizations/0/credit_memos/1/invoice_number: the organization has no invoice \"nothing\"\n"},
      {"an invoice of another organization", [](Json& m) { m[1]["invoice_number"] = "other-1"; },
       "/organizations/0/credit_memos/1/invoice_number: the organization has no invoice \"other-1\"\n"},
      {"no dollars", [](Json& m) { m[0].erase("net_usd"); },
       "/organizations/0/credit_memos/0: net_usd is missing: it is known without being told only for dollars\n"},
      {"a period that ends early", [](Json& m) { m[0]["period_end"] = "2025-10-01T00:00:00Z"; },
       "/organizations/0/credit_memos/0/period_end: the period ends before it begins\n"},
  }));
  INFO(what);
  const auto change_memos = [&change = change](Json& f) { change(f["organizations"][0]["credit_memos"]); };
  CHECK(problems_with(change_memos, with_invoices()) == expected);
}

const DocumentedErrors credit_memo_errors{
    with_invoices,
    {
        {"BillingCreditMemoDownload", "403 request_forbidden", get(nobody, links + "memo-1/other-cookie")},
        {"BillingCreditMemoDownload", "404 invoice_not_found", get(nobody, links + "nothing/other-cookie")},
        {"OrganizationBillingCreditMemosList", "404 organization_not_found", get(sofia, nowhere + "/credit-memos")},
        {"OrganizationBillingCreditMemoGet", "404 organization_not_found",
         get(sofia, nowhere + "/credit-memos/memo-1")},
        {"OrganizationBillingCreditMemoPdfGet", "404 organization_not_found",
         get(sofia, nowhere + "/credit-memos/memo-1/pdf")},
    }};

}  // namespace
}  // namespace mock::test
