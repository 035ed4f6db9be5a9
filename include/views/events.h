#pragma once
// What history looks like in JSON: of an account, of a project, of a billing group.
#include "json/shape.h"
#include "model/events.h"

namespace mock::views {

const json::Shape& account_event_shape();
void account_event(json::Writer& out, const Event& event);

const json::Shape& project_event_shape();
void project_event(json::Writer& out, const Event& event);

const json::Shape& billing_group_event_shape();
void billing_group_event(json::Writer& out, const Event& event);

}  // namespace mock::views
