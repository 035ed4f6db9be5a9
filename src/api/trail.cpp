#include "api/trail.h"

#include <utility>

#include "model/billing_groups.h"
#include "model/organizations.h"
#include "model/projects.h"

namespace mock {

Trail Trail::named(std::string called) && {
  name = std::move(called);
  return std::move(*this);
}

Trail Trail::named(const std::string* called) && {
  if (called != nullptr) name = *called;
  return std::move(*this);
}

Trail Trail::paid_by(const std::string* id) && {
  if (id != nullptr) billing_group_id = *id;
  return std::move(*this);
}

namespace api {

Trail named(std::string name) { return Trail().named(std::move(name)); }
Trail named(const std::optional<std::string>& name) { return named(name ? &*name : nullptr); }
Trail named(const std::string* name) { return name != nullptr ? named(*name) : Trail(); }

Trail about(const Organization& organization) {
  Trail trail;
  trail.organization_id = organization.organization_id;
  return trail;
}

Trail about(const Project& project) {
  Trail trail;
  trail.project_name = project.project_name;
  return trail;
}

Trail about(const BillingGroup& billing_group) {
  Trail trail;
  trail.billing_group_id = billing_group.billing_group_id;
  return trail;
}

}  // namespace api
}  // namespace mock
