#pragma once
// What is wrong, told on standard error when it begins and when it becomes something else, and not each time that it is
// found again.
#include <iostream>
#include <string>
#include <utility>

namespace mock::cli {

class Trouble {
 public:
  void is(std::string what) {
    if (what != last_) std::cerr << "aiven-mock: " + what + '\n';
    last_ = std::move(what);
  }
  /// True when there was some.
  bool is_over() { return !std::exchange(last_, {}).empty(); }

 private:
  std::string last_;
};

}  // namespace mock::cli
