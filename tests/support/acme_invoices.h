#pragma once
// The demo with money: two billing groups of Acme, their invoices, a credit memo; and those of the other organization.
#include "support/a_world.h"

namespace mock::test {

inline const std::string acme_group = "11111111-1111-4111-8111-111111111111",
                         second_group = "22222222-2222-4222-8222-222222222222",
                         gone_group = "33333333-3333-4333-8333-333333333333",
                         other_group = "44444444-4444-4444-8444-444444444444";
inline const std::string november_cookie = "november-cookie", gone_cookie = "cookie-of-a-group-that-is-gone",
                         memo_cookie = "cookie-of-the-memo";

inline nlohmann::json with_invoices() {
  auto fixture = demo_without_money();
  auto& ours = fixture["organizations"][0];
  ours["billing_groups"] = {{{"billing_group_name", "Main"}, {"billing_group_id", acme_group}},
                            {{"billing_group_name", "Second"}, {"billing_group_id", second_group}}};
  ours["invoices"] = nlohmann::json::parse(R"([
    {"invoice_number": "ab12-1", "billing_group_id": "11111111-1111-4111-8111-111111111111", "state": "due",
     "currency": "EUR", "net": "100.00", "total": "124.00", "net_usd": "110.00", "total_usd": "136.40",
     "period_begin": "2025-11-01T00:00:00Z", "period_end": "2025-12-01T00:00:00Z",
     "generated_at": "2025-12-02T08:00:00Z", "issue_date": "2025-12-03T09:30:00Z", "due_date": "2025-12-17T00:00:00Z",
     "download_cookie": "november-cookie", "lines": [
       {"line_type": "service_charge", "description": "pg-1 (November), \"startup-4\"", "line_total_local": "90.00",
        "line_total_usd": "99.00", "line_pre_discount_local": "95.00", "cloud_name": "google-europe-west1",
        "project_name": "acme-development", "service_name": "pg-1", "service_plan": "startup-4", "service_type": "pg",
        "commitment_name": "2025", "tags": {"team": "data", "cost center": "7"},
        "timestamp_begin": "2025-11-01T00:00:00Z", "timestamp_end": "2025-12-01T00:00:00Z"
},
       {"line_type": "support_charge", "description": "Support", "line_total_local": "10.00",
        "line_total_usd": "11.00"}]
},
    {"invoice_number": "ab12-2", "billing_group_id": "Main", "net": "12.00", "total": "12.00",
     "period_begin": "2025-12-01T00:00:00Z", "period_end": "2026-01-01T00:00:00Z", "download_only": true},
    {"invoice_number": "ab12-3", "billing_group_id": "Second", "net": "-5", "total": "-5", "state": "estimate",
     "period_begin": "2025-12-01T00:00:00Z", "period_end": "2026-01-01T00:00:00Z"},
    {"invoice_number": "ab12-0", "billing_group_id": "33333333-3333-4333-8333-333333333333",
     "billing_group_state": "deleted", "billing_group_name": "Gone", "net": "1.00", "total": "1.24",
     "period_begin": "2025-01-01T00:00:00Z", "period_end": "2025-01-31T23:59:59Z",
     "download_cookie": "cookie-of-a-group-that-is-gone"}])");
  ours["credit_memos"] = nlohmann::json::parse(R"([
    {"credit_memo_id": "memo-1", "invoice_number": "ab12-1", "net": "10.00", "total": "12.40", "net_usd": "11.00",
     "create_time": "2025-12-20T00:00:00Z", "issue_time": "2025-12-21T00:00:00Z", "send_time": "2025-12-22T00:00:00Z",
     "download_cookie": "cookie-of-the-memo"},
    {"credit_memo_id": "memo-2", "invoice_number": "ab12-2", "net": "1", "total": "1", "state": "draft"}])");
  auto& theirs = fixture["organizations"][1];
  theirs["billing_groups"] = {{{"billing_group_name", "Theirs"}, {"billing_group_id", other_group}}};
  theirs["invoices"] = nlohmann::json::parse(R"([
    {"invoice_number": "other-1", "billing_group_id": "Theirs", "net": "7.00", "total": "7.00",
     "period_begin": "2025-12-01T00:00:00Z", "period_end": "2026-01-01T00:00:00Z"}])");
  theirs["credit_memos"] = {
      {{"credit_memo_id", "memo-other"}, {"invoice_number", "other-1"}, {"net", "1"}, {"total", "1"}}};
  return fixture;
}

inline void grant_to_mike(AWorld& world, const std::string& permission) {
  const nlohmann::json grant{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {permission}}};
  world.as(sofia).patch(acme_permissions, {{"permissions", {grant}}});
}

}  // namespace mock::test
