#pragma once
// Moments, as the API knows them: whole seconds in UTC, written in RFC 3339 ("2026-01-31T09:30:00Z").
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mock {

using Time = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

/// The first and the last moment this program deals in: no time is read, shown by a clock or kept that is not between
/// them, so that what is written can be read again.
inline constexpr Time begin_of_time = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
inline constexpr Time end_of_time = std::chrono::sys_days(std::chrono::year(9900) / 1 / 1);

/// So much after `time`, at most the end of time.
constexpr Time later_by(Time time, Seconds distance) {
  return distance >= end_of_time - time ? end_of_time : time + distance;
}

/// `time` as "YYYY-MM-DDTHH:MM:SSZ".
std::string rfc3339(Time time);
/// The same characters, without a string.
std::array<char, 20> rfc3339_characters(Time time);

/// Reads RFC 3339: any offset, a fraction of a second is cut off. Nothing when it is not that, or out of all time.
std::optional<Time> parse_rfc3339(std::string_view text);

/// The machine's clock, cut to whole seconds. The only place in the program that reads it.
Time real_time();

/// A world's own clock, as a value: it either stands at a moment or runs at some distance from the machine's clock.
/// Being part of the world's state, it is saved, forked and put back with everything else.
struct Clock {
  bool frozen = false;
  Time moment{};     // where it stands; when it runs, where it was set running from
  Seconds ahead{0};  // of the machine's clock, while running

  static Clock running() { return {}; }
  static Clock frozen_at(Time moment) { return {true, moment, Seconds{0}}; }
  static Clock running_from(Time moment) { return {false, moment, moment - real_time()}; }

  [[nodiscard]] bool is_the_machines() const { return *this == running(); }
  [[nodiscard]] Time now() const { return frozen ? moment : std::min(real_time() + ahead, end_of_time); }
  /// The same clock, so much later.
  [[nodiscard]] Clock advanced(Seconds distance) const {
    return frozen ? Clock{true, moment + distance, Seconds{0}} : Clock{false, moment, ahead + distance};
  }
  /// As it was when it was set: a clock set running starts at its moment again.
  [[nodiscard]] Clock restarted() const { return frozen || is_the_machines() ? *this : running_from(moment); }
  bool operator==(const Clock&) const = default;
};

}  // namespace mock
