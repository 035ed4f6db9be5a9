#pragma once
// What the two sides are asked: every GET that is possible in a world, and refusals that change nothing. It follows
// from the rows of the table of operations; a new row needs nothing here. What fills the parameters of a path is found
// in the answers to other questions, and what fits is tried on the mock, which nobody minds.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/operation.h"
#include "compare/question.h"

namespace mock::compare {

struct PlanOptions {
  std::string organization_id{};  // the only one that is asked about
  std::size_t each = 3;           // so many things of a kind are asked about: of different forms, if there are some
  std::size_t most = 1000;        // questions in all
};

/// An operation of which no good answer is asked for.
struct LeftOut {
  enum class Why {
    nothing_there,      // that fills its path
    needs_a_secret,     // which each side has its own
    changes_something,  // although it is a GET
  };
  std::string_view operation, path;
  Why why = Why::nothing_there;
};
std::string_view meaning_of(LeftOut::Why why);

struct Plan {
  std::vector<Question> questions;
  std::vector<LeftOut> left_out{};
  std::size_t too_many = 0;  // questions that there was no room for
};

/// `mock` answers by the world that both sides have.
Plan plan(std::span<const Operation> operations, const Ask& mock, const PlanOptions& options);

}  // namespace mock::compare
