// The answer comes late. Other rules are tried all the same: a request may be slow and fail.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "kinds.h"

namespace mock::faults {
namespace {

using std::chrono::milliseconds;

std::vector<json::Field> parameters() {
  const auto ms = json::integer(0, longest_wait_ms);
  return {
      json::optional("ms", ms, "Milliseconds of real time"),
      json::optional("distribution", json::choice({"fixed", "uniform", "lognormal"}), "How the times are spread")
          .or_else(R"("fixed")"),
      json::optional("p50_ms", ms, "One half of the answers comes sooner"),
      json::optional("p99_ms", ms, "All but one of a hundred come sooner"),
  };
}

// A number between 0 and 1, without either.
double dice(Chance& chance) { return std::ldexp(static_cast<double>(chance.next() >> 12U) + 0.5, -52); }

milliseconds rounded(double ms) { return milliseconds(std::clamp<std::int64_t>(std::llround(ms), 0, longest_wait_ms)); }

// Evenly spread around p50, so that one in a hundred lies above p99.
milliseconds uniform(double p50, double p99, Chance chance) {
  return rounded(p50 + (p99 - p50) * (dice(chance) - 0.5) / 0.49);
}

// The logarithm is normally distributed; a normal number comes from two even ones (Box and Muller).
milliseconds lognormal(double p50, double p99, Chance chance) {
  constexpr double normal_p99 = 2.3263478740408408;
  const double radius = std::sqrt(-2 * std::log(dice(chance)));
  const double normal = radius * std::cos(2 * std::numbers::pi * dice(chance));
  return rounded(p50 * std::exp(std::log(p99 / p50) / normal_p99 * normal));
}

template <class Draw>
Act waiting(Draw draw) {
  return [=](const Occasion& occasion, Effect& effect) {
    effect.wire.wait += draw(occasion.chance);
    return Verdict::added;
  };
}

void refuse(json::Problems& problems, std::string_view field, std::string message) {
  using json::operator/;
  problems.push_back({field.empty() ? "" : "" / field, std::move(message)});
}

bool has(const json::Value& parameters, std::string_view field) { return parameters.find(field) != nullptr; }

Act fixed(const json::Value& parameters, json::Problems& problems) {
  if (!has(parameters, "ms")) refuse(problems, "", "missing field \"ms\"");
  for (const auto* field : {"p50_ms", "p99_ms"})
    if (has(parameters, field))
      refuse(problems, field, std::string(field) + " needs a distribution: uniform or lognormal");
  return waiting([ms = milliseconds_of(parameters, "ms")](const Chance&) { return ms; });
}

// What is wrong with the two numbers that every other distribution has.
void check_spread(const std::string& distribution, const json::Value& parameters, json::Problems& problems) {
  for (const auto* field : {"p50_ms", "p99_ms"})
    if (!has(parameters, field))
      refuse(problems, "", "missing field \"" + std::string(field) + "\" of the distribution " + distribution);
  if (has(parameters, "ms"))
    refuse(problems, "ms", "ms is of the distribution fixed; " + distribution + " has p50_ms and p99_ms");

  const auto p50 = parameters.integer("p50_ms");
  const auto p99 = parameters.integer("p99_ms");
  if (!p50 || !p99) return;
  const auto most = distribution == "uniform" ? *p50 * 198 / 100 : longest_wait_ms;  // an even spread begins above 0
  if (*p99 < *p50)
    refuse(problems, "p99_ms",
           "p99_ms must be at least p50_ms, " + std::to_string(*p50) + ", not " + std::to_string(*p99));
  if (distribution == "lognormal" && *p50 < 1)
    refuse(problems, "p50_ms", "p50_ms of the distribution lognormal must be at least 1, not 0");
  if (*p99 > most)
    refuse(problems, "p99_ms",
           "p99_ms of the distribution uniform must be at most 1.98 times p50_ms, " + std::to_string(most) + ", not " +
               std::to_string(*p99));
}

Act spread(const std::string& distribution, const json::Value& parameters, json::Problems& problems) {
  check_spread(distribution, parameters, problems);
  const double p50 = parameters.number("p50_ms").value_or(1);
  const double p99 = parameters.number("p99_ms").value_or(1);
  if (distribution == "uniform") return waiting([=](const Chance& chance) { return uniform(p50, p99, chance); });
  return waiting([=](const Chance& chance) { return lognormal(p50, p99, chance); });
}

Act act(const json::Value& parameters, json::Problems& problems) {
  const auto distribution = parameters.text("distribution", "fixed");
  return distribution == "fixed" ? fixed(parameters, problems) : spread(distribution, parameters, problems);
}

}  // namespace

const FaultKind latency_fault{"latency", parameters, act};

}  // namespace mock::faults
