#include "model/domains.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "base/ascii.h"
#include "erase_with.h"
#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::domains {
namespace {

// Suffixes of two labels under which registries hand out names. The public list of them is long and changes; these are
// common. A name under another one counts as one of three labels, and is refused.
constexpr std::array<std::string_view, 62> suffixes_of_two_labels{
    "ac.jp",  "ac.nz",  "ac.uk",  "ac.za",  "co.at",  "co.id",  "co.il",  "co.in",  "co.jp",  "co.ke",  "co.kr",
    "co.nz",  "co.th",  "co.uk",  "co.za",  "com.ar", "com.au", "com.br", "com.cn", "com.co", "com.cy", "com.eg",
    "com.gr", "com.hk", "com.mt", "com.mx", "com.my", "com.ng", "com.pe", "com.ph", "com.pk", "com.pl", "com.pt",
    "com.sa", "com.sg", "com.tr", "com.tw", "com.ua", "com.vn", "edu.au", "go.jp",  "gov.au", "gov.uk", "ltd.uk",
    "me.uk",  "ne.jp",  "net.au", "net.br", "net.cn", "net.in", "net.nz", "net.uk", "or.at",  "or.jp",  "or.kr",
    "org.au", "org.br", "org.cn", "org.nz", "org.pl", "org.uk", "org.za",
};

bool is_suffix(std::string_view name) {
  return std::find(suffixes_of_two_labels.begin(), suffixes_of_two_labels.end(), name) != suffixes_of_two_labels.end();
}

bool is_label(std::string_view text) {
  const auto fits = [](char c) { return ascii::is_letter_or_digit(c) || c == '-'; };
  return !text.empty() && text.size() <= 63 && ascii::all(text, fits) && text.front() != '-' && text.back() != '-';
}

bool is_verified_anywhere(const State& state, std::string_view domain_name) {
  return !state.domains.with<&Domain::domain_name, &Domain::state>(domain_name, DomainState::verified).empty();
}

// A tester's way to a domain that cannot be verified, besides saying so in a fixture: nobody owns a name in .invalid.
bool fails_verification(const Domain& domain) {
  return domain.verification_fails || domain.domain_name.ends_with(".invalid");
}

// The people of an organization with an address in a domain that it has verified.
std::vector<User> people_in(const State& state, const Domain& domain) {
  std::vector<User> people;
  for (const auto& member :
       state.members.with<&Member::organization_id, &Member::is_person>(domain.organization_id, true)) {
    const auto& user = *state.users.find(member.user_id);
    const auto* of_user = verified(state, user.user_email);
    if (of_user != nullptr && of_user->domain_id == domain.domain_id) people.push_back(user);
  }
  return people;
}

}  // namespace

const Domain* verified(const State& state, std::string_view user_email) {
  const auto domain = ascii::lower_case(user_email.substr(user_email.find('@') + 1));
  for (const auto& each : state.domains.with<&Domain::domain_name, &Domain::state>(domain, DomainState::verified))
    return &each;
  return nullptr;
}

const Domain& get(const State& state, std::string_view organization_id, std::string_view domain_id) {
  return owned_by(state.domains, organization_id, domain_id, refusals::organization_domain_not_found);
}

const Domain& add(State& state, std::string_view organization_id, const Wish<Domain>& wish, Time now) {
  Domain domain;
  wish.apply_to(domain);
  domain.domain_name = ascii::lower_case(domain.domain_name);
  if (!is_root(domain.domain_name)) throw Refusal(refusals::organization_domain_not_root);  // N6
  const auto same =
      state.domains.with<&Domain::organization_id, &Domain::domain_name>(organization_id, domain.domain_name);
  if (!same.empty())
    throw Refusal(refusals::organization_domain_already_linked, "The organization has this domain already");
  if (is_verified_anywhere(state, domain.domain_name))
    throw Refusal(refusals::organization_domain_already_linked);  // N2
  domain.domain_id = new_id(state);
  domain.organization_id = organization_id;
  domain.challenge_token = new_challenge_token(state);
  domain.create_time = now;
  return state.domains.put(std::move(domain));
}

