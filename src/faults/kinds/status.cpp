// An error in place of the answer.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() {
  return {
      json::required("status", json::integer(400, 599), "Of the answer"),
      json::optional("error_code", json::text(), "None when it is left out"),
      json::optional("message", json::text(), "For people; told by the status when it is left out"),
      headers_field(),
  };
}

std::string usual_message(int status) {
  switch (status) {
    case 429: return "The user has sent too many requests in a given amount of time";
    case 500: return "Internal server error";
    case 502: return "Bad gateway";
    case 503: return "Service unavailable";
    case 504: return "Gateway timeout";
    default: return "Status " + std::to_string(status) + ", as a fault rule wants";
  }
}

Act act(const json::Value& parameters, json::Problems& problems) {
  StandIn reply;
  reply.status = static_cast<int>(parameters.integer("status").value_or(0));
  reply.error_code = parameters.text("error_code");
  reply.message = parameters.optional_text("message").value_or(usual_message(reply.status));
  reply.headers = headers_of(parameters, problems);
  return [reply = std::move(reply)](const Occasion&, Effect& effect) {
    effect.stand_in = reply;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind status_fault{"status", parameters, act};

}  // namespace mock::faults
