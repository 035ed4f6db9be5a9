#include "exchange/check_answered.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "base/glob.h"
#include "base/nearest.h"
#include "exchange/statuses.h"
#include "json/writer.h"

namespace mock {
namespace {

using json::operator/;

bool is_one_of(const Glob& wanted, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](const auto word) { return wanted.matches(word); });
}

std::string suggestion_for(const std::string& wanted, std::span<const std::string_view> words) {
  return json::quoted(wanted) + did_you_mean(wanted, {words.begin(), words.end()});
}

}  // namespace

void check_answered(const json::Value& match, const std::string& pointer, const AnswerWords& words,
                    const std::function<bool(std::string_view)>& knows_code, json::Problems& problems) {
  if (const auto* status = match.find("status")) std::ignore = read_statuses(*status, pointer / "status", problems);
  // The empty one is that of answers without any.
  if (const auto code = match.optional_text("error_code"); code && !code->empty())
    if (!is_one_of(Glob(*code), words.error_codes) && !knows_code(*code))
      problems.push_back(
          {pointer / "error_code", "no answer has the error_code " + suggestion_for(*code, words.error_codes)});
  // A sentence has blanks or stars, the name of a check has neither.
  if (const auto reason = match.optional_text("reason"); reason && reason->find_first_of(" *") == std::string::npos)
    if (!is_one_of(Glob(*reason), words.checks))
      problems.push_back({pointer / "reason", "no refusal has the reason " + suggestion_for(*reason, words.checks)});
}

}  // namespace mock
