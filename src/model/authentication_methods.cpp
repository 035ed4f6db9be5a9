#include "model/authentication_methods.h"

#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {

bool AuthenticationMethod::is_configured() const {
  const auto given = [](const std::optional<std::string>& text) { return text && !text->empty(); };
  return type == AuthenticationMethodType::internal ||
         (given(saml.saml_certificate) && given(saml.saml_idp_url) && given(saml.saml_entity_id));
}

namespace authentication_methods {
namespace {

auto of_organization(const State& state, std::string_view organization_id) {
  return state.authentication_methods.with<&AuthenticationMethod::organization_id>(organization_id);
}

void check_group(const State& state, const AuthenticationMethod& method) {
  if (!method.auto_join_user_group_id) return;
  if (user_groups::get(state, method.organization_id, *method.auto_join_user_group_id).managed_by_scim)
    throw Refusal(refusals::cannot_set_groups_managed_by_scim_as_auto_join_group);
}

void check_one_stays_enabled(const State& state, const AuthenticationMethod& without) {
  for (const auto& each : of_organization(state, without.organization_id))
    if (each.authentication_method_enabled && each.authentication_method_id != without.authentication_method_id) return;
  throw Refusal(refusals::account_must_have_enabled_authentication_method);  // Y8
}

}  // namespace

const AuthenticationMethod& get(const State& state, std::string_view organization_id,
                                std::string_view authentication_method_id) {
  return owned_by(state.authentication_methods, organization_id, authentication_method_id,
                  refusals::authentication_method_not_found);
}

const AuthenticationMethod& internal(const State& state, std::string_view organization_id) {
  for (const auto& method :
       state.authentication_methods.with<&AuthenticationMethod::organization_id, &AuthenticationMethod::type>(
           organization_id, AuthenticationMethodType::internal))
    return method;
  throw Refusal(refusals::authentication_method_not_found);
}

const AuthenticationMethod& create_internal(State& state, std::string_view organization_id, Time now) {
  AuthenticationMethod method;
  method.authentication_method_id = new_id(state);
  method.organization_id = organization_id;
  method.type = AuthenticationMethodType::internal;
  method.authentication_method_name = "Internal";
  method.authentication_method_enabled = true;
  method.create_time = method.update_time = now;
  return state.authentication_methods.put(std::move(method));
}

const AuthenticationMethod& create(State& state, AuthenticationMethod wish,
                                   const std::vector<std::string>& linked_domains, Time now) {
  if (wish.type == AuthenticationMethodType::internal)
    throw Refusal(refusals::authentication_method_limit_reached,
                  "An organization has one internal authentication method, and it exists already");
  check_group(state, wish);
  wish.authentication_method_id = new_id(state);
  wish.create_time = wish.update_time = now;
  const AuthenticationMethod made = state.authentication_methods.put(std::move(wish));
  for (const auto& domain_id : linked_domains)
    domains::link(state, made.organization_id, made.authentication_method_id, domain_id);
  return get(state, made.organization_id, made.authentication_method_id);
}

const AuthenticationMethod& update(State& state, AuthenticationMethod changed, Time now) {
  const auto& id = changed.authentication_method_id;
  const bool was_enabled = get(state, changed.organization_id, id).authentication_method_enabled;
  const bool is_internal = changed.type == AuthenticationMethodType::internal;
  const bool is_switched_on = changed.authentication_method_enabled && !was_enabled;
  check_group(state, changed);
  if (is_switched_on && !is_internal && state.domain_links.with<&DomainLink::authentication_method_id>(id).empty())
    throw Refusal(refusals::idp_no_domains_linked);  // N7
  if (was_enabled && !changed.authentication_method_enabled) check_one_stays_enabled(state, changed);
  changed.update_time = now;
  return state.authentication_methods.put(std::move(changed));
}

void remove(State& state, std::string_view organization_id, std::string_view authentication_method_id) {
  const auto& method = get(state, organization_id, authentication_method_id);
  if (method.type == AuthenticationMethodType::internal)
    throw Refusal(refusals::bad_request, "Internal authentication methods cannot be deleted");
  if (method.authentication_method_enabled) check_one_stays_enabled(state, method);
  forget(state, authentication_method_id);
}

void forget(State& state, std::string_view authentication_method_id) {
  const std::string id(authentication_method_id);
  std::vector<std::string> linked;
  std::vector<std::string> came_through_it;
  for (const auto& link : state.domain_links.with<&DomainLink::authentication_method_id>(id))
    linked.push_back(link.domain_id);
  for (const auto& each :
       state.user_authentication_methods.with<&UserAuthenticationMethod::authentication_method_id>(id))
    came_through_it.push_back(each.method_id);
  for (const auto& domain_id : linked) state.domain_links.erase(domain_id, id);
  for (const auto& method_id : came_through_it) user_authentication_methods::remove(state, method_id);  // Y10
  state.authentication_methods.erase(id);
}

void forget_group(State& state, std::string_view organization_id, std::string_view user_group_id) {
  std::vector<AuthenticationMethod> changed;
  for (const auto& each : of_organization(state, organization_id))
    if (each.auto_join_user_group_id == user_group_id) changed.push_back(each);
  for (auto& method : changed) {
    method.auto_join_user_group_id.reset();
    state.authentication_methods.put(std::move(method));
  }
}

std::string new_id(State& state) { return fresh_id(state.chance, state.authentication_methods, "am"); }

}  // namespace authentication_methods
}  // namespace mock
