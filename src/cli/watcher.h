#pragma once
// Looks at a file now and then, and tells when its text is another one.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace mock::cli {

class Watcher {
 public:
  ~Watcher() { stop(); }

  /// Calls `changed` on a thread of its own whenever `read` gives another text than the last one; `text` is the first.
  /// When it gives none, the file is being replaced, and is looked at again later.
  void start(std::string text, std::function<std::optional<std::string>()> read,
             std::function<void(const std::string&)> changed);
  void stop();

 private:
  std::mutex door_;
  std::condition_variable news_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace mock::cli
