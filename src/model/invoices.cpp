#include "model/invoices.h"

#include <algorithm>

#include "base/ascii.h"
#include "find.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::invoices {
namespace {

bool is_of_a_path(char c) { return ascii::is_letter_or_digit(c) || c == '-' || c == '_'; }
bool are_digits(std::string_view text) { return !text.empty() && ascii::all(text, ascii::is_digit); }

}  // namespace

const Invoice& get(const State& state, std::string_view invoice_number) {
  return find_or_refuse(state.invoices, invoice_number, refusals::invoice_not_found);
}

const Invoice& get(const State& state, std::string_view organization_id, std::string_view invoice_number) {
  return owned_by(state.invoices, organization_id, invoice_number, refusals::invoice_not_found);
}

const Invoice& of_group(const State& state, const BillingGroup& group, std::string_view invoice_number) {
  const auto& invoice = get(state, group.organization_id, invoice_number);
  if (invoice.billing_group_id != group.billing_group_id) throw Refusal(refusals::invoice_not_found);
  return invoice;
}

const Invoice& download(const State& state, std::string_view billing_group_id, std::string_view invoice_number,
                        std::string_view download_cookie) {
  const auto& invoice = get(state, invoice_number);
  if (invoice.billing_group_id != billing_group_id) throw Refusal(refusals::invoice_not_found);
  if (invoice.download_cookie != download_cookie) throw Refusal(refusals::request_forbidden, std::string(wrong_cookie));
  return invoice;
}

const std::vector<InvoiceLine>& lines(const Invoice& invoice) {
  if (invoice.download_only)
    throw Refusal(refusals::invoice_lines_not_supported,
                  "The invoice " + invoice.invoice_number + " has no lines to read: it can be downloaded as PDF");
  return invoice.lines;
}

const BillingGroup* billing_group(const State& state, const Invoice& invoice) {
  const auto* group = state.billing_groups.find(invoice.billing_group_id);
  return group != nullptr && group->organization_id == invoice.organization_id ? group : nullptr;
}

bool is_invoice_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_of_a_path);
}

// Eight characters at least, so that none is one of the words that stand in its place in paths: csv, lines, pdf.
bool is_download_cookie(std::string_view text) {
  return text.size() >= 8 && std::all_of(text.begin(), text.end(), is_of_a_path);
}

bool is_amount(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  return are_digits(text.substr(0, point)) && (point == std::string_view::npos || are_digits(text.substr(point + 1)));
}

std::string new_download_cookie(State& state) { return state.chance.hex(16) + state.chance.hex(16); }

}  // namespace mock::invoices
