#include "views/invitations.h"

#include "model/state.h"
#include "views/common_shapes.h"

namespace mock::views {
namespace {

using namespace json;

std::optional<std::string_view> name_of_inviter(const Viewpoint& at, const Invitation& invitation) {
  const auto* user = at.state.users.find(invitation.invited_by);
  return user == nullptr ? std::nullopt : std::optional<std::string_view>(user->real_name);
}

}  // namespace

const Picture<Invitation>& invitation() {
  static const Picture<Invitation> picture({
      kept<&Invitation::create_time>("create_time", time()),
      kept<&Invitation::expiry_time>("expiry_time", time(), "When it can no longer be accepted"),
      worked_out<Invitation>("invited_by", text().or_null(), name_of_inviter,
                             "The name of who made it; null when that user has been deleted"),
      kept<&Invitation::user_email>("user_email", text(0, longest_email), "Who is asked to join")
          .accepts(email_address()),
  });
  return picture;
}

}  // namespace mock::views
