#include "views/billing_groups.h"

#include "views/cards.h"
#include "views/countries.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/payment_methods.h"

namespace mock::views {

using namespace json;

const Shape& billing_group_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id)),
      required("account_name", text(0, longest_organization_name)),
      required("address_lines", list(text(), most_address_lines)),
      required("billing_address", text()),
      required("billing_address_id", text(0, longest_id)),
      required("billing_contact_emails", emails_shape()),
      required("billing_currency", currency_shape()),
      required("billing_emails", emails_shape()),
      required("billing_extra_text", text(0, longest_billing_extra_text)),
      required("billing_group_id", text(0, longest_id)),
      required("billing_group_name", text(0, longest_billing_group_name)),
      required("billing_type", text()),
      required("card_info", card_info_shape()),
      required("city", text(0, longest_address_city)),
      required("company", text(0, longest_company)),
      required("country", text()),
      required("country_code", text(0, country_code_length)),
      required("create_time", time()),
      required("estimated_balance_local", text()),
      required("estimated_balance_usd", text()),
      required("payment_method", choice({"card", "no_payment_expected"})),
      required("shipping_address_id", text(0, longest_id)),
      required("state", text(0, longest_address_state)),
      required("vat_id", text(0, longest_vat_id)),
      required("zip_code", text(0, longest_zip_code)),
  });
  return shape;
}

void billing_group(Writer& out, const State& state, const BillingGroup& group) {
  const auto& organization = organizations::get(state, group.organization_id);
  Object object(out);
  object("account_id", organization.account_id)("account_name", organization.organization_name);
  object.list("address_lines", [&] {
    for (const auto& line : group.address_lines) out.value(line);
  });
  object("billing_address", billing_address(group))("billing_address_id", group.billing_address_id);
  emails(out, object, "billing_contact_emails", group.billing_contact_emails);
  object("billing_currency", group.billing_currency);
  emails(out, object, "billing_emails", group.billing_emails);
  object("billing_extra_text", group.billing_extra_text)("billing_group_id", group.billing_group_id);
  object("billing_group_name", group.billing_group_name)("billing_type", "normal");
  out.name("card_info");
  card_info(out, state, group.card_id);
  object("city", group.city)("company", group.company)("country", country_name(group.country_code));
  object("country_code", group.country_code)("create_time", group.create_time);
  object("estimated_balance_local", group.estimated_balance_local);
  object("estimated_balance_usd", group.estimated_balance_usd)("payment_method", payment_method_of(state, group));
  object("shipping_address_id", group.shipping_address_id)("state", group.state)("vat_id", group.vat_id);
  object("zip_code", group.zip_code);
}

const Shape& organization_billing_group_shape() {
  static const Shape shape = object({
      required("billing_address_id", text(0, longest_id)),
      required("billing_contact_emails", emails_shape()),
      required("billing_emails", emails_shape()),
      required("billing_group_id", text(0, longest_id)),
      required("billing_group_name", text(0, longest_billing_group_name)),
      required("create_time", time()),
      required("custom_invoice_text", text(0, longest_billing_extra_text)),
      required("organization_id", text(0, longest_id)),
      optional("payment_method", payment_method_shape(), "Missing where none is chosen"),
      required("shipping_address_id", text(0, longest_id)),
      required("vat_id", text(0, longest_vat_id)),
  });
  return shape;
}

void organization_billing_group(Writer& out, const State& state, const BillingGroup& group) {
  Object object(out);
  object("billing_address_id", group.billing_address_id);
  emails(out, object, "billing_contact_emails", group.billing_contact_emails);
  emails(out, object, "billing_emails", group.billing_emails);
  object("billing_group_id", group.billing_group_id)("billing_group_name", group.billing_group_name);
  object("create_time", group.create_time)("custom_invoice_text", group.billing_extra_text);
  object("organization_id", group.organization_id);
  if (const auto* method = state.payment_methods.find(group.payment_method_id)) {
    out.name("payment_method");
    payment_method(out, *method);
  }
  object("shipping_address_id", group.shipping_address_id)("vat_id", group.vat_id);
}

const Shape& organization_billing_groups_shape() {
  static const Shape shape = object({required("billing_groups", list(organization_billing_group_shape()))});
  return shape;
}

std::string_view payment_method_of(const State& state, const BillingGroup& group) {
  const auto* method = state.payment_methods.find(group.payment_method_id);
  const bool has_card =
      !group.card_id.empty() || (method != nullptr && method->payment_method_type == PaymentMethodType::credit_card);
  return has_card ? "card" : "no_payment_expected";
}

std::string billing_address(const BillingGroup& group) {
  std::string lines;
  const auto add = [&](std::string_view line) {
    if (!line.empty()) (lines += lines.empty() ? "" : "\n") += line;
  };
  add(group.company);
  for (const auto& line : group.address_lines) add(line);
  const bool has_both = !group.zip_code.empty() && !group.city.empty();
  add(group.zip_code + (has_both ? " " : "") + group.city);
  add(group.state);
  const auto country = country_name(group.country_code);
  add(country.empty() ? group.country_code : country);
  return lines;
}

}  // namespace mock::views
