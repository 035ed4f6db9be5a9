// GET /_mock/access
#include "access/because.h"
#include "answers/refuse.h"
#include "api/decisions.h"
#include "base/cidr.h"
#include "json/writer.h"
#include "model/state.h"
#include "tables.h"
#include "write_reason.h"

namespace mock::control {
namespace {

constexpr std::int64_t most_decisions = 100'000;  // of one answer

const json::Shape& filters() {
  using namespace json;
  static const auto shape = object({
      optional("principal", text(0, 256), "user_id or e-mail address; a star stands for any characters"),
      optional("token", text(0, 256), "The first 12 characters of the token that is used; else one without limits"),
      optional("operation", text(0, 256), "operationId, with stars; else all that ask for a role or permission"),
      optional("organization_id", text(0, 256), "Only there"),
      optional("account_id", text(0, 256), "Only there: of an organization or a unit"),
      optional("project", text(0, 256), "Only there"),
      optional("from", text(0, 64), "The address that the request comes from; 127.0.0.1"),
  });
  return shape;
}

const json::Shape& decisions_shape() {
  using namespace json;
  static const auto check = object({
      required("check", text()),
      required("passed", boolean()),
      required("needed", list(text()), "Any one is enough"),
      required("held", held_shape()),
      required("text", text()),
  });
  static const auto shape = object({
      required("decisions", list(object({
                                required("principal", text(), "user_email"),
                                required("user_id", text()),
                                required("operation", text(), "operationId"),
                                required("place", text(), "Empty: the path names none"),
                                required("allowed", boolean()),
                                required("checks", list(check), "As a request meets them; after a no there are none"),
                                required("because", text(), "What the last check said"),
                                required("also_needs", text().or_null(), "What the handler asks for besides"),
                            }))),
  });
  return shape;
}

void write(json::Writer& out, const api::Decision& decision) {
  json::Object object(out);
  object("principal", decision.user.user_email)("user_id", decision.user.user_id);
  object("operation", decision.operation.id)("place", decision.place)("allowed", decision.is_yes());
  object.list("checks", [&] {
    for (const auto& finding : decision.checks) {
      json::Object check(out);
      check("check", to_text(finding.check))("passed", finding.passed);
      write_needed_and_held(out, check, finding.needed, finding.held);
      check("text", finding.text);
    }
  });
  object("because", decision.checks.empty() ? "nothing is asked for" : decision.checks.back().text);
  if (decision.operation.elsewhere.empty())
    object("also_needs", nullptr);
  else
    object("also_needs", who_may(decision.operation));
}

// What the query asks for, or what it names that the world does not have.
api::Question question_of(const ControlCall& call, const State& state, json::Problems& problems) {
  api::Question question;
  const auto must_exist = [&](std::string_view name, const std::string& value, bool exists) {
    if (!value.empty() && !exists)
      problems.push_back({"", "the world has no " + std::string(name) + " " + json::quoted(value)});
    return value;
  };
  const auto said = [&](std::string_view name) { return call.query.optional_text(name).value_or(""); };
  if (const auto principal = said("principal"); !principal.empty()) question.principal = Glob(principal);
  if (const auto operation = said("operation"); !operation.empty()) {
    question.operation = Glob(operation);
    question.of_all_operations = true;
  }
  const auto token = said("token").substr(0, token_prefix_length);
  question.token_prefix = must_exist("token", token, state.access_tokens.find(token) != nullptr);
  const auto organization_id = said("organization_id");
  question.organization_id =
      must_exist("organization", organization_id, state.organizations.find(organization_id) != nullptr);
  const auto account_id = said("account_id");
  const bool has_account = state.units.find(account_id) != nullptr ||
                           !state.organizations.with<&Organization::account_id>(account_id).empty();
  question.account_id = must_exist("account", account_id, has_account);
  const auto project = said("project");
  question.project = must_exist("project", project, state.projects.find(project) != nullptr);
  if (const auto from = said("from"); !from.empty()) {
    if (!is_ip_address(from)) problems.push_back({"", "from must be an IP address, not " + json::quoted(from)});
    question.address = from;
  }
  return question;
}

Reply get(const ControlCall& call) {
  const auto state = call.world.state();
  json::Problems problems;
  const auto question = question_of(call, *state, problems);
  if (!problems.empty()) return answers::refuse(problems);

  json::Writer out;
  std::int64_t count = 0;
  {
    json::Object body(out);
    body.list("decisions", [&] {
      api::for_each_decision(*state, question, most_decisions, [&](const api::Decision& decision) {
        ++count;
        write(out, decision);
      });
    });
  }
  if (count > most_decisions)
    return answers::refuse({{"", "these are more than " + std::to_string(most_decisions) +
                                     " decisions: name a principal, an operation or a place"}});
  return ok(out.take());
}

}  // namespace

std::vector<ControlOperation> access_operations() {
  return {
      {.id = "MockAccessGet",
       .method = Method::get,
       .path = "/_mock/access",
       .query = filters,
       .reply = decisions_shape,
       .handler = get,
       .summary = "Say who may do what, and why"},
  };
}

}  // namespace mock::control
