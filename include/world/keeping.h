#pragma once
// How it goes with keeping the default world in a file: whoever keeps it tells, and whoever is asked how the server is
// asks. May be used by any number of threads.
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "base/time.h"

namespace mock {

class Keeping {
 public:
  struct Report {
    bool is_on = false;  // there is such a file
    std::uint64_t saves = 0, failures = 0;
    std::optional<Time> saved;           // when it was last written, by the machine's clock
    std::optional<std::string> failure;  // why it could not be written the last time
  };

  void saved();
  void failed(std::string reason);
  [[nodiscard]] Report report() const;

 private:
  mutable std::mutex mutex_;  // guards the next line
  Report report_;
};

}  // namespace mock