const Domain& update(State& state, std::string_view organization_id, std::string_view domain_id,
                     const Wish<Domain>& wish) {
  const auto& domain = get(state, organization_id, domain_id);
  if (wish.is_empty()) return domain;
  auto changed = domain;
  wish.apply_to(changed);
  return state.domains.put(std::move(changed));
}

const Domain& verify(State& state, std::string_view organization_id, std::string_view domain_id) {
  auto domain = get(state, organization_id, domain_id);
  if (domain.state == DomainState::verified) return get(state, organization_id, domain_id);
  if (fails_verification(domain)) throw Refusal(refusals::organization_domain_verification_failed);  // N3
  if (is_verified_anywhere(state, domain.domain_name))
    throw Refusal(refusals::organization_domain_already_linked);  // N2
  domain.state = DomainState::verified;
  state.domains.put(domain);
  for (auto& user : people_in(state, domain)) {  // M9
    if (user.managing_organization_id) continue;
    user.managing_organization_id = domain.organization_id;
    state.users.put(std::move(user));
  }
  return get(state, organization_id, domain_id);
}

void remove(State& state, std::string_view domain_id) {
  const Domain domain = *state.domains.find(domain_id);
  for (auto& user : people_in(state, domain)) {
    if (user.managing_organization_id != domain.organization_id) continue;
    user.managing_organization_id.reset();
    state.users.put(std::move(user));
  }
  erase_with<&DomainLink::domain_id>(state.domain_links, domain.domain_id);
  state.domains.erase(domain.domain_id);
}

void link(State& state, std::string_view organization_id, std::string_view authentication_method_id,
          std::string_view domain_id) {
  const auto& method = authentication_methods::get(state, organization_id, authentication_method_id);
  if (method.type == AuthenticationMethodType::internal)
    throw Refusal(refusals::bad_request, "Domains are linked to identity providers, not to the internal method");
  const auto& domain = find_or_refuse(state.domains, domain_id, refusals::organization_domain_not_found);
  if (domain.organization_id != organization_id) throw Refusal(refusals::organization_mismatch);  // N7
  state.domain_links.put({domain.domain_id, method.authentication_method_id});
}

void unlink(State& state, std::string_view organization_id, std::string_view authentication_method_id,
            std::string_view domain_id) {
  const auto& method = authentication_methods::get(state, organization_id, authentication_method_id);
  if (!state.domain_links.erase(domain_id, method.authentication_method_id))
    throw Refusal(refusals::organization_domain_not_found);
}

std::vector<const Domain*> linked_to(const State& state, std::string_view authentication_method_id) {
  std::map<std::uint64_t, const Domain*> by_number;
  for (const auto& each : state.domain_links.with<&DomainLink::authentication_method_id>(authentication_method_id))
    by_number[state.domains.number(each.domain_id)] = state.domains.find(each.domain_id);
  std::vector<const Domain*> linked;
  linked.reserve(by_number.size());
  for (const auto& [number, domain] : by_number) linked.push_back(domain);
  return linked;
}

bool is_domain_name(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(longest_domain_name)) return false;
  auto last = text;
  for (auto dot = last.find('.'); dot != std::string_view::npos; dot = last.find('.')) {
    if (!is_label(last.substr(0, dot))) return false;
    last.remove_prefix(dot + 1);
  }
  return is_label(last) && !ascii::all(last, ascii::is_digit) && last.size() < text.size();
}

bool is_root(std::string_view domain_name) {
  if (is_suffix(domain_name)) return false;
  const auto above = domain_name.substr(domain_name.find('.') + 1);
  return above.find('.') == std::string_view::npos || is_suffix(above);
}

std::string new_id(State& state) { return fresh_id(state.chance, state.domains, "domain-", 13); }

std::string new_challenge_token(State& state) { return state.chance.hex(16) + state.chance.hex(16); }

}  // namespace mock::domains
