#pragma once
// What invitations to organizations look like in JSON.
#include "json/shape.h"
#include "model/invitations.h"

namespace mock {

struct User;

namespace views {

/// {"invitations": [...]}
const json::Shape& invitations_shape();
/// `invited_by` is the user who made it; null when that user is gone.
void invitation(json::Writer& out, const Invitation& invitation, const User* invited_by);

}  // namespace views
}  // namespace mock
