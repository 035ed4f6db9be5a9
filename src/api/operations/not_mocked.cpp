// The operations that Aiven publishes and this program does not serve yet. Serving one means moving its row to the file
// of its resource. They are known so that a client is told "not mocked" (400) instead of "no such thing" (404).
#include "tables.h"

namespace mock::api {

std::vector<PublishedOperation> published_operations_not_mocked() {
  // clang-format off
  return {
      // account
      // billing
      // billinggroup
      // custom-cloud
      // organization-vpc
      // organizationbillinggroup
      // organizationemissions
      // organizationpaymentmethod
      // organizations
      // payment
      // project
      // project-key-management
  };
  // clang-format on
}

}  // namespace mock::api
