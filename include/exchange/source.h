#pragma once
// What follows the body of a reply as it comes, until it ends: nobody knows yet how long it will be. It never waits;
// http/ does, and is told when there is more.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mock {

class Source {
 public:
  Source() = default;
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// From here on `tell` is called when take() may have more: by any thread, until this Source is gone. It returns at
  /// once. Called once.
  virtual void call_when_there_is_more(std::function<void()> tell) = 0;
  /// What has come since, empty when that is nothing; or nothing at all: that was the end.
  virtual std::optional<std::string> take() = 0;
  /// Is sent when nothing has come for a while, and means nothing: so both sides see that the other is there.
  [[nodiscard]] virtual std::string_view sign_of_life() const = 0;
};

}  // namespace mock
