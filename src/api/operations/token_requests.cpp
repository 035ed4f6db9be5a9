#include "token_requests.h"

#include "base/cidr.h"
#include "views/access_tokens.h"

namespace mock::api {
namespace {

json::Shape new_token_request(const json::Shape& max_age_seconds) {
  using namespace json;
  return object({
      required("description", text(0, longest_token_description)),
      optional("max_age_seconds", max_age_seconds.or_null(), "null or absent: the token never expires"),
      optional("extend_when_used", boolean(), "Count max_age_seconds from the last use"),
      optional(
          "ip_allowlist",
          json::list(text_like(is_ip_range, "an IP address or CIDR range", longest_cidr), most_ip_ranges).or_null()),
      optional("scopes", json::list(choice({scope_names.begin(), scope_names.end()}), most_scopes).or_null()),
  });
}

}  // namespace

const json::Shape& new_access_token_request() {
  static const auto shape = new_token_request(json::whole_number(shortest_max_age, longest_max_age));
  return shape;
}

const json::Shape& new_application_token_request() {
  static const auto shape = new_token_request(json::integer(shortest_max_age, longest_max_age));
  return shape;
}

access_tokens::NewToken new_token_from(const json::Value& body) {
  access_tokens::NewToken wish;
  wish.description = body.text("description");
  wish.max_age_seconds = body.integer("max_age_seconds");
  wish.extend_when_used = body.flag("extend_when_used");
  wish.ip_allowlist = body.texts("ip_allowlist");
  for (const auto& name : body.list("scopes")) wish.scopes.push_back(*Scope::named(name.as_text()));
  return wish;
}

Reply token_list(const State& state, std::string_view user_id, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("tokens", [&] {
      for (const auto& token : state.access_tokens.with<&AccessToken::user_id>(user_id))
        if (access_tokens::is_valid(state, token, call.now)) views::access_token(out, token, call.token());
    });
  }
  return ok(out.take());
}

}  // namespace mock::api
