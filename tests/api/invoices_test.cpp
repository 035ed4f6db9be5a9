// Invoices, at the doors of billing groups and of organizations, with and without a token.
#include "support/acme_invoices.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/pdf_file.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string of_group = "/v1/billing-group/" + acme_group + "/invoice", all = acme + "/invoices",
                  november = acme + "/invoice/ab12-1", groups_november = of_group + "/ab12-1";
const std::string link = groups_november + "/" + november_cookie,
                  csv_link = groups_november + "/csv?cookie=" + november_cookie;

Json numbers(const Answer& answer) {
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  Json found = Json::array();
  for (const auto& invoice : answer.member("invoices")) found.push_back(invoice["invoice_number"]);
  return found;
}

const Json november_of_group = Json::parse(R"({
  "billing_group_id": "11111111-1111-4111-8111-111111111111", "billing_group_name": "Main",
  "billing_group_state": "active", "currency": "EUR", "download_cookie": "november-cookie",
  "due_date": "2025-12-17T00:00:00Z", "generated_at": "2025-12-02T08:00:00Z", "invoice_number": "ab12-1",
  "issue_date": "2025-12-03T09:30:00Z", "period_begin": "2025-11-01T00:00:00Z", "period_end": "2025-12-01T00:00:00Z",
  "state": "due", "total_inc_vat": "124.00", "total_vat_zero": "100.00"})");

const Json november_of_organization = Json::parse(R"({
  "billing_group_id": "11111111-1111-4111-8111-111111111111", "create_time": "2025-12-02T08:00:00Z",
  "currency": "EUR", "download_only": false, "due_date": "2025-12-17", "invoice_number": "ab12-1",
  "invoice_period": {"begin_time": "2025-11-01T00:00:00Z", "end_time": "2025-12-01T00:00:00Z"},
  "issue_date": "2025-12-03", "net": "100.00", "net_usd": "110.00", "organization_id": "org5a1e9d0ac1e",
  "state": "due", "total": "124.00", "total_usd": "136.40"})");

TEST_CASE("A billing group lists its invoices", "[invoices]") {
  AWorld world(with_invoices());
  const auto listed = world.as(sofia).get(of_group + "?limit=999");
  CHECK(numbers(listed) == Json{"ab12-1", "ab12-2"});
  CHECK(listed.json["invoices"][0] == november_of_group);
  const auto second = listed.json["invoices"][1];
  CHECK(second["state"] == "paid");
  CHECK(second["currency"] == "USD");
  CHECK(second["generated_at"] == "2026-01-01T00:00:00Z");
  CHECK(second["issue_date"] == "2026-01-01T00:00:00Z");
  CHECK_FALSE(second.contains("due_date"));
  CHECK(second["download_cookie"].get<std::string>().size() == 32);
}

TEST_CASE("A billing group tells briefly of one invoice, and of its lines", "[invoices]") {
  AWorld world(with_invoices());
  CHECK(world.as(sofia).get(groups_november).json == Json::parse(R"({"invoice": {
    "due_date": "2025-12-17T00:00:00Z", "generated_at": "2025-12-02T08:00:00Z", "invoice_number": "ab12-1",
    "invoice_state": "due", "local_inc_vat": "124.00", "local_vat_zero": "100.00"}})"));
  CHECK(world.as(sofia).get(groups_november + "/lines").json == Json::parse(R"({"lines": [
    {"cloud_name": "google-europe-west1", "commitment_name": "2025",
     "description": "pg-1 (November), \"startup-4\"", "line_pre_discount_local": "95.00",
     "line_total_local": "90.00", "line_total_usd": "99.00", "line_type": "service_charge", "local_currency": "EUR",
     "project_name": "acme-development", "service_name": "pg-1", "service_plan": "startup-4", "service_type": "pg",
     "tags": {"team": "data", "cost center": "7"}, "timestamp_begin": "2025-11-01T00:00:00Z",
     "timestamp_end": "2025-12-01T00:00:00Z"
},
    {"description": "Support", "line_total_local": "10.00", "line_total_usd": "11.00",
     "line_type": "support_charge", "local_currency": "EUR", "tags": {}, "timestamp_begin": "2025-11-01T00:00:00Z",
     "timestamp_end": "2025-12-01T00:00:00Z"}]
})"));
}

