#pragma once
// One operation of the API is one row of a table: where it is, what it asks of its caller, what goes in and out, and
// the function that does it. The corridor, `aiven-mock routes` and /doc/openapi.json all read these rows.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "access/caller.h"
#include "access/needs.h"
#include "api/deprecation.h"
#include "api/trail.h"
#include "base/time.h"
#include "exchange/reply.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "json/shape.h"
#include "model/state.h"

namespace mock {

struct Operation;

/// One request, as a handler sees it: the caller is admitted, may do this, and the body has the shape of the row.
struct Call {
  const Operation& operation;  // the row it is of
  const Params& params;        // of the path: call.params["organization_id"]
  const json::Value& query;    // an object of what the row's shape of it names: query.flag("recursive")
  const json::Value& body;     // an object; empty for operations without a body
  Identity caller;             // a user and a token, except for operations that anyone may call
  Standing standing;           // in the organization of the path
  Time now;
  std::optional<Time> as_of;                // the day whose API this is to be; none: nothing has ended
  std::function<std::string()> base_url{};  // of the API of this world, as whoever asks reaches it

  [[nodiscard]] const std::string& organization_id() const { return params["organization_id"]; }
  [[nodiscard]] const User& user() const { return *caller.user; }
  [[nodiscard]] const AccessToken& token() const { return *caller.token; }
};

/// What a command did: its answer, and what the history tells of it.
struct Done {
  Reply reply;
  Trail trail;
};

using Query = Reply (*)(const State&, const Call&);   // reads the world as it is
using Command = Done (*)(State&, const Call&);        // makes the world as it will be, and becomes an event
using QuietCommand = Reply (*)(State&, const Call&);  // the same, and is in no history

/// How deep something lies. What is held on an organization holds for its units, and so on down.
enum class Level { organization, unit, project };

/// What a handler asks for at a place that the path does not name, or only for some of what it does.
struct Elsewhere {
  Needs needs;
  std::string_view where;             // goes on after the needs: "in the account that the project is made in"
  Level level = Level::organization;  // the deepest place that it may be asked at
};

struct Operation {
  std::string_view id;  // operationId in the published API
  Method method;
  std::string_view path;
  Scopes scopes{};                     // a restricted token needs one of these; empty: any token will do
  Needs needs{};                       // where the path points
  std::vector<Elsewhere> elsewhere{};  // what the handler asks for besides (api/authority.h)
  json::ShapeRef query = nullptr;      // an object of the parameters in the query string; others are not looked at
  json::ShapeRef body = nullptr;       // of the request; null: a body is not looked at
  json::ShapeRef reply = nullptr;      // of the answer; null: 204
  std::string_view reply_type = "application/json";  // of the answer; text for anything else
  std::variant<Query, Command, QuietCommand> handler;
  std::string_view no_event{};  // of a quiet command: why it is in no history
  std::string_view summary;
  const Deprecation* deprecated = nullptr;
};

/// Who may, as `aiven-mock routes` prints it: what the row needs, and what elsewhere.
std::string who_may(const Operation& operation);

}  // namespace mock
