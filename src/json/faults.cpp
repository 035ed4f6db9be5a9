#include "json/faults.h"

#include <iterator>
#include <utility>

namespace mock::json {
namespace {

// The message, or its beginning; a character is not cut in two.
void shorten(std::string& message) {
  if (message.size() <= Faults::longest_message) return;
  auto end = Faults::longest_message;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xc0U) == 0x80U) --end;
  message.resize(end);
  message += "...";
}

}  // namespace

Faults::Faults(std::initializer_list<Fault> faults) {
  for (const auto& fault : faults) push_back(fault);
}

void Faults::push_back(Fault fault) {
  ++in_all_;
  if (is_full()) return;
  shorten(fault.message);
  told_.push_back(std::move(fault));
}

void Faults::append(Faults more) {
  const auto in_all = in_all_ + more.in_all_;
  for (auto& fault : more.told_) push_back(std::move(fault));
  in_all_ = in_all;
}

std::string Faults::rest() const {
  if (in_all_ == told_.size()) return {};
  return std::to_string(in_all_) + " faults in all, of which the first " + std::to_string(told_.size()) + " are told";
}

}  // namespace mock::json