TEST_CASE("An organization lists its invoices, also those of groups that are gone", "[invoices]") {
  AWorld world(with_invoices());
  const auto listed = world.as(sofia).get(all);
  CHECK(numbers(listed) == Json{"ab12-1", "ab12-2", "ab12-3", "ab12-0"});
  CHECK(listed.json["invoices"][0] == november_of_organization);
  CHECK(world.as(sofia).get(november).json == november_of_organization);
  const auto download_only = world.as(sofia).get(acme + "/invoice/ab12-2").json;
  CHECK(download_only["download_only"] == true);
  CHECK(download_only["net_usd"] == "12.00");
  CHECK_FALSE(download_only.contains("due_date"));
  CHECK(world.as(sofia).get("/v1/organization/" + other_id + "/invoices").code() == "permission_denied");
  CHECK(numbers(world.as(olga).get("/v1/organization/" + other_id + "/invoices")) == Json{"other-1"});
}

TEST_CASE("The list of an organization's invoices is narrowed down", "[invoices]") {
  AWorld world(with_invoices());
  const auto [query, expected] = GENERATE(table<std::string, Json>({
      {"billing_group_ids=" + acme_group, {"ab12-1", "ab12-2"}},
      {"billing_group_ids=" + gone_group + "&billing_group_ids=" + second_group, {"ab12-3", "ab12-0"}},
      {"billing_group_ids=" + other_group, Json::array()},
      {"state=due", Json::array({"ab12-1"})},
      {"state=due&state=estimate", {"ab12-1", "ab12-3"}},
      {"state=paid&billing_group_ids=" + acme_group, Json::array({"ab12-2"})},
      {"starting_date=2025-12-01", {"ab12-2", "ab12-3"}},
      {"starting_date=2025-12-02", Json::array()},
      {"ending_date=2025-11-30", {"ab12-1", "ab12-0"}},
      {"ending_date=2025-11-29", Json::array({"ab12-0"})},
      {"ending_date=2025-01-31", Json::array({"ab12-0"})},
      {"starting_date=2025-11-01&ending_date=2025-11-30", Json::array({"ab12-1"})},
  }));
  INFO(query);
  CHECK(numbers(world.as(sofia).get(all + "?" + query)) == expected);
}

TEST_CASE("A filter of invoices has to be one", "[invoices][limits]") {
  AWorld world(with_invoices());
  const auto state = world.as(sofia).get(all + "?state=lost");
  CHECK(state.code() == "");
  CHECK(state.message().find("state") != std::string::npos);
  for (const auto* day : {"2025-02-30", "2025-1-1", "yesterday", "2025-11-01T00:00:00Z", ""}) {
    INFO(day);
    for (const std::string name : {"starting_date", "ending_date"}) {
      const auto answer = world.as(sofia).get(all + "?" + name + "=" + day);
      CHECK(answer.code() == "");
      CHECK(answer.message().find(name) != std::string::npos);
    }
  }
}

TEST_CASE("An organization reads the lines of an invoice", "[invoices]") {
  AWorld world(with_invoices());
  CHECK(world.as(sofia).get(november + "/lines").json == Json::parse(R"({"lines": [
    {"begin_time": "2025-11-01T00:00:00Z", "cloud": "google-europe-west1", "currency": "EUR",
     "description": "pg-1 (November), \"startup-4\"", "end_time": "2025-12-01T00:00:00Z",
     "line_type": "service_charge", "plan": "startup-4", "project_id": "acme-development", "service_id": "pg-1",
     "service_type": "pg", "tags": {"team": "data", "cost center": "7"}, "total": "90.00", "total_usd": "99.00"
},
    {"begin_time": "2025-11-01T00:00:00Z", "currency": "EUR", "description": "Support",
     "end_time": "2025-12-01T00:00:00Z", "line_type": "support_charge", "tags": {}, "total": "10.00",
     "total_usd": "11.00"}]
})"));
  CHECK(world.as(sofia).get(acme + "/invoice/ab12-3/lines").json["lines"] == Json::array());
}

