#include "pages.h"

#include <algorithm>
#include <charconv>

#include "model/refusals.h"

namespace mock::api {

std::int64_t position_of(const std::string& cursor) {
  std::int64_t position = 0;
  const auto* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data(), end, position);
  if (error != std::errc() || stop != end || position < 0)
    throw Refusal(refusals::bad_request, "the query parameter cursor is none that a list has given: " + cursor);
  return position;
}

void write_next_and_prev(json::Object& body, std::int64_t start, std::int64_t limit, std::int64_t total) {
  if (start < total - limit) body("next", std::to_string(start + limit));
  if (start > 0) body("prev", std::to_string(std::max<std::int64_t>(0, std::min(start, total) - limit)));
}

}  // namespace mock::api
