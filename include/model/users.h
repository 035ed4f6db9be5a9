#pragma once
// Users: people, who sign in and belong to organizations, and application users, whom one organization owns.
#include <string>
#include <string_view>

#include "base/cached_text.h"
#include "base/rare.h"
#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;

enum class UserState { active, deactivated, deleted };  // deleted: said when a user is deleted, kept nowhere

struct User {
  std::string user_id;
  std::string user_email;  // unique; lower case
  std::string real_name;
  std::string owning_organization_id;  // of an application user; empty: a person
  bool is_internal_user = false;       // of the platform's own staff; application-user operations refuse it
  bool managed_by_scim = false;
  UserState state = UserState::active;
  Time create_time{};
  Rare<Time> last_activity_time;    // the last use of any of the user's tokens
  Rare<Time> token_validity_begin;  // tokens from before are no longer valid
  Rare<std::string> city, country, department, job_title, managing_organization_id;
  // In plain text on purpose: nobody's real password is kept here, and a tester must be able to read it back.
  Rare<std::string> password;            // none: signing in with a password is not possible
  Rare<std::string> otp_secret;          // base32; set: the password needs a one-time password beside it
  Rare<std::string> offered_otp_secret;  // the next otp_secret, until a one-time password confirms it
  CachedText as_application_user;        // what lists of application users say of this one

  [[nodiscard]] bool is_application_user() const { return !owning_organization_id.empty(); }
  [[nodiscard]] bool is_person() const { return !is_application_user(); }

  using Ways = FoundBy<By<&User::user_id>, By<&User::user_email>, ByGiven<&User::owning_organization_id>,
                       ByGiven<&User::is_person>>;
};

/// Limits of the API, in characters.
inline constexpr std::int64_t longest_email = 254;
inline constexpr std::int64_t longest_real_name = 256;
inline constexpr std::int64_t longest_city = 512;

namespace users {

/// The user, or user_not_found.
const User& get(const State&, std::string_view user_id);

/// The person or application user with this e-mail address, or nullptr. Case does not matter.
const User* by_email(const State&, std::string_view user_email);

/// True for something@something without spaces.
bool is_email(std::string_view text);

/// Makes a person, who can sign in with a password once there is one.
const User& create(State&, std::string user_email, std::string real_name, Time now);

/// Whoever has the address of an invite, to accept it; who has no user yet becomes one. Refuses user_deactivated.
const User& invited(State&, const std::string& user_email, Time now);

/// Changes a profile, and lets a user in again or keeps them out. Refuses organization_must_have_one_super_admin where
/// who is to be kept out is the last active super admin of any organization.
void edit(State&, std::string_view user_id, const Wish<User>& wish);

/// Removes a user with all that is theirs: memberships and what rests on them, tokens, ways to sign in, cards, codes.
/// Asks nothing.
void remove(State&, std::string_view user_id);

/// A person ends their own account. Refuses managed users, and who belongs to an organization still.
void remove_oneself(State&, std::string_view user_id);

/// An organization ends the account of a user it manages. Refuses cannot_delete_active_managed_users.
void remove_managed(State&, std::string_view user_id);

/// Edits the profile of whoever asks. Refuses application users, SCIM users and managed users: others edit theirs.
void edit_oneself(State&, std::string_view user_id, const Wish<User>& wish);

/// What stands before the @ of an e-mail address: the name of who has given none.
std::string before_the_at(std::string_view user_email);

/// A user_id that no user has yet.
std::string new_id(State&);

}  // namespace users
}  // namespace mock
