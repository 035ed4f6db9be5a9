#include "reasons.h"

#include <algorithm>
#include <array>
#include <utility>

#include "answers/refuse.h"
#include "base/time.h"
#include "journal/journal.h"
#include "model/access_tokens.h"

namespace mock::reasons {
namespace {

// What to change, where the API's message does not say it. One line a refusal.
std::string_view advice_on(const Code& code) {
  namespace r = refusals;
  static const std::array<std::pair<const Code*, std::string_view>, 19> advice{{
      {&r::access_token_limit_reached, "a user has at most 10 tokens that were made on purpose: revoke one"},
      {&r::access_token_not_found, "it is named by its first 12 characters; revoked and expired ones are not found"},
      {&r::account_not_found, "no organization and no unit has this account_id"},
      {&r::account_with_child_accounts_cannot_be_deleted, "delete its units first"},
      {&r::account_with_projects_cannot_be_deleted, "delete or move its projects first"},
      {&r::api_client_ip_allowlist_blocks_caller, "put the address of the caller into the list"},
      {&r::organization_has_active_addresses, "delete its addresses first"},
      {&r::organization_has_active_payment_methods, "delete its payment methods first"},
      {&r::organization_must_have_one_super_admin, "make somebody else super admin first"},
      {&r::organization_not_found, "no organization of this world has this organization_id"},
      {&r::organization_user_not_found, "nobody with this user_id belongs to the organization"},
      {&r::payment_method_in_use, "give its billing groups another payment method first"},
      {&r::permission_denied, "a rule of the operation does not let this caller do it, whatever they hold"},
      {&r::project_already_exists, "names of projects are unique across all organizations"},
      {&r::project_not_found, "no project of this world has this name, or not there"},
      {&r::resource_managed_by_scim, "an identity provider manages it: it cannot be changed through the API"},
      {&r::user_group_not_found, "no group of the organization has this user_group_id"},
      {&r::user_not_application_user, "the operation is for application users; this user_id is that of a person"},
      {&r::user_not_found, "no user of this world has this user_id or e-mail address, or not there"},
  }};
  const auto* found = std::find_if(advice.begin(), advice.end(), [&](const auto& each) { return each.first == &code; });
  return found == advice.end() ? std::string_view() : found->second;
}

std::string name_of_rule(const Effect& effect) {
  auto name = "the fault rule " + effect.rule_id;
  for (const auto kind : effect.kinds) name += " (" + std::string(kind) + ")";
  return name;
}

std::string told(const Record& record) {
  return "request " + std::to_string(record.number) + " at " + rfc3339(record.time) + " (" +
         std::string(record.operation) + ")";
}

bool went_well(const Record& record) { return record.status >= 200 && record.status < 300; }

// Whether its path ends with the name of the token, as that of a request that revokes it does. Other names are as long.
bool names(const Record& record, std::string_view slash_and_prefix) {
  const std::string_view path = record.path;
  return record.method == name(Method::remove) && path.find("/access") != std::string_view::npos &&
         path.ends_with(slash_and_prefix);
}

}  // namespace

Reason of_fault(const Effect& effect) {
  return {"fault", name_of_rule(effect) + " answered instead of the API; DELETE /_mock/faults takes all rules away"};
}

Reason of_expiring_fault(const Effect& effect) {
  return {"token", name_of_rule(effect) + " makes the token count as expired"};
}

Reason of_path(const Reply& refusal, std::string_view method) {
  const auto allow = std::find_if(refusal.headers.begin(), refusal.headers.end(),
                                  [](const auto& header) { return header.first == "Allow"; });
  if (allow == refusal.headers.end()) return {"path", "the API has no such path"};
  return {"method", "the path has no method " + std::string(method) + ", but " + allow->second};
}

Reason of_not_mocked() {
  return {"not_mocked", "the mock does not serve this operation; a fault rule of the kind answer can answer it"};
}

Reason of_size(std::size_t bytes, std::size_t most) {
  return {"body", "the body has " + std::to_string(bytes) + " bytes, more than " + std::to_string(most)};
}

Reason of_problems(const json::Problems& problems) {
  Reason reason{"body", {}};
  for (const auto& problem : problems) (reason.text += reason.text.empty() ? "" : "; ") += answers::to_text(problem);
  if (const auto rest = problems.rest(); !rest.empty()) reason.text += "; " + rest;
  return reason;
}

Reason of_rule(const Refusal& refusal) {
  Reason reason{"rule", refusal.message};
  if (reason.text.ends_with('.')) reason.text.pop_back();
  if (const auto advice = advice_on(*refusal.code); !advice.empty()) (reason.text += ": ") += advice;
  return reason;
}

void add_what_is_remembered(Reason& reason, const Visit& visit, const Journal& journal) {
  const auto sent = token_of(visit.authorization);
  if (sent.size() < token_prefix_length) return;
  const auto prefix = sent.substr(0, token_prefix_length);
  const auto as_header = " " + std::string(prefix);
  const auto as_segment = "/" + std::string(prefix);
  // Anybody can send a token that nobody knows: nothing is copied while others wait to be remembered.
  std::string revoked;
  std::string used;
  const auto was_sent_with = [&](const Record& record) {
    return !record.principal.empty() && record.headers.find(as_header) != std::string::npos;
  };
  journal.look_back([&](const Record& record) {
    if (went_well(record) && names(record, as_segment))
      revoked = told(record);
    else if (used.empty() && was_sent_with(record))
      used = told(record);
    return revoked.empty();
  });
  if (!revoked.empty())
    reason.text = "the token " + std::string(prefix) + " was revoked by " + revoked;
  else if (!used.empty())
    reason.text = "the token " + std::string(prefix) + " was valid in " + used +
                  ", and has ended since: it or its session was ended, its user was deleted, or the world was reset";
}

}  // namespace mock::reasons
