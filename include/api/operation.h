#pragma once
// One operation of the API is one row of a table: where it is, what it asks of its caller, what goes in and out, and
// the function that does it. The corridor, `aiven-mock routes` and /doc/openapi.json all read these rows.
#include <functional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "access/caller.h"
#include "access/needs.h"
#include "base/time.h"
#include "exchange/reply.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "json/shape.h"
#include "model/state.h"

namespace mock {

/// One request, as a handler sees it: the caller is admitted, may do this, and the body has the shape of the row.
struct Call {
  const Params& params;      // of the path: call.params["organization_id"]
  const json::Value& query;  // an object of what the row's shape of it names: query.flag("recursive")
  const json::Value& body;   // an object; empty for operations without a body
  Identity caller;           // a user and a token, except for operations that anyone may call
  Standing standing;         // in the organization of the path
  Time now;

  [[nodiscard]] const std::string& organization_id() const { return params["organization_id"]; }
  [[nodiscard]] const User& user() const { return *caller.user; }
  [[nodiscard]] const AccessToken& token() const { return *caller.token; }
};

using Query = Reply (*)(const State&, const Call&);  // reads the world as it is
using Command = Reply (*)(State&, const Call&);      // makes the world as it will be

struct Operation {
  std::string_view id;  // operationId in the published API
  Method method;
  std::string_view path;
  Scopes scopes{};  // a restricted token needs one of these; empty: any token will do
  Needs needs{};
  json::ShapeRef query = nullptr;  // an object of the parameters in the query string; others are not looked at
  json::ShapeRef body = nullptr;   // of the request; null: a body is not looked at
  json::ShapeRef reply = nullptr;  // of the answer; null: 204
  std::string_view reply_type = "application/json";  // of the answer; text for anything else
  std::variant<Query, Command> handler;
  std::string_view summary;
};

}  // namespace mock
