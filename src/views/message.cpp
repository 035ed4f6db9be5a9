#include "views/message.h"

namespace mock::views {

const json::Shape& message_shape() {
  static const json::Shape shape = json::object({json::required("message", json::text())});
  return shape;
}

std::string message(std::string_view text) {
  json::Writer out;
  {
    json::Object body(out);
    body("message", text);
  }
  return out.take();
}

}  // namespace mock::views