TEST_CASE("Lines are read as CSV", "[invoices][csv]") {
  AWorld world(with_invoices());
  const auto ours = world.as(sofia).get(november + "/csv");
  CHECK(ours.status == 200);
  CHECK(ours.content_type == "text/csv");
  CHECK(ours.header("Content-Disposition") == "attachment; filename=\"invoice-ab12-1.csv\"");
  CHECK(ours.text ==
        "begin_time,cloud,currency,description,end_time,line_type,plan,project_id,service_id,service_type,tags,total,"
        "total_usd\r\n"
        "2025-11-01T00:00:00Z,google-europe-west1,EUR,\"pg-1 (November), \"\"startup-4\"\"\",2025-12-01T00:00:00Z,"
        "service_charge,startup-4,acme-development,pg-1,pg,"
        "\"{\"\"cost center\"\":\"\"7\"\",\"\"team\"\":\"\"data\"\"}\",90.00,99.00\r\n"
        "2025-11-01T00:00:00Z,,EUR,Support,2025-12-01T00:00:00Z,support_charge,,,,,{},10.00,11.00\r\n");
  const auto groups = world.as(nobody).get(csv_link + "&project=acme-development");
  CHECK(groups.content_type == "text/csv");
  CHECK(groups.text.starts_with(
      "cloud_name,commitment_name,description,line_pre_discount_local,line_total_local,line_total_usd,line_type,"
      "local_currency,project_name,service_name,service_plan,service_type,tags,timestamp_begin,timestamp_end\r\n"
      "google-europe-west1,2025,\"pg-1 (November), \"\"startup-4\"\"\",95.00,90.00,99.00,service_charge,EUR,"));
  CHECK(groups.text.ends_with(
      "\r\n,,Support,,10.00,11.00,support_charge,EUR,,,,,{},2025-11-01T00:00:00Z,2025-12-01T00:00:00Z\r\n"));
  CHECK(world.as(sofia).get(acme + "/invoice/ab12-3/csv").text.ends_with(",total_usd\r\n"));
}

TEST_CASE("An invoice is downloaded as PDF", "[invoices][pdf]") {
  AWorld world(with_invoices());
  const auto ours = world.as(sofia).get(november + "/pdf"), downloaded = world.as(nobody).get(link);
  CHECK(ours.status == 200);
  CHECK(ours.content_type == "application/pdf");
  CHECK(ours.header("Content-Disposition") == "attachment; filename=\"invoice-ab12-1.pdf\"");
  CHECK(ours.text == downloaded.text);
  CHECK(lines_of_pdf(ours.text) ==
        std::vector<std::string>{"Invoice ab12-1", "", "Organization: Acme", "Billing group: Main",
                                 "Period: 2025-11-01T00:00:00Z to 2025-12-01T00:00:00Z", "Issued: 2025-12-03T09:30:00Z",
                                 "Due: 2025-12-17T00:00:00Z", "State: due", "", "Total without tax: 100.00 EUR",
                                 "Total: 124.00 EUR", "", "90.00 EUR   pg-1 (November), \"startup-4\"",
                                 "10.00 EUR   Support"});
}

TEST_CASE("A PDF shows as many lines of an invoice as a page has room for", "[invoices][pdf]") {
  auto fixture = with_invoices();
  auto& lines = fixture["organizations"][0]["invoices"][0]["lines"];
  for (int i = 0; i < 40; ++i) lines.push_back(lines[1]);
  AWorld world(fixture);
  const auto shown = lines_of_pdf(world.as(sofia).get(november + "/pdf").text);
  CHECK(shown.size() == 49);
  CHECK(shown.back() == "... and 6 more");
}

TEST_CASE("Links are opened by the invoice's cookie alone", "[invoices]") {
  AWorld world(with_invoices());
  const auto forbidden = [&](const std::string& path) {
    INFO(path);
    const auto answer = world.as(sofia).get(path);  // a token changes nothing
    CHECK(answer.status == 403);
    CHECK(answer.code() == "request_forbidden");
    CHECK(answer.text.find("cookie") == std::string::npos);
  };
  forbidden(groups_november + "/other-cookie");
  forbidden(groups_november + "/" + gone_cookie);
  forbidden(groups_november + "/csv?cookie=" + gone_cookie);
  forbidden(groups_november + "/csv?cookie=");
  CHECK(world.as(sofia).get(groups_november + "/csv").code() == "");
  for (const auto& path : {of_group + "/ab12-3/" + november_cookie, of_group + "/nothing/" + november_cookie,
                           "/v1/billing-group/" + second_group + "/invoice/ab12-1/" + november_cookie,
                           of_group + "/nothing/csv?cookie=" + november_cookie}) {
    INFO(path);
    CHECK(world.as(nobody).get(path).status == 404);
    CHECK(world.as(nobody).get(path).code() == "invoice_not_found");
  }
  CHECK(world.as("unknown-token-unknown-token").get(link).status == 200);
}

