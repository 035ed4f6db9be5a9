#pragma once
// How long something took, for promises that are made in seconds. What can be told without a clock is: a machine that
// is busy is slow.
#include <chrono>

namespace mock::test {

inline double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// How much longer than what users run this build may take: promises are made for that, and sanitizers take their time.
double slowness();

}  // namespace mock::test
