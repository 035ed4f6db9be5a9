#include "views/organizations.h"

namespace mock::views {

using namespace json;

const Shape& organization_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id), "The organization's root account"),
      required("create_time", time()),
      required("default_governance_user_group_id", text(0, longest_id).or_null()),
      required("organization_id", text(0, longest_id)),
      required("organization_name", text(0, longest_organization_name)),
      required("tier", tier_shape()),
      required("update_time", time()),
  });
  return shape;
}

void organization(Writer& out, const Organization& organization) {
  Object object(out);
  object("account_id", organization.account_id)("create_time", organization.create_time);
  object("default_governance_user_group_id", nullptr)("organization_id", organization.organization_id);
  object("organization_name", organization.organization_name)("tier", to_text(organization.tier));
  object("update_time", organization.update_time);
}

const Shape& organizations_shape() {
  static const Shape shape = object({required("organizations", list(organization_shape()))});
  return shape;
}

Shape tier_shape() { return choice({"business", "personal"}); }
std::string_view to_text(Tier tier) { return tier == Tier::business ? "business" : "personal"; }
Tier tier_from(std::string_view text) { return text == "personal" ? Tier::personal : Tier::business; }

}  // namespace mock::views
