#pragma once
// What a fault does to a request: kinds are many, what they can do is little. The corridor and http/ carry it out.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/delivery.h"
#include "faults/own_answer.h"

namespace mock {

/// How old the world is that a read sees. Either of the two.
struct Staleness {
  std::size_t writes = 0;
  std::chrono::milliseconds time{0};  // of the machine
};

/// An error that is answered in place of what the world would say.
struct StandIn {
  int status = 503;
  std::string error_code;  // empty: none
  std::string message;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct Effect {
  WireEffect wire;
  std::optional<StandIn> stand_in;     // the world sees nothing
  std::optional<OwnAnswer> answer;     // the same, for a caller who comes in
  bool is_unseen = false;              // the world sees nothing, and nothing is answered: `wire` says how it is lost
  bool token_is_expired = false;       // the caller is treated as if the token had expired
  std::optional<Staleness> staleness;  // for reads
  std::optional<std::string> garbage;  // the body, after the world has done its part; with status 200

  // Who did it, for journal and metrics: the kinds that fired, and the id of the rule that settled it. Empty: nobody.
  std::vector<std::string_view> kinds;
  std::string rule_id;
};

}  // namespace mock
