#pragma once
// What history looks like in JSON: of an account, and of a project.
#include "json/shape.h"
#include "model/events.h"

namespace mock::views {

const json::Shape& account_event_shape();
void account_event(json::Text& out, const Event& event);

const json::Shape& project_event_shape();
void project_event(json::Text& out, const Event& event);

}  // namespace mock::views
