#include "answers/match.h"

#include "answers/refuse.h"

namespace mock::answers {

Reply not_served(NoSuchPath no_such_path, Method method, std::string_view path, const std::string& allow) {
  if (allow.empty()) return refuse(404, no_such_path(path));
  auto reply = method == Method::options
                   ? no_content()
                   : refuse(405, "The path " + std::string(path) + " has only the methods " + allow);
  reply.headers.emplace_back("Allow", allow);
  return reply;
}

}  // namespace mock::answers
