// So many requests in so many seconds of the world's clock, and 429 for those beyond. A window begins with the first
// request after the last window.
#include "kinds.h"

namespace mock::faults {
namespace {

constexpr std::int64_t longest_window = 366LL * 24 * 3600;

std::vector<json::Field> parameters() {
  return {
      json::required("requests", json::integer(0, largest_exact_number), "Let through in each window"),
      json::required("per_seconds", json::integer(1, longest_window), "Length of a window, by the world's clock"),
  };
}

struct Limit {
  std::int64_t most_requests;
  Seconds window;

  // A clock that was set back begins a new window too.
  [[nodiscard]] bool has_window(Time start, Time now) const { return now >= start && now < start + window; }

  // As the API tells it.
  [[nodiscard]] std::string too_many_requests(const std::string& seconds_left) const {
    return "The user has sent too many requests in a given amount of time: Rate limit " +
           std::to_string(most_requests) + " exceeded - try again in " + seconds_left + "s";
  }

  Verdict operator()(const Occasion& occasion, Effect& effect) const {
    auto& [start, requests] = occasion.memory;
    if (!has_window(start, occasion.now)) {
      start = occasion.now;
      requests = 0;
    }
    // The refused ones are not counted, but a window in which nothing is let through has begun with them.
    if (requests < most_requests) {
      ++requests;
      return Verdict::spared;
    }
    const auto left = std::to_string(std::chrono::duration_cast<Seconds>(start + window - occasion.now).count());
    effect.stand_in = StandIn{429, {}, too_many_requests(left), {{"Retry-After", left}}};
    return Verdict::settled;
  }
};

Act act(const json::Value& parameters, json::Problems&) {
  return Limit{parameters.integer("requests").value_or(0), Seconds(parameters.integer("per_seconds").value_or(1))};
}

}  // namespace

const FaultKind rate_limit_fault{"rate_limit", parameters, act};

}  // namespace mock::faults
