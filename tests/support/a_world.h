#pragma once
// A mock without a socket: a world behind the corridor, and a way to ask it things.
//
//   AWorld world;                                              // the demo fixture, frozen clock, seed 1
//   const auto answer = world.as(sofia).post("/v1/…", {{"name", "ci"}});
//   CHECK(answer.status == 200);
//   CHECK(answer.json["name"] == "ci");
//
// Every answer is checked against /doc/openapi.json or /_mock/openapi.json of the mock itself: the test fails when it
// does not fit.
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "pipeline/pipeline.h"
#include "world/worlds.h"

namespace mock::test {

// People of the demo fixture, by their tokens.
inline constexpr std::string_view sofia = "sofia-super-admin-demo-token";      // super admin
inline constexpr std::string_view arthur = "arthur-admin-by-role-demo-token";  // role:organization:admin
inline constexpr std::string_view tess = "tess-app-users-write-demo-token";    // organization:app_users:write
inline constexpr std::string_view mike = "mike-plain-member-demo-token";       // member
inline constexpr std::string_view olga = "olga-outsider-demo-token";           // of another organization
inline constexpr std::string_view gus = "gus-through-a-group-demo-token";  // through a group: users:write, groups:write
inline constexpr std::string_view una = "una-admin-of-a-unit-demo-token";  // admin of the unit Development
inline constexpr std::string_view mona = "mona-managed-user-demo-token";   // managed by Acme, in the group Developers
inline constexpr std::string_view nobody{};                                // sends no token
inline constexpr std::string_view ci_expiring = "ci-expires-an-hour-after-use-demo-token";
inline constexpr std::string_view ci_reading = "ci-reads-accounts-only-demo-token";
inline constexpr std::string_view terraform_office = "tf-from-the-office-only-demo-token";

inline const std::string acme = "/v1/organization/org5a1e9d0ac1e";
inline const std::string ci = acme + "/application-users/u5a1e9d0a001";
inline const std::string terraform = acme + "/application-users/u5a1e9d0a002";
inline const std::string acme_id = "org5a1e9d0ac1e", other_id = "org5a1e9d0b0b0";
inline const std::string sofia_id = "u5a1e9d0c001", arthur_id = "u5a1e9d0c002", tess_id = "u5a1e9d0c003",
                         mike_id = "u5a1e9d0c004", olga_id = "u5a1e9d0c005", gus_id = "u5a1e9d0c006",
                         una_id = "u5a1e9d0c007", mona_id = "u5a1e9d0c008", ci_id = "u5a1e9d0a001",
                         terraform_id = "u5a1e9d0a002";
inline const std::string people_team = "ug5a1e9d0e001", developers = "ug5a1e9d0e002";  // groups of Acme
inline const std::string development = "a5a1e9d0de01";                                 // a unit of Acme
inline const std::string acme_permissions = acme + "/permissions/organization/org5a1e9d0ac1e";

inline constexpr std::string_view start_of_time = "2026-01-01T00:00:00Z";

struct Answer {
  int status = 0;
  std::string text;
  nlohmann::json json;  // null when there is no body, or one that is no JSON
  std::vector<std::pair<std::string, std::string>> headers;
  std::string content_type;
  WireEffect wire{};  // how it is to travel

  /// A member of the answer, by value: for loops over an answer that nobody keeps.
  [[nodiscard]] nlohmann::json member(const std::string& name) const { return json.at(name); }
  /// The first error's code; empty when it has none.
  [[nodiscard]] std::string code() const;
  [[nodiscard]] std::string message() const;
  [[nodiscard]] std::string header(std::string_view wanted) const;
};

class AWorld {
 public:
  explicit AWorld(PipelineOptions options = {}, JournalOptions journal = {});
  /// A world of its own fixture.
  explicit AWorld(const nlohmann::json& fixture, PipelineOptions options = {}, JournalOptions journal = {});

  class Caller {
   public:
    Caller(AWorld& world, std::string_view token) : world_(world), token_(token) {}
    Caller& from(std::string_view address) {
      address_ = address;
      return *this;
    }
    Caller& with_header(std::string_view name, std::string_view value) {
      std::erase_if(headers_, [&](const auto& header) { return header.first == name; });
      headers_.emplace_back(name, value);
      return *this;
    }
    Answer get(std::string_view target) { return send(Method::get, target, ""); }
    Answer remove(std::string_view target) { return send(Method::remove, target, ""); }
    Answer post(std::string_view target, const nlohmann::json& body) { return send(Method::post, target, body.dump()); }
    Answer put(std::string_view target, const nlohmann::json& body) { return send(Method::put, target, body.dump()); }
    Answer patch(std::string_view target, const nlohmann::json& body) {
      return send(Method::patch, target, body.dump());
    }
    Answer send(Method method, std::string_view target, std::string_view body);

   private:
    AWorld& world_;
    std::string token_;
    std::string address_ = "127.0.0.1";
    std::vector<std::pair<std::string, std::string>> headers_{{"user-agent", "a-test/1"}};
  };

  Caller as(std::string_view token) { return {*this, token}; }
  /// Asks the control API: control("GET", "/_mock/state").
  Answer control(Method method, std::string_view target, const nlohmann::json& body = nullptr);

  /// Adds a fault rule and returns its id.
  std::string fault(const nlohmann::json& rule);

  void advance(int seconds);
  /// The world as a fixture, without what requests leave behind (last use of tokens, history).
  nlohmann::json state_but_for_use();
  /// Makes an application user of Acme and returns its id; its token is whole.
  std::string make_application_user(std::string_view name);
  std::string make_token(std::string_view application_user, nlohmann::json wish = nlohmann::json::object());

  World& world() { return worlds_.standard(); }
  std::string log() const { return log_text_.str(); }

 private:
  Worlds worlds_;
  std::ostringstream log_text_;
  Log log_;
  Pipeline pipeline_;
};

/// A fixture that must be without problems, on a frozen clock and seed 1.
Seed seed_of(const nlohmann::json& fixture);
/// Its state: that of a fixture that must be without problems, on a frozen clock and seed 1.
State state_of(const nlohmann::json& fixture);

/// The demo fixture as a document, for tests that change something in it.
nlohmann::json demo();

/// The same with its people, two projects and a unit, and with nothing that is about money or networks, for tests that
/// bring their own.
nlohmann::json demo_without_money();

}  // namespace mock::test
