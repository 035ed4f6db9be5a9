#include "model/users.h"

#include <algorithm>

#include "model/state.h"

namespace mock::users {

const User* by_email(const State& state, std::string_view user_email) {
  for (const auto& user : state.users.with<&User::user_email>(lower_case(user_email))) return &user;
  return nullptr;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  const bool has_space = text.find_first_of(" \t\r\n") != std::string_view::npos;
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && at == text.rfind('@') && !has_space;
}

std::string new_id(State& state) {
  std::string id;
  do id = "u" + state.chance.hex(11);
  while (state.users.find(id) != nullptr);
  return id;
}

}  // namespace mock::users