TEST_CASE("No cookie is logged", "[invoices][log]") {
  AWorld world(with_invoices());
  world.as(nobody).get(link);
  world.as(nobody).get(csv_link);
  world.as(nobody).get("/v1/credit-memos/memo-1/" + memo_cookie);
  world.as(nobody).get("/v1/credit-memos/memo-1//" + memo_cookie);
  world.as(sofia).get(november + "/pdf");
  INFO(world.log());
  for (const auto& cookie : {november_cookie, memo_cookie}) CHECK(world.log().find(cookie) == std::string::npos);
  CHECK(world.log().find(groups_november + "/... ") != std::string::npos);
  CHECK(world.log().find(groups_november + "/csv ") != std::string::npos);
  CHECK(world.log().find("/v1/credit-memos/memo-1/... ") != std::string::npos);
  CHECK(world.log().find(november + "/pdf ") != std::string::npos);
}

TEST_CASE("Lines of an invoice that is only for download are not to be had", "[invoices]") {
  AWorld world(with_invoices());
  const auto cookie = world.as(sofia).get("/v1/invoices/ab12-2").json["invoice"]["download_cookie"].get<std::string>();
  for (const auto& path : {acme + "/invoice/ab12-2/lines", acme + "/invoice/ab12-2/csv", of_group + "/ab12-2/lines",
                           of_group + "/ab12-2/csv?cookie=" + cookie}) {
    INFO(path);
    const auto answer = world.as(sofia).get(path);
    CHECK(answer.status == 501);
    CHECK(answer.code() == "invoice_lines_not_supported");
    CHECK(answer.message().find("ab12-2") != std::string::npos);
  }
  CHECK(world.as(sofia).get(acme + "/invoice/ab12-2/pdf").status == 200);
}

TEST_CASE("Whoever may read an invoice finds it by its number", "[invoices][access]") {
  AWorld world(with_invoices());
  CHECK(world.as(sofia).get("/v1/invoices/ab12-1").json == Json{{"invoice", november_of_group}});
  CHECK(world.as(arthur).get("/v1/invoices/ab12-1").status == 200);
  const auto gone = world.as(sofia).get("/v1/invoices/ab12-0").json["invoice"];
  CHECK(gone["billing_group_state"] == "deleted");
  CHECK(gone["billing_group_name"] == "Gone");
  CHECK(gone["billing_group_id"] == gone_group);
  CHECK(world.as(olga).get("/v1/invoices/other-1").status == 200);
  const auto unknown = world.as(sofia).get("/v1/invoices/nothing");
  CHECK(unknown.status == 404);
  CHECK(unknown.code() == "invoice_not_found");
  for (const auto token : {mike, tess, olga}) CHECK(world.as(token).get("/v1/invoices/ab12-1").text == unknown.text);
  CHECK(world.as(sofia).get("/v1/invoices/other-1").text == unknown.text);
  CHECK(world.as(ci_reading).get("/v1/invoices/ab12-1").code() == "permission_denied");  // of its scopes
  CHECK(world.as(nobody).get("/v1/invoices/ab12-1").status == 401);
  grant_to_mike(world, "organization:billing:write");
  CHECK(world.as(mike).get("/v1/invoices/ab12-1").status == 200);
}

TEST_CASE("A policy that keeps a member out is told as it is", "[invoices][access]") {
  auto fixture = with_invoices();
  fixture["organizations"][0]["api_client_ip_allowlist"] = {"192.0.2.0/24"};
  fixture["organizations"][0]["api_client_ip_allowlist_enabled"] = true;
  AWorld world(fixture);
  CHECK(world.as(sofia).get("/v1/invoices/ab12-1").code() == "client_ip_address_policy_violation");
  CHECK(world.as(olga).get("/v1/invoices/ab12-1").code() == "invoice_not_found");
}

