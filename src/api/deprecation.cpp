#include "api/deprecation.h"

#include <array>
#include <string>

#include "model/refusals.h"

namespace mock {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string day_of(Time time) { return rfc3339(time).substr(0, std::string_view("2026-01-31").size()); }

// As HTTP writes times: "Sat, 31 Jan 2026 00:00:00 GMT".
std::string http_date(Time time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const auto month = unsigned{std::chrono::year_month_day(days).month()} - 1;
  const auto text = rfc3339(time);
  return std::string(weekdays.at(std::chrono::weekday(days).c_encoding())) + ", " + text.substr(8, 2) + " " +
         std::string(months.at(month)) + " " + text.substr(0, 4) + " " + text.substr(11, 8) + " GMT";
}

}  // namespace

void tell_of_deprecation(Reply& reply, const Deprecation& deprecation) {
  reply.headers.emplace_back("Deprecation", "@" + std::to_string(deprecation.since.time_since_epoch().count()));
  if (deprecation.sunset) reply.headers.emplace_back("Sunset", http_date(*deprecation.sunset));
  reply.headers.emplace_back("Link", R"(<https://aiven.io/changelog>; rel="sunset")");
}

void refuse_after_sunset(const Deprecation& deprecation, const std::optional<Time>& as_of) {
  if (!as_of || !deprecation.sunset || *as_of < *deprecation.sunset) return;
  throw Refusal(refusals::retired_api_endpoint, "This API endpoint was deprecated on " + day_of(deprecation.since) +
                                                    " and is no longer available. Use " +
                                                    std::string(deprecation.instead) + " instead.");
}

}  // namespace mock
