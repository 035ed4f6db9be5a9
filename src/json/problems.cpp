#include "json/problems.h"

#include <iterator>
#include <utility>

namespace mock::json {
namespace {

// The message, or its beginning; a character is not cut in two.
void shorten(std::string& message) {
  if (message.size() <= Problems::longest_message) return;
  auto end = Problems::longest_message;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xc0U) == 0x80U) --end;
  message.resize(end);
  message += "...";
}

}  // namespace

Problems::Problems(std::initializer_list<Problem> problems) {
  for (const auto& problem : problems) push_back(problem);
}

void Problems::push_back(Problem problem) {
  ++in_all_;
  if (is_full()) return;
  shorten(problem.message);
  told_.push_back(std::move(problem));
}

void Problems::append(Problems more) {
  const auto in_all = in_all_ + more.in_all_;
  for (auto& problem : more.told_) push_back(std::move(problem));
  in_all_ = in_all;
}

std::string Problems::rest() const {
  if (in_all_ == told_.size()) return {};
  return std::to_string(in_all_) + " problems in all, of which the first " + std::to_string(told_.size()) + " are told";
}

}  // namespace mock::json
