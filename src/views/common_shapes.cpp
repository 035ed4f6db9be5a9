#include "views/common_shapes.h"

#include "base/ascii.h"
#include "model/users.h"

namespace mock::views {

json::Shape email_address() {
  return json::text_like(users::is_email, "an e-mail address", longest_email).matching(R"(^[^@\s]+@[^@\s]+$)");
}

json::Shape uuid() {
  constexpr std::int64_t length = 36;
  return json::text_like(ascii::is_uuid, "a UUID", length)
      .matching("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$");
}

}  // namespace mock::views
