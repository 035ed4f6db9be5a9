#pragma once
// One line a request on a stream, for people (text) or programs (json). No secret reaches it, and nothing that breaks
// lines: what comes from outside has passed mask.h, and of a target only the path is kept.
#include <chrono>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>

#include "base/time.h"
#include "exchange/request.h"

namespace mock {

/// What happened to one request.
struct LogEntry {
  Time time{};  // by the machine's clock: a log is read beside those of other programs
  std::string_view world;
  const Request& request;
  std::string_view operation;  // operationId; empty when the path is none
  std::string_view user_id;    // of the caller, when the token was known
  int status = 0;
  std::chrono::microseconds took{0};
  std::string_view because;  // the sentence of the reason, when it was refused
  std::string_view note;     // anything a tester should know, such as fields ignored under --lenient
};

enum class LogForm { off, text, json };

class Log {
 public:
  Log(LogForm form, std::ostream& out) : form_(form), out_(out) {}

  [[nodiscard]] bool is_on() const { return form_ != LogForm::off; }
  /// Writes one line; lines of several threads do not mix.
  void write(const LogEntry& entry);
  /// One for a connection that was to be encrypted and came to nothing, if anyone wants lines.
  void tell_of_handshake(std::string_view client_address, std::string_view why);

 private:
  void put(const std::string& line);

  const LogForm form_;
  std::mutex mutex_;  // guards the next line
  std::ostream& out_;
};

/// A line that says how many lines are missing before it.
std::string lines_lost(LogForm form, std::uint64_t count);

/// The path of a target, without anything that could be a secret.
std::string masked_path(std::string_view target);

}  // namespace mock
