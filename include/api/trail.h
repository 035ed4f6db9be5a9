#pragma once
// What a command says of what it did, in the words of the history: which thing it was about, and what that is called.
//
//   return {no_content(), told_by_path()};                              // the parameters of the path say it all
//   return {reply_with(group), named(group.user_group_name)};           // and what is called so
//   return {reply_with(made), about(made).named(made.project_name)};    // the path does not say where
#include <optional>
#include <string>

namespace mock {

struct BillingGroup;
struct Organization;
struct Project;

struct Trail {
  std::string name{};  // of the thing, as it is called now; empty: the path says enough
  // Where the path does not say so, or says what is not so any more:
  std::string organization_id{};
  std::string project_name{};
  std::string billing_group_id{};

  [[nodiscard]] Trail named(std::string called) &&;
  /// nullptr: the name stays.
  [[nodiscard]] Trail named(const std::string* called) &&;
  /// The billing group that a project is to have, if a request says so.
  [[nodiscard]] Trail paid_by(const std::string* billing_group_id) &&;
};

namespace api {

inline Trail told_by_path() { return {}; }
Trail named(std::string name);
/// A name that a request may leave as it is: none, or nullptr.
Trail named(const std::optional<std::string>& name);
Trail named(const std::string* name);
Trail about(const Organization& organization);
Trail about(const Project& project);
Trail about(const BillingGroup& billing_group);

}  // namespace api
}  // namespace mock
