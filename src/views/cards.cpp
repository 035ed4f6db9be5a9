#include "views/cards.h"

namespace mock::views {

using namespace json;

namespace {

void write_details(Object& object, const Card& card) {
  const auto& details = card.details;
  object("brand", details.brand)("card_id", card.card_id)("country", details.country);
  object("country_code", details.country_code)("exp_month", details.exp_month)("exp_year", details.exp_year);
  object("last4", details.last4)("name", details.name);
}

}  // namespace

const Shape& account_card_shape() {
  static const Shape shape = object({
      required("brand", text()),
      required("card_id", text(0, longest_card_id)),
      required("country", text(0, longest_card_country)),
      required("country_code", text(0, 2)),
      required("exp_month", integer(1, 12)),
      required("exp_year", integer(first_exp_year, last_exp_year)),
      required("last4", text()),
      required("name", text(0, longest_card_name)),
  });
  return shape;
}

void account_card(Writer& out, const Card& card) {
  Object object(out);
  write_details(object, card);
}

const Shape& card_shape() {
  static const Shape shape = account_card_shape().with({
      optional("organization_id", text(0, longest_id), "Whose root account it is attached to"),
      required("projects", list(text()), "Those that are paid with it"),
  });
  return shape;
}

void card(Writer& out, const State& state, const Card& card) {
  Object object(out);
  write_details(object, card);
  if (!card.organization_id.empty()) object("organization_id", card.organization_id);
  object.list("projects", [&] {
    for (const auto& name : cards::projects_of(state, card)) out.value(name);
  });
}

Shape card_info_shape() {
  return account_card_shape().with({required("user_email", text(0, longest_email), "Whose card it is")}).or_null();
}

void card_info(Writer& out, const State& state, std::string_view card_id) {
  const auto* card = state.cards.find(card_id);
  if (card == nullptr) return out.value(nullptr);
  Object object(out);
  write_details(object, *card);
  object("user_email", state.users.find(card->user_id)->user_email);
}

}  // namespace mock::views
