#pragma once
// The demo with teams: Acme's owners, a team of builders with Mike in it, and an empty one.
#include "support/a_world.h"

namespace mock::test {

inline const std::string acme_account = "/v1/account/a5a1e9d0ac1e";
inline const std::string other_account = "/v1/account/a5a1e9d0b0b0";
inline const std::string unit_account = "/v1/account/a5a1e9d0de01";
inline const std::string owners = acme_account + "/team/at5a1e9d0f000";
inline const std::string builders = acme_account + "/team/at5a1e9d0f001";
inline const std::string helpers = acme_account + "/team/at5a1e9d0f002";

inline nlohmann::json with_teams() {
  auto fixture = demo();
  auto& organization = fixture["organizations"][0];
  organization["account_owner_team_id"] = "at5a1e9d0f000";
  organization["teams"] = nlohmann::json::parse(R"([
    {"team_id": "at5a1e9d0f001", "team_name": "Builders", "members": [{"user_id": "mike@acme.example"}],
     "projects": [{"project_name": "acme-website", "team_type": "project:permissions:read"}]},
    {"team_id": "at5a1e9d0f002", "team_name": "Helpers"}])");
  return fixture;
}

/// The values of one field in a list of an answer.
inline std::vector<std::string> column(const Answer& answer, const std::string& list, const std::string& field) {
  std::vector<std::string> values;
  for (const auto& item : answer.member(list)) values.push_back(item.at(field));
  return values;
}

}  // namespace mock::test
