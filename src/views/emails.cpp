#include "views/emails.h"

#include "model/users.h"

namespace mock::views {

using namespace json;

namespace {

Shape email_shape() { return object({required("email", text(0, longest_email))}); }

}  // namespace

Shape emails_shape() { return list(email_shape()); }
Shape emails_shape(std::int64_t most) { return list(email_shape(), most); }

std::optional<std::vector<std::string>> emails_from(const Value& object, std::string_view name) {
  const auto* list = object.find(name);
  if (list == nullptr || list->is_null()) return std::nullopt;
  std::vector<std::string> addresses;
  for (const auto& each : list->as_list()) addresses.push_back(each.text("email"));
  return addresses;
}

}  // namespace mock::views
