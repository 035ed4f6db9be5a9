#include "secrets.h"

#include <algorithm>

#include "journal/mask.h"

namespace mock::capture {
namespace {

// Shorter texts would be found by accident.
constexpr std::size_t shortest_found_inside = 4;

bool is_uri(std::string_view text) { return text.find("://") != std::string_view::npos; }

}  // namespace

Value Secrets::replaced(std::string_view field, const Value& value) {
  here_.clear();
  learn(field, value);
  return here_.empty() ? value : rewritten(field, value);
}

Value Secrets::token(std::string_view beginning) {
  constexpr std::size_t length = 64;
  return arena_.text(std::string(beginning) + made(length - beginning.size()));
}

void Secrets::learn(std::string_view field, const Value& value) {
  for (const auto& [name, member] : value.as_members()) learn(name, member);
  for (const auto& item : value.as_list()) learn(field, item);
  const auto text = value.as_text();
  if (is_uri(text))
    learn_from_uri(text);
  else if (holds_a_secret(field) && field != "connection_info")
    learn(text);
}

// "postgres://user:password@host:port/database"
void Secrets::learn_from_uri(std::string_view uri) {
  auto authority = uri.substr(uri.find("://") + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  const auto at = authority.rfind('@');
  const auto colon = authority.find(':');
  if (at != std::string_view::npos && colon < at) learn(authority.substr(colon + 1, at - colon - 1));
}

void Secrets::learn(std::string_view secret) {
  if (secret.empty()) return;
  auto known = made_.find(secret);
  if (known == made_.end()) known = made_.emplace(std::string(secret), made(secret.size())).first;
  here_.push_back(known->first);
}

Value Secrets::rewritten(std::string_view field, const Value& value) {
  if (!value.as_members().empty()) {
    Members members;
    for (const auto& [name, member] : value.as_members()) members.emplace_back(name, rewritten(name, member));
    return arena_.object(members);
  }
  if (!value.as_list().empty()) {
    std::vector<Value> items;
    for (const auto& item : value.as_list()) items.push_back(rewritten(field, item));
    return arena_.list(items);
  }
  auto text = std::string(value.as_text());
  if (text.empty()) return value;
  for (const auto secret : here_) {
    const auto& instead = made_.find(secret)->second;
    if (text == secret) return arena_.text(instead);
    if (secret.size() < shortest_found_inside) continue;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + instead.size()))
      text.replace(at, secret.size(), instead);
  }
  return arena_.text(text);
}

std::string Secrets::made(std::size_t length) {
  constexpr std::size_t at_once = 16;
  std::string text;
  while (text.size() < length) text += chance_.hex(std::min(at_once, length - text.size()));
  return text;
}

}  // namespace mock::capture
