#include "views/invitations.h"

#include "model/users.h"

namespace mock::views {

using namespace json;

const Shape& invitations_shape() {
  static const Shape shape = object({required(
      "invitations",
      list(object({
          required("create_time", time()),
          required("expiry_time", time(), "When it can no longer be accepted"),
          required("invited_by", text().or_null(), "The name of who made it; null when that user has been deleted"),
          required("user_email", text(0, longest_email)),
      })))});
  return shape;
}

void invitation(Writer& out, const Invitation& invitation, const User* invited_by) {
  Object object(out);
  object("create_time", invitation.create_time)("expiry_time", invitation.expiry_time);
  if (invited_by == nullptr)
    object("invited_by", nullptr);
  else
    object("invited_by", invited_by->real_name);
  object("user_email", invitation.user_email);
}

}  // namespace mock::views