TEST_CASE("Invoices are read by those who may read what is billed", "[invoices][access]") {
  const std::vector<std::string> of_organization{
      all, november, november + "/lines", november + "/csv", november + "/pdf", groups_november};
  const auto [permission, opens] = GENERATE_COPY(table<std::string, std::vector<std::string>>({
      {"", {}},
      {"organization:billing:read", of_organization},
      {"organization:billing:write", of_organization},
      {"developer", {of_group}},
      {"read_only", {of_group}},
      {"operator", {of_group, groups_november + "/lines"}},
      {"organization:users:write", {}},
  }));
  AWorld world(with_invoices());
  if (!permission.empty()) grant_to_mike(world, permission);
  auto paths = of_organization;
  paths.insert(paths.end(), {of_group, groups_november + "/lines"});
  for (const auto& path : paths) {
    INFO(permission << " " << path);
    const auto may = std::find(opens.begin(), opens.end(), path) != opens.end();
    const auto answer = world.as(mike).get(path);
    CHECK(answer.status == (may ? 200 : 403));
    CHECK(answer.code() == (may ? "" : "permission_denied"));
    CHECK(world.as(olga).get(path).code() == "permission_denied");
    CHECK(world.as(sofia).get(path).status == 200);
    CHECK(world.as(arthur).get(path).status == 200);
  }
}

TEST_CASE("What is not there, or another's, is not found", "[invoices]") {
  AWorld world(with_invoices());
  const auto before = world.state_but_for_use();
  for (const std::string number : {"nothing", "other-1"}) {
    for (const auto* rest : {"", "/lines", "/csv", "/pdf"})
      CHECK(world.as(sofia).get(acme + "/invoice/" + number + rest).code() == "invoice_not_found");
    for (const auto* rest : {"", "/lines"})
      CHECK(world.as(sofia).get(of_group + "/" + number + rest).code() == "invoice_not_found");
  }
  CHECK(world.as(sofia).get(of_group + "/ab12-3").code() == "invoice_not_found");  // of the other group
  for (const auto& group : {gone_group, std::string("nothing")})
    for (const auto* rest : {"", "/ab12-0", "/ab12-0/lines"}) {
      const auto answer = world.as(sofia).get("/v1/billing-group/" + group + "/invoice" + rest);
      CHECK(answer.status == 404);
      CHECK(answer.code() == "billing_group_not_found");
    }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Invoices outlive their billing group, under the name they were given", "[invoices]") {
  auto fixture = with_invoices();
  fixture["organizations"][0]["invoices"][0]["billing_group_name"] = "Main, as it was";
  AWorld world(fixture);
  CHECK(world.as(sofia).get("/v1/invoices/ab12-1").json["invoice"]["billing_group_name"] == "Main");
  world.world().change([](State& next) {
    for (const auto* project : {"acme-website", "acme-development"}) projects::remove(next, project);
    billing_groups::remove(next, acme_group);
  });
  CHECK(numbers(world.as(sofia).get(all)).size() == 4);
  const auto invoice = world.as(sofia).get("/v1/invoices/ab12-1").json["invoice"];
  CHECK(invoice["billing_group_name"] == "Main, as it was");
  CHECK(invoice["billing_group_state"] == "deleted");
  CHECK(world.as(sofia).get(of_group).code() == "billing_group_not_found");
  CHECK(world.as(nobody).get(link).status == 200);

  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
}

TEST_CASE("Invoices and credit memos are saved and loaded", "[invoices][fixtures]") {
  AWorld world(with_invoices());
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  for (const auto& path : {all, november, november + "/lines", november + "/pdf", of_group, groups_november + "/lines",
                           acme + "/credit-memos"})
    CHECK(copy.as(sofia).get(path).text == world.as(sofia).get(path).text);
  CHECK(copy.as(nobody).get(csv_link).text == world.as(nobody).get(csv_link).text);
}

TEST_CASE("An organization that goes takes its invoices and credit memos with it", "[invoices]") {
  auto fixture = with_invoices();
  AWorld world(fixture);
  world.world().change([](State& next) { organizations::remove(next, acme_id); });
  const auto state = world.world().state();
  CHECK(state->invoices.size() == 1);
  CHECK(state->credit_memos.size() == 1);
  CHECK(world.as(nobody).get(link).code() == "invoice_not_found");
  CHECK(world.as(nobody).get("/v1/credit-memos/memo-1/" + memo_cookie).code() == "invoice_not_found");
}

