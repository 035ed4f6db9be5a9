#include "views/cards.h"

#include "base/ascii.h"

namespace mock::views {

using namespace json;

namespace {

bool is_four_digits(std::string_view text) { return text.size() == 4 && ascii::all(text, ascii::is_digit); }
bool is_country_code(std::string_view text) { return text.size() == 2 && ascii::all(text, ascii::is_upper); }

}  // namespace

const Picture<CardDetails>& card_details() {
  static const Picture<CardDetails> picture({
      kept<&CardDetails::brand>("brand", text(), "Whose kind of card it is").accepts(text(1, longest_card_name)),
      kept<&CardDetails::exp_month>("exp_month", integer(1, 12), "The month in which it expires"),
      kept<&CardDetails::exp_year>("exp_year", integer(first_exp_year, last_exp_year)),
      kept<&CardDetails::last4>("last4", text(), "The last digits of its number")
          .accepts(text_like(is_four_digits, "four digits", 4).matching("^[0-9]{4}$")),
      kept<&CardDetails::name>("name", text(), "On the card").accepts(text(1, longest_card_name)),
  });
  return picture;
}

const Picture<CardDetails>& card_details_with_country() {
  static const auto picture =
      card_details()
          .with({
              kept<&CardDetails::country>("country", text(0, longest_card_country), "Where it was issued"),
              kept<&CardDetails::country_code>("country_code", text(0, 2), "The same as a code")
                  .accepts(text_like(is_country_code, "two capital letters", 2).matching("^[A-Z]{2}$")),
          })
          .by_name();
  return picture;
}

const Picture<Card>& account_card() {
  static const auto picture = Picture<Card>({kept<&Card::card_id>("card_id", text(0, longest_card_id))})
                                  .with(fields_of<&Card::details>(card_details_with_country()))
                                  .by_name();
  return picture;
}

const Picture<Card>& card() {
  static const auto picture = account_card().with({
      kept<&Card::organization_id>("organization_id", text(0, longest_id), "Whose root account it is attached to")
          .or_left_out(),
      worked_out<Card>(
          "projects", list(text()),
          [](Writer& out, const Viewpoint& at, const Card& card) {
            Codec<std::vector<std::string>>::write(out, cards::projects_of(at.state, card));
          },
          "Those that are paid with it"),
  });
  return picture;
}

const Picture<Card>& card_info() {
  static const auto picture = account_card().with({worked_out<Card>(
      "user_email", text(0, longest_email),
      [](const Viewpoint& at, const Card& card) -> const std::string& {
        return at.state.users.find(card.user_id)->user_email;
      },
      "Whose card it is")});
  return picture;
}

}  // namespace mock::views
