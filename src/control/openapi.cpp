#include "control/openapi.h"

#include "answers/openapi.h"
#include "base/version.h"
#include "control/table_of_contents.h"

namespace mock::control {

std::string openapi(const std::string& base_url) {
  answers::DescribedApi described{.title = "aiven-mock: the control API",
                                  .version = version(),
                                  .server = base_url,
                                  .token = "Authorization: Bearer TOKEN, where the server has a control token",
                                  .needs_token = false,
                                  .operations = {}};
  for (const auto& row : operations()) {
    described.operations.push_back(answers::described(row));
    described.operations.back().other_reply = row.other_reply;
  }
  return answers::openapi(described);
}

}  // namespace mock::control
