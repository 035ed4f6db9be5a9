#pragma once
// What invitations to organizations look like in JSON.
#include "model/invitations.h"
#include "views/picture.h"

namespace mock::views {

const Picture<Invitation>& invitation();

}  // namespace mock::views
