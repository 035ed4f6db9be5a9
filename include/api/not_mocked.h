#pragma once
// The operations that Aiven publishes and the mock does not serve: those about services, most of all. Whoever asks for
// one is told so, and a fault rule of the kind `answer` may answer in its place.
#include <span>
#include <string_view>

#include "exchange/request.h"

namespace mock::api {

struct NotMocked {
  std::string_view id;  // operationId in the published API
  Method method;
  std::string_view path;
};

std::span<const NotMocked> not_mocked();

}  // namespace mock::api
