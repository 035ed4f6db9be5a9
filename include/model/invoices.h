#pragma once
// Invoices of billing groups. They come with a fixture and nothing changes them: no amount is ever computed. Whoever
// has the download cookie of one may download it without a token.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "model/tags.h"

namespace mock {

struct State;
struct BillingGroup;

inline constexpr std::int64_t longest_invoice_number = 128;
inline constexpr std::int64_t longest_download_cookie = 128;
inline constexpr std::int64_t longest_amount = 16;

/// What is charged for. Texts are empty where a line has none; amounts are before tax.
struct InvoiceLine {
  std::string line_type, description;
  std::string cloud_name, project_name, service_name, service_plan, service_type, commitment_name;
  std::string line_pre_discount_local;           // before discounts
  std::string line_total_local, line_total_usd;  // in the invoice's currency, in dollars
  Tags tags;
  Time timestamp_begin{}, timestamp_end{};
};

struct Invoice {
  std::string invoice_number;  // unique in the world
  std::string organization_id, billing_group_id;
  std::string billing_group_name;  // shown when the group is gone
  std::string state = "paid", currency = "USD";
  std::string net, total;          // without and with tax, in `currency`
  std::string net_usd, total_usd;  // the same in dollars
  Time period_begin{}, period_end{}, generated_at{}, issue_date{};
  std::optional<Time> due_date;
  std::string download_cookie;  // a secret
  bool download_only = false;   // there are no lines to read, only a PDF
  std::vector<InvoiceLine> lines;

  using Ways = FoundBy<By<&Invoice::invoice_number>, By<&Invoice::organization_id>,
                       By<&Invoice::organization_id, &Invoice::billing_group_id>>;
};

/// What a download link with the wrong cookie is told.
inline constexpr std::string_view wrong_cookie = "The download link is not right, or has expired";

namespace invoices {

/// The invoice, or invoice_not_found.
const Invoice& get(const State&, std::string_view invoice_number);
/// The same, which must belong to the organization.
const Invoice& get(const State&, std::string_view organization_id, std::string_view invoice_number);
/// The same, which must be of the billing group.
const Invoice& of_group(const State&, const BillingGroup&, std::string_view invoice_number);
/// The invoice of a download link, whose group may be gone: invoice_not_found, or request_forbidden when the cookie is
/// not the invoice's.
const Invoice& download(const State&, std::string_view billing_group_id, std::string_view invoice_number,
                        std::string_view download_cookie);

/// The lines of an invoice, or invoice_lines_not_supported.
const std::vector<InvoiceLine>& lines(const Invoice&);
/// The billing group of an invoice; nullptr when it is gone.
const BillingGroup* billing_group(const State&, const Invoice&);

bool is_invoice_number(std::string_view text);
bool is_download_cookie(std::string_view text);
/// "12", "-12.34"
bool is_amount(std::string_view text);
std::string new_download_cookie(State&);

}  // namespace invoices
}  // namespace mock
