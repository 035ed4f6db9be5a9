#include "base/time.h"

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("A moment is written in RFC 3339, in UTC and whole seconds", "[time]") {
  CHECK(rfc3339(Time(Seconds(0))) == "1970-01-01T00:00:00Z");
  CHECK(rfc3339(Time(Seconds(1'767'225'599))) == "2025-12-31T23:59:59Z");
  CHECK(rfc3339(Time(Seconds(951'782'400))) == "2000-02-29T00:00:00Z");
}

TEST_CASE("RFC 3339 is read with any offset, and what is written is read back", "[time]") {
  const auto [text, same] = GENERATE(table<const char*, const char*>({
      {"2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z"},
      {"2026-01-31t09:30:00z", "2026-01-31T09:30:00Z"},
      {"2026-01-31 09:30:00Z", "2026-01-31T09:30:00Z"},
      {"2026-01-31T09:30:00.987654Z", "2026-01-31T09:30:00Z"},
      {"2026-01-31T09:30:00+00:00", "2026-01-31T09:30:00Z"},
      {"2026-01-31T09:30:00+02:00", "2026-01-31T07:30:00Z"},
      {"2026-01-31T22:30:00-05:30", "2026-02-01T04:00:00Z"},
      {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},
  }));
  INFO(text);
  const auto time = parse_rfc3339(text);
  REQUIRE(time.has_value());
  CHECK(rfc3339(*time) == same);
}

TEST_CASE("What is no moment is not read as one", "[time]") {
  const auto* text =
      GENERATE("", "2026", "2026-01-31", "2026-01-31T09:30Z", "2026-01-31T09:30:00", "2026-02-29T00:00:00Z",
               "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T09:60:00Z",
               "2026-01-31T09:30:00.Z", "2026-01-31T09:30:00Z ", "2026-01-31T09:30:00+2:00", "+026-01-31T09:30:00Z",
               "9999-01-01T00:00:00Z", "now");
  INFO(text);
  CHECK_FALSE(parse_rfc3339(text).has_value());
}

TEST_CASE("A frozen clock stands, a running one keeps its distance from the machine's", "[time]") {
  const auto moment = *parse_rfc3339("2030-01-01T00:00:00Z");
  CHECK(Clock::frozen_at(moment).now() == moment);
  CHECK(Clock::frozen_at(moment).advanced(Seconds(90)).now() == moment + Seconds(90));
  const auto running = Clock::running_from(moment).advanced(Seconds(60));
  CHECK(running.now() - (moment + Seconds(60)) <= Seconds(5));
  CHECK(running.now() >= moment + Seconds(60));
}

}  // namespace
}  // namespace mock
