#include "api/decisions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "api/subject.h"
#include "api/table_of_contents.h"
#include "base/interruption.h"
#include "exchange/path_template.h"

namespace mock::api {
namespace {

// What stands in the path of a request that is about this place.
struct Target {
  Place place{};
  std::string billing_group_id{};
};

bool names(const Operation& operation, std::string_view parameter) {
  return operation.path.find("{" + std::string(parameter) + "}") != std::string_view::npos;
}

bool names_any(const Operation& operation, std::initializer_list<std::string_view> parameters) {
  return std::any_of(parameters.begin(), parameters.end(), [&](auto each) { return names(operation, each); });
}

std::vector<Target> organizations_of(const State& state) {
  std::vector<Target> all;
  for (const auto& organization : state.organizations.with<>()) all.push_back({{organization.organization_id, {}, {}}});
  return all;
}

std::vector<Target> units_of(const State& state) {
  std::vector<Target> all;
  for (const auto& organization : state.organizations.with<>())
    for (const auto& unit : state.units.with<&Unit::organization_id>(organization.organization_id))
      all.push_back({{unit.organization_id, unit.account_id, {}}});
  return all;
}

std::vector<Target> projects_of(const State& state) {
  std::vector<Target> all;
  for (const auto& organization : state.organizations.with<>())
    for (const auto& project : state.projects.with<&Project::organization_id>(organization.organization_id))
      all.push_back({permissions::place_of(state, "project", project.project_name)});
  return all;
}

std::vector<Target> billing_groups_of(const State& state) {
  std::vector<Target> all;
  for (const auto& organization : state.organizations.with<>())
    for (const auto& group : state.billing_groups.with<&BillingGroup::organization_id>(organization.organization_id))
      all.push_back({{group.organization_id, {}, {}}, group.billing_group_id});
  return all;
}

std::vector<const User*> users_of(const State& state) {
  std::vector<const User*> all;
  for (const auto& person : state.users.with<&User::is_person>(true)) all.push_back(&person);
  for (const auto& organization : state.organizations.with<>())
    for (const auto& user : state.users.with<&User::owning_organization_id>(organization.organization_id))
      all.push_back(&user);
  return all;
}

void append(std::vector<Target>& all, std::vector<Target> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What tells the place in the path of an operation; empty: nothing does.
std::string_view way_to_place(const Operation& operation) {
  if (names(operation, "resource_type")) return "resource_type";
  if (names_any(operation, {"project", "project_name", "project_id"})) return "project";
  for (const std::string_view parameter : {"billing_group_id", "account_id", "organization_id"})
    if (names(operation, parameter)) return parameter;
  return {};
}

// The places that a path can name in this way; one without a place for those that name none.
std::vector<Target> targets_of(const State& state, std::string_view way) {
  std::vector<Target> all;
  if (way == "resource_type") {
    all = organizations_of(state);
    append(all, units_of(state));
    append(all, projects_of(state));
  } else if (way == "project") {
    all = projects_of(state);
  } else if (way == "billing_group_id") {
    all = billing_groups_of(state);
  } else if (way == "account_id") {
    all = organizations_of(state);
    append(all, units_of(state));
  } else if (way == "organization_id") {
    all = organizations_of(state);
  } else {
    all.emplace_back();
  }
  return all;
}

std::string account_of(const State& state, const Place& place) {
  if (!place.unit_id.empty()) return std::string(place.unit_id);
  const auto* organization = state.organizations.find(place.organization_id);
  return organization == nullptr ? std::string() : organization->account_id;
}

// What a parameter of a path is when the path is about the target; of what is no place, nothing that exists.
std::string value_of(std::string_view parameter, const State& state, const Target& target) {
  const auto& [organization_id, unit_id, project_name] = target.place;
  const bool is_on_project = !project_name.empty();
  if (parameter == "organization_id") return std::string(organization_id);
  if (parameter == "account_id") return account_of(state, target.place);
  if (parameter == "project" || parameter == "project_name" || parameter == "project_id")
    return std::string(project_name);
  if (parameter == "resource_type")
    return is_on_project ? "project" : unit_id.empty() ? "organization" : "organization_unit";
  if (parameter == "resource_id")
    return std::string(is_on_project ? project_name : unit_id.empty() ? organization_id : unit_id);
  if (parameter == "billing_group_id") return target.billing_group_id;
  return "-";
}

Params params_of(const Operation& operation, const State& state, const Target& target) {
  Params params;
  for (const auto name : parameters_of(operation.path)) params.add(name, value_of(name, state, target));
  return params;
}

bool is_meant(const State& state, const Question& question, const Place& place) {
  const auto fits = [](const std::string& wanted, std::string_view there) { return wanted.empty() || wanted == there; };
  return fits(question.organization_id, place.organization_id) && fits(question.project, place.project_name) &&
         (question.account_id.empty() || question.account_id == account_of(state, place));
}

bool is_meant(const Question& question, const Operation& operation) {
  const auto who = operation.needs.who;
  const bool asks_for_nothing = who == Needs::Who::anyone || who == Needs::Who::signed_in || who == Needs::Who::member;
  return (question.of_all_operations || !asks_for_nothing) && question.operation.matches(operation.id);
}

// A token is that of one user, and says nothing of what others may.
bool is_meant(const State& state, const Question& question, const User& user) {
  const auto* token = question.token_prefix.empty() ? nullptr : state.access_tokens.find(question.token_prefix);
  if (token != nullptr && token->user_id != user.user_id) return false;
  return question.principal.matches(user.user_id) || question.principal.matches(user.user_email);
}

// The places that are meant, for each way to tell one. They are looked for once, as a world may have many.
class Targets {
 public:
  Targets(const State& state, const Question& question) : state_(state), question_(question) {}

  const std::vector<Target>& of(const Operation& operation) {
    const auto way = way_to_place(operation);
    const auto [found, is_new] = all_.try_emplace(way);
    if (is_new) {
      found->second = targets_of(state_, way);
      std::erase_if(found->second, [&](const auto& each) { return !is_meant(state_, question_, each.place); });
    }
    return found->second;
  }

 private:
  const State& state_;
  const Question& question_;
  std::map<std::string_view, std::vector<Target>> all_{};
};

// Who asks: the user of the token that was named, or a user with a token that restricts nothing.
class Asker {
 public:
  Asker(const State& state, const Question& question, const User& user) : state_(state), question_(question) {
    token_.user_id = user.user_id;
    token_.create_time = state.clock.now();
    caller_ = {&user, &token_, {"-", question.address, {}}};
    if (const auto& id = user.managing_organization_id.or_empty(); !id.empty())
      caller_.managing_organization = state.organizations.find(id);
    if (question.token_prefix.empty()) return;
    const auto* token = state.access_tokens.find(question.token_prefix);
    authorization_ = "aivenv1 " + token->full_token;
    caller_ = identify(state, {authorization_, question.address, {}}, state.clock.now());
  }
  Asker(const Asker&) = delete;

  [[nodiscard]] std::vector<Finding> ask(const Operation& operation, const Target& target) const {
    const auto params = params_of(operation, state_, target);
    return explain_decision(state_, caller_, operation.needs, operation.scopes, subject_of(state_, params).subject);
  }

 private:
  const State& state_;
  const Question& question_;
  AccessToken token_{};
  std::string authorization_{};
  Identity caller_{};
};

}  // namespace

void for_each_decision(const State& state, const Question& question, std::int64_t most,
                       const std::function<void(const Decision&)>& f) {
  Targets targets(state, question);
  for (const auto* user : users_of(state)) {
    interruption_point();
    if (!is_meant(state, question, *user)) continue;
    const Asker asker(state, question, *user);
    for (const auto& operation : operations()) {
      if (!is_meant(question, operation)) continue;
      for (const auto& target : targets.of(operation)) {
        interruption_point();
        f({*user, operation, to_text(state, target.place), asker.ask(operation, target)});
        if (most-- == 0) return;
      }
    }
  }
}

}  // namespace mock::api
