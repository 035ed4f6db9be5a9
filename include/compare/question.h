#pragma once
// A question that the API and the mock are both asked.
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "asking/asker.h"
#include "exchange/path_template.h"
#include "json/shape.h"

namespace mock::compare {

struct Question {
  asking::Question asked;
  std::string_view operation{};    // whose answer it is; empty: of none
  std::string told{};              // the target without the world: "/v1/project/{project}?limit=no-such-value"
  std::string twist{};             // what is odd about it: "unknown {project}"; empty: nothing
  json::ShapeRef reply = nullptr;  // of the good answer
  PathValues parameters{};         // of the path
};

/// One side: whoever answers.
using Ask = std::function<asking::Answer(const asking::Question&)>;

}  // namespace mock::compare
