#pragma once
// A stream buffer that never holds up whoever writes to it. Lines are kept until a thread has written them to a file, a
// pipe or a terminal; when too many wait because nobody reads, the newest are dropped, counted, and told of as soon as
// lines flow again.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <streambuf>
#include <string>
#include <thread>

namespace mock {

class Outlet final : public std::streambuf {
 public:
  using TellLost = std::function<std::string(std::uint64_t lines)>;

  /// `lost` counts the lines that were dropped; `tell_lost` makes the line that says so.
  Outlet(int file, TellLost tell_lost, std::atomic<std::uint64_t>& lost);
  ~Outlet() override;
  Outlet(const Outlet&) = delete;
  Outlet& operator=(const Outlet&) = delete;

  /// Begins to write. Throws std::system_error when there is no thread for it.
  void start();
  /// Writes what waits, for so long; what is left then is given up.
  void close(std::chrono::milliseconds patience);

  static constexpr std::size_t most_bytes = std::size_t{1} << 20U;  // that wait

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;  // shared with the thread, which may be stuck in a write when this goes
  std::thread thread_;
};

}  // namespace mock
