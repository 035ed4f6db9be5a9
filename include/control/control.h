#pragma once
// The mock's own operations, /_mock/… of each world, and /doc/openapi.json. The same kind of table as the API's.
#include <chrono>
#include <string_view>
#include <vector>

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
  const json::Value& query;                       // an object of what the row's shape of it names
  std::string_view text;                          // the request body as it was sent
  const json::Value& body;                        // and read, when the row has a shape for it
  std::chrono::steady_clock::time_point started;  // when the server was
};

struct ControlOperation {
  Method method;
  std::string_view path;
  json::ShapeRef body = nullptr;  // null: the handler reads the text itself, or there is none
  Reply (*handler)(const ControlCall&);
  json::ShapeRef query = nullptr;  // of the parameters in the query string; null: it has none
};

class Control {
 public:
  Control();

  /// True for targets within a world that are answered here and not by the API.
  [[nodiscard]] static bool owns(std::string_view target);

  [[nodiscard]] Reply serve(Worlds& worlds, const Metrics& metrics, const Worlds::Entrance& entrance,
                            const Request& request) const;

 private:
  std::vector<ControlOperation> operations_;
  Router<ControlOperation> router_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace mock
