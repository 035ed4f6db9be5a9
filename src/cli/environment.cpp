#include "cli/environment.h"

namespace mock::cli {

Variables environment(const Welcome& welcome) {
  Variables variables{
      {"AIVEN_WEB_URL", welcome.base_url},
      {"AIVEN_TOKEN", welcome.token},
      {"AIVEN_AUTH_TOKEN", welcome.token},
      {"AIVEN_ORGANIZATION_ID", welcome.organization_id},
      {"AIVEN_ORGANIZATION_NAME", welcome.organization_name},
      {"AIVEN_ACCOUNT_NAME", welcome.organization_name},
  };
  if (welcome.project_name) variables.emplace_back("AIVEN_PROJECT_NAME", *welcome.project_name);
  if (welcome.payment_method_id) variables.emplace_back("AIVEN_PAYMENT_METHOD_ID", *welcome.payment_method_id);
  variables.emplace_back("AIVEN_MOCK_CONTROL_URL", welcome.base_url + "/_mock");
  return variables;
}

}  // namespace mock::cli
