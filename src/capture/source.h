#pragma once
// The API that is captured, as far as it is known to the mock: operations are asked by their ids, page after page. What
// they refuse, and what they say that the mock does not know, is noted.
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/operation.h"
#include "arena.h"
#include "asking/asker.h"
#include "capture/capture.h"
#include "exchange/path_template.h"

namespace mock::capture {

struct Inquiry {
  std::string_view operation;
  PathValues params{};  // of its path
  std::string query{};
};

struct Heard {
  std::vector<Value> pages;  // none when it was refused
  std::string error_code{};  // of the refusal
};

class Source {
 public:
  Source(asking::Asker& asker, Arena& arena, const Wanted& wanted, Report& report,
         const std::function<void(const std::string&)>& progress)
      : asker_(asker), arena_(arena), wanted_(wanted), report_(report), progress_(progress) {}

  /// In the order of the inquiries, of which several are asked at once. A refusal with the code `expected` is none to
  /// be told.
  std::vector<Heard> hear(const std::vector<Inquiry>& inquiries, std::string_view expected = {});
  Heard hear(const Inquiry& inquiry) { return hear(std::vector{inquiry}).front(); }

 private:
  std::vector<asking::Answer> answers_to(std::string_view operation, const std::vector<asking::Question>& questions);
  // Returns the cursor of the next page; empty: there is none.
  std::string take(const Inquiry& inquiry, const asking::Answer& answer, std::string_view expected, Heard& heard);
  void note_refusal(const Inquiry& inquiry, const asking::Answer& answer, std::string_view expected, Heard& heard);
  void note_unknown(const Operation& operation, const Value& answer);

  asking::Asker& asker_;
  Arena& arena_;
  const Wanted& wanted_;
  Report& report_;
  const std::function<void(const std::string&)>& progress_;
};

}  // namespace mock::capture
