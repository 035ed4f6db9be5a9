#include "views/emails.h"

#include "model/users.h"

namespace mock::views {

using namespace json;

namespace {

Shape email_shape() { return object({required("email", text(0, longest_email))}); }

}  // namespace

Shape emails_shape() { return list(email_shape()); }
Shape emails_shape(std::int64_t most) { return list(email_shape(), most); }

void emails(Text& out, Object& object, std::string_view name, const std::vector<std::string>& addresses) {
  object.list(name, [&] {
    for (const auto& address : addresses) {
      Object item(out);
      item("email", address);
    }
  });
}

}  // namespace mock::views
