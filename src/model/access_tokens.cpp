#include "model/access_tokens.h"

#include <algorithm>

#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {

Scopes covered_by(Scope scope) {
  Scopes covered{scope};
  for (const auto name : scope_names) {
    const bool member_of_family =
        name.size() > scope.name().size() && name.starts_with(scope.name()) && name[scope.name().size()] == ':';
    if (scope == Scope("all") || member_of_family) covered.add(*Scope::named(name));
  }
  return covered;
}

std::optional<Time> AccessToken::expiry_time() const {
  if (!max_age_seconds) return std::nullopt;
  const Time since = extend_when_used && last_used_time ? *last_used_time : create_time;
  return since + Seconds(*max_age_seconds);
}

bool AccessToken::expired_at(Time now) const {
  const auto expiry = expiry_time();
  return expiry && now >= *expiry;
}

namespace {

constexpr Seconds session_length = std::chrono::hours(30 * 24);  // since the last use

Time last_sign_of_life(const AccessToken& token) { return token.last_used_time.value_or(token.create_time); }

void erase_all(State& state, const std::vector<std::string>& prefixes) {
  for (const auto& prefix : prefixes) state.access_tokens.erase(prefix);
}

// Takes as long as the user has tokens; what is over is cleared away, so that these never are many.
template <class Accepts>
std::vector<const AccessToken*> tokens_of(const State& state, std::string_view user_id, Accepts accepts) {
  std::vector<const AccessToken*> found;
  for (const auto& token : state.access_tokens.with<&AccessToken::user_id>(user_id))
    if (accepts(token)) found.push_back(&token);
  return found;
}

void end_all(State& state, const std::vector<const AccessToken*>& tokens) {
  std::vector<std::string> prefixes;
  prefixes.reserve(tokens.size());
  for (const auto* token : tokens) prefixes.emplace_back(token->token_prefix());
  erase_all(state, prefixes);
}

void clear_away_what_is_over(State& state, std::string_view user_id, Time now) {
  end_all(state, tokens_of(state, user_id,
                           [&](const AccessToken& token) { return !access_tokens::is_valid(state, token, now); }));
}

// Ends the least recently used sessions, so that there is room for one more.
void make_room_for_a_session(State& state, std::string_view user_id) {
  auto sessions = tokens_of(state, user_id, [](const AccessToken& token) { return !token.created_manually; });
  if (sessions.size() < most_sessions) return;
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const auto* a, const auto* b) { return last_sign_of_life(*a) < last_sign_of_life(*b); });
  sessions.resize(sessions.size() - most_sessions + 1);
  end_all(state, sessions);
}

}  // namespace

namespace access_tokens {

std::string new_full_token(State& state) {
  constexpr std::size_t random_bytes = 277;  // 372 characters ending in "==", like the ones the API makes
  return fresh([&] { return state.chance.base64(random_bytes); },
               [&](std::string_view token) {
                 return state.access_tokens.find(token.substr(0, token_prefix_length)) != nullptr;
               });
}

const AccessToken& create(State& state, std::string_view user_id, const Wish<AccessToken>& wish, Time now) {
  AccessToken token;
  token.full_token = new_full_token(state);
  token.user_id = user_id;
  token.create_time = now;
  wish.apply_to(token);
  return state.access_tokens.put(std::move(token));
}

const AccessToken& create_personal(State& state, std::string_view user_id, const Wish<AccessToken>& wish, Time now) {
  clear_away_what_is_over(state, user_id, now);
  const auto personal = tokens_of(state, user_id, [](const AccessToken& token) { return token.created_manually; });
  if (personal.size() >= most_personal_tokens) throw Refusal(refusals::access_token_limit_reached);  // T19
  return create(state, user_id, wish, now);
}

const AccessToken& create_session(State& state, std::string_view user_id, std::string_view method_id, Time now) {
  clear_away_what_is_over(state, user_id, now);
  make_room_for_a_session(state, user_id);  // T20
  Wish<AccessToken> session;
  session.set<&AccessToken::max_age_seconds>(session_length.count());
  session.set<&AccessToken::extend_when_used>(true);
  if (!method_id.empty()) session.set<&AccessToken::method_id>(method_id);
  session.set<&AccessToken::created_manually>(false);
  return create(state, user_id, session, now);
}

bool is_valid(const State& state, const AccessToken& token, Time now) {
  const auto* user = state.users.find(token.user_id);
  if (user == nullptr || token.expired_at(now)) return false;
  return !user->token_validity_begin || token.create_time >= *user->token_validity_begin;
}

const AccessToken* find(const State& state, std::string_view full_token) {
  const auto* token = state.access_tokens.find(full_token.substr(0, token_prefix_length));
  return token != nullptr && token->full_token == full_token ? token : nullptr;
}

const AccessToken& of_user(const State& state, std::string_view user_id, std::string_view prefix_or_whole, Time now) {
  const auto* token = prefix_or_whole.size() == token_prefix_length ? state.access_tokens.find(prefix_or_whole)
                                                                    : find(state, prefix_or_whole);
  if (token == nullptr || token->user_id != user_id || !is_valid(state, *token, now))
    throw Refusal(refusals::access_token_not_found);
  return *token;
}

void update(State& state, const AccessToken& token, const Wish<AccessToken>& wish) {
  auto changed = token;
  wish.apply_to(changed);
  state.access_tokens.put(std::move(changed));
}

void revoke(State& state, const AccessToken& token) {
  const std::string prefix(token.token_prefix());  // the row goes while it is being erased
  state.access_tokens.erase(prefix);
}

void revoke_all(State& state, std::string_view user_id) {
  std::vector<std::string> prefixes;
  for (const auto& token : state.access_tokens.with<&AccessToken::user_id>(user_id))
    prefixes.emplace_back(token.token_prefix());
  erase_all(state, prefixes);
}

void revoke_personal(State& state, std::string_view method_id) {
  std::vector<std::string> prefixes;
  for (const auto& token : state.access_tokens.with<&AccessToken::method_id>(method_id))
    if (token.created_manually) prefixes.emplace_back(token.token_prefix());
  erase_all(state, prefixes);
}

void expire_all(State& state, std::string_view user_id, Time now) {
  auto user = users::get(state, user_id);
  user.token_validity_begin = now;
  // Those of this very second are not told apart by their times.
  revoke_all(state, user.user_id);
  state.users.put(std::move(user));
}

bool use_is_news(const AccessToken& token, std::string_view ip, std::string_view user_agent, Time now) {
  return token.last_used_time != now || token.last_ip != ip || token.last_user_agent != user_agent;
}

void use(State& state, std::string_view token_prefix, std::string_view ip, std::string_view user_agent, Time now) {
  const auto* token = state.access_tokens.find(token_prefix);
  if (token == nullptr) return;
  auto used = *token;
  used.last_used_time = now;
  used.last_ip = ip;
  used.last_user_agent = user_agent;
  state.access_tokens.put(used);
  if (const auto* user = state.users.find(used.user_id); user != nullptr && user->last_activity_time != now) {
    auto active = *user;
    active.last_activity_time = now;
    state.users.put(std::move(active));
  }
}

}  // namespace access_tokens
}  // namespace mock
