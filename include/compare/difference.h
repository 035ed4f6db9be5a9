#pragma once
// How two answers to one question differ in form. What they hold of the world is compared nowhere: the mock knows a
// part of it, and that a moment later.
#include <string>
#include <string_view>
#include <vector>

#include "asking/asker.h"
#include "compare/question.h"
#include "compare/wording.h"

namespace mock::compare {

/// In the order in which a report tells them.
enum class Kind {
  status,
  error_code,
  message,
  body,     // one is JSON, or is there at all, and the other one is not
  field,    // one side alone has it
  renamed,  // it holds the same under another name
  type,
  null,
  word,  // that the mock does not know where there are only so many
  format,
  order,
  header,
};

std::string_view name_of(Kind kind);
/// What it means, in half a sentence.
std::string_view meaning_of(Kind kind);
inline constexpr auto last_kind = Kind::header;

struct Difference {
  Kind kind;
  std::string where{};                    // "users[].user_info.job_title", "Allow"; empty: the whole answer
  std::string api{}, mock{};              // the form on both sides
  std::string api_value{}, mock_value{};  // and what stood there: not to be shown unless somebody asks for it
  std::vector<std::string> words{};       // by which a rule about it may be found
};

struct Comparison {
  std::vector<Difference> differences;
  bool has_other_items = false;  // some list holds things on one side alone: the world, and not the form
};

Comparison compare(const Question& question, const asking::Answer& api, const asking::Answer& mock,
                   const Wording& wording);

}  // namespace mock::compare
