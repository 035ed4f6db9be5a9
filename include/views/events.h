#pragma once
// What history looks like in JSON: of an account, of a project, of a billing group.
#include "model/events.h"
#include "views/picture.h"

namespace mock::views {

const Picture<Event>& account_event();
const Picture<Event>& project_event();
const Picture<Event>& billing_group_event();

}  // namespace mock::views
