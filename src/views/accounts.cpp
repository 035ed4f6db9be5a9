#include "views/accounts.h"

namespace mock::views {

using namespace json;

const Shape& account_shape() {
  static const Shape shape = object({
      required("access_source", choice({"organization_membership"})),
      required("account_id", text(0, longest_id)),
      required("account_name", text(0, longest_organization_name)),
      required("account_owner_team_id", text(0, 32), "The team whose members are the super admins"),
      required("create_time", time()),
      required("features", map(boolean())),
      required("is_account_member", boolean()),
      required("is_account_owner", boolean(), "True for super admins"),
      required("organization_id", text(0, longest_id)),
      required("parent_account_id", text(0, longest_id).or_null(), "null: the root account of its organization"),
      required("primary_billing_group_id", text(0, longest_id).or_null(), "Always null"),
      required("root_account_id", text(0, longest_id)),
      required("tenant_id", text(0, 64)),
      required("update_time", time()),
  });
  return shape;
}

void account(Writer& out, const accounts::Account& account, bool is_super_admin) {
  const auto& organization = *account.organization;
  Object object(out);
  object("access_source", "organization_membership")("account_id", account.account_id());
  object("account_name", account.account_name())("account_owner_team_id", organization.account_owner_team_id);
  object("create_time", account.create_time());
  { const Object features(out, "features"); }
  object("is_account_member", true)("is_account_owner", is_super_admin);
  object("organization_id", organization.organization_id);
  if (account.unit == nullptr)
    object("parent_account_id", nullptr);
  else
    object("parent_account_id", organization.account_id);
  object("primary_billing_group_id", nullptr)("root_account_id", organization.account_id)("tenant_id", "aiven");
  object("update_time", account.update_time());
}

}  // namespace mock::views
