// An answer of one's own: for operations that are not mocked, for paths that the API does not have yet, or for any
// other. Unlike a fault it is for those alone who come in, so that a wrong token stays 401.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() {
  return {
      json::required("status", json::integer(200, 599), "Of the answer"),
      headers_field(),
      json::optional("body", json::anything(),
                     "Any JSON. In its texts {now} is the time, and {organization_id} and its like are what the path "
                     "has for the parameter of that name"),
  };
}

bool has_no_body(int status) { return status == 204 || status == 205 || status == 304; }

Act act(const json::Value& parameters, json::Problems& problems) {
  OwnAnswer answer;
  answer.status = static_cast<int>(parameters.integer("status").value_or(0));
  answer.headers = headers_of(parameters, problems);
  if (const auto* body = parameters.find("body")) answer.body = json::Document(*body);
  if (answer.body && has_no_body(answer.status))
    problems.push_back({"/body", "an answer with status " + std::to_string(answer.status) + " has no body"});
  return [answer = std::move(answer)](const Occasion& occasion, Effect& effect) {
    if (!occasion.is_admitted || effect.token_is_expired) return Verdict::spared;
    effect.answer = answer;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind answer_fault{"answer", parameters, act};

}  // namespace mock::faults
