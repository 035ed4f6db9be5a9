#include "views/organizations.h"

namespace mock::views {

using namespace json;

const Picture<Organization>& organization() {
  static const Picture<Organization> picture({
      kept<&Organization::account_id>("account_id", text(0, longest_id), "The organization's root account"),
      kept<&Organization::create_time>("create_time", time()),
      always<Organization>("default_governance_user_group_id", text(0, longest_id).or_null(), nullptr),
      kept<&Organization::organization_id>("organization_id", text(0, longest_id)),
      kept<&Organization::organization_name>("organization_name", text(0, longest_organization_name),
                                             "For people; need not be unique")
          .accepts(text(1, longest_organization_name)),
      kept<&Organization::tier>("tier", choice_of<Tier>(), "Personal organizations have no units and no teams"),
      kept<&Organization::update_time>("update_time", time()),
  });
  return picture;
}

}  // namespace mock::views
