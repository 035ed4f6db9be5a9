// GET /_mock/callers
#include "fixtures/handout.h"
#include "json/writer.h"
#include "tables.h"

namespace mock::control {
namespace {

constexpr std::size_t most_of_a_kind = 1000;  // so that the answer does not grow with the world

const json::Shape& callers_shape() {
  using namespace json;
  static const auto caller = object({
      required("user_id", text()),
      required("user_email", text()),
      required("name", text(), "real_name of a person, name of an application user"),
      required("is_application_user", boolean()),
      required("token", text(), "A valid one, if there is one"),
      required("is_let_in", boolean(), "The user is active, and the token valid now"),
  });
  static const auto shape = object({
      required("callers", list(caller),
               "Those who have a token, of the first thousand people and the first thousand application users"),
  });
  return shape;
}

void write(json::Writer& out, const std::vector<fixtures::Caller>& callers) {
  for (const auto& [user, token, is_let_in] : callers) {
    json::Object caller(out);
    caller("user_id", user.user_id)("user_email", user.user_email)("name", user.real_name);
    caller("is_application_user", user.is_application_user())("token", token.full_token)("is_let_in", is_let_in);
  }
}

Reply list(const ControlCall& call) {
  const auto state = call.world.state();
  json::Writer out;
  {
    json::Object body(out);
    body.list("callers", [&] {
      write(out, fixtures::people(*state, most_of_a_kind));
      write(out, fixtures::application_users(*state, most_of_a_kind));
    });
  }
  return ok(out.take());
}

}  // namespace

std::vector<ControlOperation> caller_operations() {
  return {
      {.id = "MockCallerList",
       .method = Method::get,
       .path = "/_mock/callers",
       .reply = callers_shape,
       .handler = list,
       .summary = "List whom a client can be, with a token of each"},
  };
}

}  // namespace mock::control
