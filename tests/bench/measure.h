#pragma once
// How the benchmarks measure: the time of one call, and the median of several rounds.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace mock {

/// Nanoseconds for one of `repeat` calls.
template <class F>
double time_one(std::size_t repeat, F f) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < repeat; ++i) f(i);
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() /
         static_cast<double>(repeat);
}

/// The median of one figure over all rounds.
template <class Figures>
double median(const std::vector<Figures>& rounds, double Figures::*figure) {
  std::vector<double> values;
  values.reserve(rounds.size());
  for (const auto& round : rounds) values.push_back(round.*figure);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Whether a ratio keeps to its limit, which is told when it does not.
inline bool keeps(double ratio, double limit) {
  if (ratio <= limit) return true;
  std::printf("  TOO LARGE: %.2f is over the limit of %.0f\n", ratio, limit);
  return false;
}

}  // namespace mock
