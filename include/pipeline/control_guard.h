#pragma once
// Who may ask the control API. A browser on the machine of a tester shows pages of anybody, and these can send requests
// to whatever listens there; so requests that another site's page has sent are refused, and so are those that come by a
// name which anybody may have given to this address (DNS rebinding). /doc/ and the files of the console are
// open to all.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/reply.h"
#include "exchange/request.h"

namespace mock {

struct ControlOptions {
  std::string token{};                       // that it asks for; empty: none
  std::string own_host{};                    // a name that it is asked by, besides addresses and localhost
  std::vector<std::string> allowed_hosts{};  // more such names; pages of theirs may ask it too
};

class ControlGuard {
 public:
  explicit ControlGuard(ControlOptions options) : options_(std::move(options)) {}

  /// Why the request does not come in; nothing when it does. `target` is the one within a world.
  [[nodiscard]] std::optional<Reply> refusal(const Request& request, std::string_view target) const;

 private:
  [[nodiscard]] bool is_allowed(std::string_view host) const;
  [[nodiscard]] bool is_known(std::string_view host) const;
  [[nodiscard]] bool is_of_another_site(const Request& request) const;

  const ControlOptions options_;
};

}  // namespace mock
