#include "cli/environment.h"

namespace mock::cli {

Variables environment(const Welcome& welcome) {
  return {
      {"AIVEN_WEB_URL", welcome.base_url},
      {"AIVEN_TOKEN", welcome.token},
      {"AIVEN_AUTH_TOKEN", welcome.token},
      {"AIVEN_ORGANIZATION_ID", welcome.organization_id},
      {"AIVEN_ORGANIZATION_NAME", welcome.organization_name},
      {"AIVEN_ACCOUNT_NAME", welcome.organization_name},
      {"AIVEN_PROJECT_NAME", welcome.project_name.value_or("")},
      {"AIVEN_PAYMENT_METHOD_ID", welcome.payment_method_id.value_or("")},
      {"AIVEN_MOCK_CONTROL_URL", welcome.base_url + "/_mock"},
  };
}

}  // namespace mock::cli
