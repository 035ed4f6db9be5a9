#pragma once
// Finds the row that a request is for, or how to say that there is none.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/reply.h"
#include "exchange/router.h"

namespace mock::answers {

/// The row and the parameters of its path; or, without a row, what is answered instead.
template <class Row>
struct Match {
  const Row* row = nullptr;
  Params params{};
  std::optional<Reply> reply{};
};

/// The message that tells of a path which a table does not have.
using NoSuchPath = std::string (*)(std::string_view path);

/// 404; or, where the path has other methods, 405 with the header Allow, which alone answers OPTIONS.
Reply not_served(NoSuchPath no_such_path, Method method, std::string_view path, const std::string& allow);

template <class Row>
Match<Row> match(const Router<Row>& router, Method method, std::string_view path, NoSuchPath no_such_path) {
  auto route = router.find(method, path);
  if (route.row == nullptr) return {.reply = not_served(no_such_path, method, path, route.allow)};
  return {.row = route.row, .params = std::move(route.params)};
}

}  // namespace mock::answers
