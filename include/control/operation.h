#pragma once
// One operation of the control API is one row of a table, as those of the API are: where it is, what goes in and out,
// and the function that does it. Control, `aiven-mock routes --control` and /_mock/openapi.json all read these rows.
#include <chrono>
#include <string_view>

#include "answers/openapi.h"
#include "exchange/reply.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "journal/metrics.h"
#include "json/shape.h"
#include "world/worlds.h"

namespace mock {

/// What a control operation works on.
struct ControlCall {
  Worlds& worlds;
  const Metrics& metrics;
  World& world;
  std::string_view world_name;
  const Params& params;
  const Request& request;
  std::string_view base_url;                      // of the API, as whoever asks reaches it
  const json::Value& query;                       // an object of what the row's shape of it names
  std::string_view text;                          // the request body as it was sent
  const json::Value& body;                        // and read, unless the handler does that itself
  std::chrono::steady_clock::time_point started;  // when the server was
};

struct ControlOperation {
  std::string_view id;  // begins with Mock, so that it is none of the API
  Method method;
  std::string_view path;
  json::ShapeRef query = nullptr;  // of the query string; a parameter that it does not name is refused
  json::ShapeRef body = nullptr;   // of the request; null: a body is not looked at
  bool reads_body_itself = false;  // the handler gets its text alone, and tells what is wrong with it
  json::ShapeRef reply = nullptr;  // of the answer; null: 204
  std::string_view reply_type = "application/json";  // of the answer
  answers::OtherReply other_reply{};                 // where there is another answer that is no refusal
  Reply (*handler)(const ControlCall&);
  std::string_view summary;
};

}  // namespace mock
