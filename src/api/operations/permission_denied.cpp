#include "permission_denied.h"

#include <string>

#include "model/refusals.h"

namespace mock::api {

void deny(std::string_view operation, std::string_view why) {
  throw Refusal::about(refusals::permission_denied, std::string(operation) + " (" + std::string(why) + ")");
}

void guard_super_admin(const Member& member, bool caller_is_super_admin, std::string_view operation) {
  if (member.is_super_admin && !caller_is_super_admin) deny(operation, member.user_id + " is super admin");
}

}  // namespace mock::api
