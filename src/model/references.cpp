#include "model/references.h"

#include <algorithm>

namespace mock {

std::vector<const User*> users_named(const State& state, std::string_view reference,
                                     const std::function<bool(const User&)>& may_be) {
  if (const auto* user = state.users.find(reference); user != nullptr && may_be(*user)) return {user};
  if (const auto* user = users::by_email(state, reference); user != nullptr && may_be(*user)) return {user};
  std::vector<const User*> named;
  state.users.each([&](const User& user) {
    if (user.real_name == reference && may_be(user)) named.push_back(&user);
  });
  std::sort(named.begin(), named.end(), [](const auto* a, const auto* b) { return a->user_id < b->user_id; });
  return named;
}

std::string names_several(const std::vector<const User*>& named) {
  constexpr std::size_t most_told = 5;
  std::string text = " names " + std::to_string(named.size()) + " users: ";
  for (std::size_t i = 0; i < std::min(named.size(), most_told); ++i) (text += i == 0 ? "" : ", ") += named[i]->user_id;
  return named.size() > most_told ? text + ", ..." : text;
}

}  // namespace mock
