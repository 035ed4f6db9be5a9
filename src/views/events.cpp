#include "views/events.h"

#include <limits>

#include "json/writer.h"
#include "model/organizations.h"

namespace mock::views {

using namespace json;

const Shape& account_event_shape() {
  static const Shape shape = object({
      required("account_id", text(0, longest_id)),
      required("action_description", text()),
      required("action_type", text()),
      required("actor", text()),
      required("actor_user_id", text()),
      required("create_time", time()),
      required("log_entry_id", integer(0, std::numeric_limits<std::int64_t>::max())),
      required("team_id", text(), "Always empty"),
  });
  return shape;
}

void account_event(Writer& out, const Event& event) {
  Object object(out);
  object("account_id", event.account_id)("action_description", event.event_desc)("action_type", event.event_type);
  object("actor", event.actor)("actor_user_id", event.actor_user_id)("create_time", event.create_time);
  object("log_entry_id", event.log_entry_id)("team_id", "");
}

const Shape& project_event_shape() {
  static const Shape shape = object({
      required("actor", text()),
      required("event_desc", text()),
      required("event_type", text()),
      required("id", text(1, 40)),
      required("service_name", text(), "Always empty: no services are served"),
      required("time", time()),
  });
  return shape;
}

void project_event(Writer& out, const Event& event) {
  Object object(out);
  object("actor", event.actor)("event_desc", event.event_desc)("event_type", event.event_type);
  object("id", std::to_string(event.log_entry_id))("service_name", "")("time", event.create_time);
}

const Shape& billing_group_event_shape() {
  static const Shape shape = object({
      required("actor", text()),
      required("billing_group_id", text()),
      required("create_time", time()),
      required("event_desc", text()),
      required("event_type", text()),
      required("log_entry_id", integer(0, std::numeric_limits<std::int64_t>::max())),
      required("project_id", text(), "Empty: not about one project"),
      required("project_name", text(), "Empty: not about one project"),
  });
  return shape;
}

void billing_group_event(Writer& out, const Event& event) {
  Object object(out);
  object("actor", event.actor)("billing_group_id", event.billing_group_id)("create_time", event.create_time);
  object("event_desc", event.event_desc)("event_type", event.event_type)("log_entry_id", event.log_entry_id);
  object("project_id", event.project_name)("project_name", event.project_name);
}

}  // namespace mock::views