TEST_CASE("Invoices that contradict something are faults", "[invoices][fixtures]") {
  const std::string first = "/organizations/0/invoices/0", third = "/organizations/0/invoices/2",
                    gone = "/organizations/0/invoices/3";
  const auto [what, change, expected] = GENERATE_COPY(table<std::string, std::function<void(Json&)>, std::string>({
      {"a number twice", [](Json& i) { i[2]["invoice_number"] = "ab12-1"; },
       third + "/invoice_number: the invoice_number ab12-1 is used twice\n"},
      {"a number no path could hold", [](Json& i) { i[2]["invoice_number"] = "a/1"; },
       third + "/invoice_number: invoice_number must be made of letters, digits, '-' and '_', not \"a/1\"\n"},
      {"a group that is not there", [](Json& i) { i[2]["billing_group_id"] = "Third"; },
       third + "/billing_group_id: the organization has no billing group with the id or unique name \"Third\"\n"},
      {"a group of another organization", [](Json& i) { i[2]["billing_group_id"] = other_group; },
       third + "/billing_group_id: the organization has no billing group with the id or unique name \"" + other_group +
           "\"\n"},
      {"a deleted group that is there", [](Json& i) { i[3]["billing_group_id"] = acme_group; },
       gone + "/billing_group_state: the billing group " + acme_group + " is not deleted\n"},
      {"a deleted group without a name", [](Json& i) { i[3].erase("billing_group_name"); },
       gone + ": billing_group_name is missing: the group is deleted\n"},
      {"no dollars", [](Json& i) { i[0].erase("total_usd"); },
       first + ": total_usd is missing: it is known without being told only for dollars\n"},
      {"no dollars in a line", [](Json& i) { i[0]["lines"][1].erase("line_total_usd"); },
       first + "/lines/1: line_total_usd is missing: it is known without being told only for dollars\n"},
      {"a period that ends early", [](Json& i) { i[2]["period_end"] = "2025-11-30T00:00:00Z"; },
       third + "/period_end: the period ends before it begins\n"},
      {"lines that are not to be had", [](Json& i) { i[0]["download_only"] = true; },
       first + "/lines: an invoice that is download_only has no lines\n"},
      {"a cookie that is a word of paths", [](Json& i) { i[0]["download_cookie"] = "csv"; },
       first + "/download_cookie: download_cookie must be eight or more letters, digits, '-' and '_', not "
               "\"csv\"\n"},
  }));
  INFO(what);
  CHECK(problems_with([&, &change = change](Json& f) { change(f["organizations"][0]["invoices"]); }, with_invoices()) ==
        expected);
}

TEST_CASE("An amount is digits, with a point in between", "[invoices][limits]") {
  for (const auto* amount : {"0", "12", "-12.5", "12.345678", "9999999999999.99"}) {
    INFO(amount);
    CHECK(problems_with([&](Json& f) { f["organizations"][0]["invoices"][2]["net"] = amount; }, with_invoices()) == "");
  }
  for (const auto* amount : {"", "-", ".5", "5.", "1,000.00", "1e3", "$5", "1.2.3", "--1", "99999999999999.99"}) {
    INFO(amount);
    CHECK(problems_with([&](Json& f) { f["organizations"][0]["invoices"][2]["net"] = amount; }, with_invoices()) != "");
  }
}

const DocumentedErrors invoice_errors{
    with_invoices,
    {
        {"OrganizationBillingInvoiceList", "404 organization_not_found", get(sofia, nowhere + "/invoices")},
        {"OrganizationBillingInvoiceGet", "404 invoice_not_found", get(sofia, acme + "/invoice/nothing")},
        {"OrganizationBillingInvoiceCsvGet", "404 invoice_not_found", get(sofia, acme + "/invoice/nothing/csv")},
        {"OrganizationBillingInvoiceCsvGet", "501 invoice_lines_not_supported",
         get(sofia, acme + "/invoice/ab12-2/csv")},
        {"OrganizationBillingInvoiceLinesList", "404 organization_not_found",
         get(sofia, nowhere + "/invoice/ab12-1/lines")},
        {"OrganizationBillingInvoiceLinesList", "501 invoice_lines_not_supported",
         get(sofia, acme + "/invoice/ab12-2/lines")},
        {"OrganizationBillingInvoicePdfGet", "404 organization_not_found", get(sofia, nowhere + "/invoice/ab12-1/pdf")},
    }};

}  // namespace
}  // namespace mock::test
