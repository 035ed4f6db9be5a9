#pragma once
// Passwords of people: how good one is, and the ways to another one. Rules Y3, W1 of docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace mock {

struct AccessToken;
struct State;
struct User;

/// Limits of the API, in characters.
inline constexpr std::int64_t shortest_password = 8;
inline constexpr std::int64_t longest_password = 256;

namespace passwords {

struct Strength {
  int score = 0;  // 0 to 4
  bool is_acceptable = false;
  std::string_view message;
};

/// How hard a password is to guess for somebody who knows that common passwords, rows of keys and what is `known` of
/// the user (e-mail address, name, an older password) are tried first. The sort of rules that anyone can check by
/// hand; it knows no list of leaked passwords but a handful of the commonest.
Strength strength(std::string_view password, const std::vector<std::string>& known);

/// Refuses a password that is not acceptable: user_password_compromised for the commonest ones, bad_request for others.
void check_acceptable(std::string_view password, const std::vector<std::string>& known);

/// True for the user's password.
bool is_right(const User& user, std::string_view password);

/// The user, if `password` is theirs. Refuses application users, user_password_not_found, authentication_failed.
const User& confirm(const State&, std::string_view user_id, std::string_view password);

/// Gives a user another password. Two-factor authentication ends, and so do all tokens; the answer is a new session.
/// Refuses as confirm and check_acceptable do.
const AccessToken& change(State&, std::string_view user_id, std::string_view password, std::string_view new_password,
                          Time now);

/// Makes a code with which the person of this e-mail address may set a new password; does nothing when there is none.
void request_reset(State&, std::string_view user_email, Time now);

/// Uses up such a code: the password is set, and all tokens end. Two-factor authentication stays as it is. Refuses
/// user_weblink_action_expired, and as check_acceptable does.
void reset(State&, std::string_view verification_code, std::string_view new_password, Time now);

}  // namespace passwords
}  // namespace mock
