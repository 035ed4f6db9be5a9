#include "model/sign_up.h"

#include "base/ascii.h"
#include "model/passwords.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::sign_up {
namespace {

// Names of organizations are shorter than those of people. Not cut within a character.
std::string organization_name_for(const User& user) {
  std::string name;
  std::int64_t characters = 0;
  for (const char c : user.real_name) {
    const bool begins_a_character = (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    if (begins_a_character && ++characters > longest_organization_name) break;
    name += c;
  }
  return name;
}

// M9: who has an address in a verified domain is managed by its organization. Y11: and joins the group that it names.
bool join_managing_organization(State& state, const std::string& user_id, Time now) {
  const auto* domain = domains::verified(state, state.users.find(user_id)->user_email);
  if (domain == nullptr) return false;
  const std::string organization_id = domain->organization_id;
  if (state.members.find(organization_id, user_id) == nullptr) members::add(state, organization_id, user_id, now);
  if (const auto group = authentication_methods::internal(state, organization_id).auto_join_user_group_id)
    user_groups::join(state, *group, user_id);
  return true;
}

void accept(State& state, const Invitation& invitation, Time now) {
  if (now >= invitation.expiry_time) throw Refusal(refusals::invitation_expired);
  const auto* known = users::by_email(state, invitation.user_email);
  if (known != nullptr && known->is_application_user()) throw Refusal(refusals::action_forbidden_on_application_users);
  const auto& email = invitation.user_email;
  const auto user_id =
      known != nullptr ? known->user_id : users::create(state, email, users::before_the_at(email), now).user_id;
  const bool is_new = known == nullptr;
  invitations::accept(state, invitation, user_id, now);
  if (is_new) join_managing_organization(state, user_id, now);
}

}  // namespace

const AccessToken& create(State& state, NewUser wish, Time now) {
  wish.user_email = ascii::lower_case(wish.user_email);
  if (users::by_email(state, wish.user_email) != nullptr) throw Refusal(refusals::user_exists);
  passwords::check_acceptable(wish.password, {wish.user_email, wish.real_name});
  auto user = users::create(state, wish.user_email, wish.real_name, now);
  user.password = wish.password;
  state.users.put(user);
  if (!join_managing_organization(state, user.user_id, now))
    organizations::create(state, user,
                          Wish<Organization>().set<&Organization::organization_name>(organization_name_for(user)),
                          now);  // O1
  verification_codes::create(state, user.user_id, CodePurpose::email_verification, now);
  const auto method_id = user_authentication_methods::first_of(state, user.user_id);
  user_authentication_methods::use(state, method_id, now);
  return access_tokens::create_session(state, user.user_id, method_id, now);
}

std::string verify_email(State& state, std::string_view verification_code, Time now) {
  if (const auto* invitation = invitations::with_code(state, verification_code)) {
    std::string user_email = invitation->user_email;
    accept(state, *invitation, now);
    return user_email;
  }
  const auto& code = verification_codes::get(state, verification_code, CodePurpose::email_verification, now);
  const std::string user_id = code.user_id;
  verification_codes::forget(state, user_id, CodePurpose::email_verification);
  return state.users.find(user_id)->user_email;
}

}  // namespace mock::sign_up
