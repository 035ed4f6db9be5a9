#include "permission_denied.h"

#include <string>

#include "model/refusals.h"

namespace mock::api {

void deny(const Call& call, std::string_view why) {
  throw Refusal::about(refusals::permission_denied, std::string(call.operation.id) + " (" + std::string(why) + ")");
}

void guard_super_admin(const Call& call, const Member& member) {
  if (member.is_super_admin && !may(call)) deny(call, member.user_id + " is super admin");
}

}  // namespace mock::api
