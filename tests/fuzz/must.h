#pragma once
// How a fuzzing program says that something does not hold: it ends, and libFuzzer keeps the input.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace mock::fuzz {

inline void must(bool holds, std::string_view what, std::string_view detail = {}) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n' << detail << '\n';
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace mock::fuzz

// The door through which libFuzzer hands in each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
