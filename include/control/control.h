#pragma once
// The mock's own operations, /_mock/… of each world, its console, and /doc/openapi.json: finds the one that a request
// is for, reads the request as its row asks, and does it.
#include <chrono>
#include <string_view>

#include "control/operation.h"
#include "exchange/reply.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "journal/metrics.h"
#include "world/worlds.h"

namespace mock {

class Control {
 public:
  Control();

  /// True for targets within a world that are answered here and not by the API.
  [[nodiscard]] static bool owns(std::string_view target);

  /// `base_url`: of the API, as whoever asks reaches it.
  [[nodiscard]] Reply serve(Worlds& worlds, const Metrics& metrics, const Worlds::Entrance& entrance,
                            const Request& request, std::string_view base_url) const;

 private:
  Router<ControlOperation> router_{Heads::are_gets};
  std::chrono::steady_clock::time_point started_;
};

}  // namespace mock
