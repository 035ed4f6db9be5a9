#include "views/discovered_organizations.h"

namespace mock::views {

using namespace json;

const Shape& discovered_organizations_shape() {
  static const Shape shape = object(
      {required("discovered_organizations",
                list(object({
                    required("create_time", time()),
                    required("organization_id", text(0, longest_id)),
                    required("organization_name", text(0, longest_organization_name)),
                    required("users", list(object({
                                          required("create_time", time()),
                                          required("is_super_admin", boolean(), "Of the discovered organization"),
                                          required("real_name", text(0, longest_real_name)),
                                          required("user_email", text(0, longest_email)),
                                          required("user_id", text()),
                                      }))),
                })))});
  return shape;
}

void discovered_organization(Writer& out, const State& state, const DiscoveredOrganization& discovered) {
  Object object(out);
  object("create_time", discovered.organization->create_time);
  object("organization_id", discovered.organization->organization_id);
  object("organization_name", discovered.organization->organization_name).list("users", [&] {
    for (const auto* member : discovered.members) {
      const auto& user = *state.users.find(member->user_id);
      Object item(out);
      item("create_time", user.create_time)("is_super_admin", member->is_super_admin);
      item("real_name", user.real_name)("user_email", user.user_email)("user_id", user.user_id);
    }
  });
}

}  // namespace mock::views
