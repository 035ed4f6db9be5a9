#include "billing_bodies.h"

namespace mock::api {
namespace {

bool has(const json::Value& body, std::string_view name) {
  const auto* found = body.find(name);
  return found != nullptr && !found->is_null();
}

}  // namespace

json::Shape not_empty(json::Shape list) {
  list.lowest = 1;
  return list;
}

std::optional<std::vector<std::string>> texts_in(const json::Value& body, std::string_view name) {
  if (!has(body, name)) return std::nullopt;
  return body.texts(name);
}

std::optional<std::vector<std::string>> emails_in(const json::Value& body, std::string_view name) {
  if (!has(body, name)) return std::nullopt;
  std::vector<std::string> emails;
  for (const auto& item : body.list(name)) emails.push_back(item.text("email"));
  return emails;
}

}  // namespace mock::api
