#include "views/events.h"

#include <limits>

#include "model/organizations.h"

namespace mock::views {
namespace {

using namespace json;

FieldOf<Event> log_entry_id() {
  return kept<&Event::log_entry_id>("log_entry_id", integer(0, std::numeric_limits<std::int64_t>::max()),
                                    "Its number, unique in the world");
}
FieldOf<Event> actor() { return kept<&Event::actor>("actor", text(), "The e-mail address of whoever did it"); }
FieldOf<Event> event_desc() { return kept<&Event::event_desc>("event_desc", text(), "What happened, for people"); }
FieldOf<Event> event_type() {
  return kept<&Event::event_type>("event_type", text(), "What happened, in the API's word");
}

}  // namespace

const Picture<Event>& account_event() {
  static const Picture<Event> picture({
      kept<&Event::account_id>("account_id", text(0, longest_id)),
      event_desc().called("action_description"),
      event_type().called("action_type"),
      actor(),
      kept<&Event::actor_user_id>("actor_user_id", text()),
      kept<&Event::create_time>("create_time", time()),
      log_entry_id(),
      always<Event>("team_id", text(), "", "Always empty"),
  });
  return picture;
}

const Picture<Event>& project_event() {
  static const Picture<Event> picture({
      actor(),
      event_desc(),
      event_type(),
      worked_out<Event>("id", text(1, 40), [](const Event& event) { return std::to_string(event.log_entry_id); }),
      always<Event>("service_name", text(1, 64), "-", "Always \"-\": no event is about a service"),
      kept<&Event::create_time>("time", time()),
  });
  return picture;
}

const Picture<Event>& billing_group_event() {
  static const Picture<Event> picture({
      actor(),
      kept<&Event::billing_group_id>("billing_group_id", text()),
      kept<&Event::create_time>("create_time", time()),
      event_desc(),
      event_type(),
      log_entry_id(),
      worked_out<Event>(
          "project_id", text(), [](const Event& event) -> const auto& { return event.project_name; },
          "Empty: not about one project"),
      kept<&Event::project_name>("project_name", text(), "Empty: not about one project"),
  });
  return picture;
}

}  // namespace mock::views
