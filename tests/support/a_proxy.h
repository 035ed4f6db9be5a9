#pragma once
// A server between a client and another one, which changes what comes back: an API that is a little different.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/json.h"

namespace mock::test {

/// One answer on its way back.
struct Passing {
  const std::string method, target;
  int status;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;
  Json json{};  // the body, when it is some; what it is made into is sent

  /// The target without its query.
  [[nodiscard]] std::string path() const { return target.substr(0, target.find('?')); }
};

class AProxy {
 public:
  /// In front of a server at http://127.0.0.1:PORT.
  explicit AProxy(const std::string& server, std::function<void(Passing&)> change = {});
  ~AProxy();
  AProxy(const AProxy&) = delete;
  AProxy& operator=(const AProxy&) = delete;

  [[nodiscard]] const std::string& url() const;
  /// "GET /v1/me", in the order in which they came.
  [[nodiscard]] std::vector<std::string> requests() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace mock::test
