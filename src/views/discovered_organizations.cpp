#include "views/discovered_organizations.h"

#include "views/users.h"

namespace mock::views {
namespace {

using namespace json;

const Picture<Organization>& organization() {
  static const Picture<Organization> picture({
      kept<&Organization::create_time>("create_time", time()),
      kept<&Organization::organization_id>("organization_id", text(0, longest_id)),
      kept<&Organization::organization_name>("organization_name", text(0, longest_organization_name)),
  });
  return picture;
}

const Picture<OrganizationUser>& discovered_user() {
  static const auto picture =
      Picture<OrganizationUser>(fields_of<&OrganizationUser::user>(Picture<User>({
                                    kept<&User::create_time>("create_time", time()),
                                })))
          .with(fields_of<&OrganizationUser::member>(Picture<Member>({
              kept<&Member::is_super_admin>("is_super_admin", boolean(), "Of the discovered organization"),
          })))
          .with(fields_of<&OrganizationUser::user>(Picture<User>({
              kept<&User::real_name>("real_name", text(0, longest_real_name)),
              kept<&User::user_email>("user_email", text(0, longest_email)),
              kept<&User::user_id>("user_id", text()),
          })));
  return picture;
}

void write_users(Writer& out, const Viewpoint& at, const DiscoveredOrganization& discovered) {
  for (const auto* member : discovered.members)
    discovered_user().write(out, at, {member, at.state.users.find(member->user_id)});
}

}  // namespace

const Picture<DiscoveredOrganization>& discovered_organization() {
  static const auto picture =
      Picture<DiscoveredOrganization>(fields_of<&DiscoveredOrganization::organization>(organization()))
          .with({listed<DiscoveredOrganization>("users", discovered_user().shape(), write_users)});
  return picture;
}

}  // namespace mock::views
