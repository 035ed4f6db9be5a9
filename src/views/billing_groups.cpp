#include "views/billing_groups.h"

#include "views/cards.h"
#include "views/countries.h"
#include "views/currency.h"
#include "views/emails.h"
#include "views/payment_methods.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t longest_custom_invoice_text = 256;

bool is_country_code_or_none(std::string_view text) { return text.empty() || addresses::is_country_code(text); }

const Organization& organization_of(const Viewpoint& at, const BillingGroup& group) {
  return organizations::get(at.state, group.organization_id);
}

// At the newer endpoints none is chosen where there is none.
FieldOf<BillingGroup> chosen_payment_method() {
  auto field = pictured<BillingGroup>(
      "payment_method", payment_method(),
      [](const Viewpoint& at, const BillingGroup& group) {
        return at.state.payment_methods.find(group.payment_method_id);
      },
      "Missing where none is chosen");
  field.is_unset_where([](const BillingGroup& group) { return group.payment_method_id.empty(); });
  return std::move(field).or_left_out();
}

}  // namespace

const Picture<BillingGroup>& billing_group() {
  using Group = BillingGroup;
  static const Picture<Group> picture({
      worked_out<Group>("account_id", text(0, longest_id),
                        [](const Viewpoint& at, const Group& group) { return organization_of(at, group).account_id; }),
      worked_out<Group>(
          "account_name", text(0, longest_organization_name),
          [](const Viewpoint& at, const Group& group) { return organization_of(at, group).organization_name; }),
      kept<&Group::address_lines>("address_lines", list(text(), most_address_lines), "Street and number"),
      worked_out<Group>("billing_address", text(), billing_address, "All of the address in one text"),
      kept<&Group::billing_address_id>("billing_address_id", text(0, longest_id), "An address of the organization"),
      kept<&Group::billing_contact_emails, Emails>("billing_contact_emails", emails_shape(), "Whom to ask about bills")
          .accepts(emails_shape(most_billing_emails)),
      kept<&Group::billing_currency>("billing_currency", currency_shape(), "In which it pays"),
      kept<&Group::billing_emails, Emails>("billing_emails", emails_shape(), "Where invoices go")
          .accepts(emails_shape(most_billing_emails)),
      kept<&Group::billing_extra_text>("billing_extra_text", text(0, longest_billing_extra_text),
                                       "On invoices; also custom_invoice_text"),
      kept<&Group::billing_group_id>("billing_group_id", text(0, longest_id)),
      kept<&Group::billing_group_name>("billing_group_name", text(0, longest_billing_group_name))
          .accepts(text(1, longest_billing_group_name)),
      always<Group>("billing_type", text(), "normal"),
      pictured_or_null<Group>(
          "card_info", card_info(),
          [](const Viewpoint& at, const Group& group) { return at.state.cards.find(group.card_id); }),
      kept<&Group::city>("city", text(0, longest_address_city), "The city"),
      kept<&Group::company>("company", text(0, longest_company),
                            "As the rest of the address, known to the older API alone"),
      worked_out<Group>("country", text(), [](const Group& group) { return country_name(group.country_code); }),
      kept<&Group::country_code>("country_code", text(0, country_code_length), "Two letters, or empty")
          .accepts(text_like(is_country_code_or_none, "two letters, or empty", country_code_length)
                       .matching("^([A-Za-z]{2})?$")),
      kept<&Group::create_time>("create_time", time()),
      kept<&Group::estimated_balance_local>("estimated_balance_local", text(), "In the billing_currency"),
      kept<&Group::estimated_balance_usd>("estimated_balance_usd", text(), "In dollars"),
      worked_out<Group>("payment_method", choice({"card", "no_payment_expected"}),
                        [](const Viewpoint& at, const Group& group) { return payment_method_of(at.state, group); }),
      kept<&Group::shipping_address_id>("shipping_address_id", text(0, longest_id), "An address of the organization"),
      kept<&Group::state>("state", text(0, longest_address_state), "The state or region"),
      kept<&Group::vat_id>("vat_id", text(0, longest_vat_id), "The VAT number"),
      kept<&Group::zip_code>("zip_code", text(0, longest_zip_code), "The postal code"),
  });
  return picture;
}

const Picture<BillingGroup>& billing_group_in_full() {
  static const auto picture = billing_group().with({
      kept<&BillingGroup::card_id>("card_id", text(0, longest_card_id),
                                   "A card that is attached to the organization's root account"),
      kept<&BillingGroup::payment_method_id>("payment_method_id", text(0, longest_id),
                                             "A payment method of the organization"),
  });
  return picture;
}

const Picture<BillingGroup>& organization_billing_group() {
  using Group = BillingGroup;
  static const Picture<Group> picture({
      kept<&Group::billing_address_id>("billing_address_id", text(0, longest_id), "An address of the organization"),
      kept<&Group::billing_contact_emails, Emails>("billing_contact_emails", emails_shape(), "Whom to ask about bills"),
      kept<&Group::billing_emails, Emails>("billing_emails", emails_shape(), "Where invoices go"),
      kept<&Group::billing_group_id>("billing_group_id", text(0, longest_id)),
      kept<&Group::billing_group_name>("billing_group_name", text(0, longest_billing_group_name))
          .accepts(text(1, longest_billing_group_name)),
      kept<&Group::create_time>("create_time", time()),
      kept<&Group::billing_extra_text>("custom_invoice_text", text(0, longest_billing_extra_text), "On invoices")
          .accepts(text(0, longest_custom_invoice_text)),
      kept<&Group::organization_id>("organization_id", text(0, longest_id)),
      chosen_payment_method(),
      kept<&Group::shipping_address_id>("shipping_address_id", text(0, longest_id), "An address of the organization"),
      kept<&Group::vat_id>("vat_id", text(0, longest_vat_id), "The VAT number"),
  });
  return picture;
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
