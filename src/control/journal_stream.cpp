#include "journal_stream.h"

#include "operations/write_record.h"

namespace mock::control {
namespace {

constexpr std::size_t most_at_once = 50;

void append_event(std::string& out, std::string_view name, std::string_view json) {
  (((out += "event: ") += name) += "\ndata: ") += json;
  out += "\n\n";
}

void append(std::string& out, std::uint64_t filling, const Record& record) {
  json::Writer text;
  write_record(text, record);
  (((out += "id: ") += std::to_string(filling)) += '.') += std::to_string(record.number);
  out += '\n';
  append_event(out, "request", text.take());
}

}  // namespace

std::optional<std::string> JournalStream::take() {
  const auto from = place_.number;
  const auto news = world_->journal.read_on(place_, pattern_, most_at_once);
  std::string out;
  if (news.is_cleared) append_event(out, "cleared", "{}");
  if (news.lost > 0) append_event(out, "lost", "{\"count\":" + std::to_string(news.lost) + "}");
  for (const auto& record : news.records) append(out, place_.filling, record);
  if (!out.empty()) return out;
  const bool is_at_end = place_.number == from;
  if (!is_at_end) return ":\n\n";  // none of them is meant, and there may be more
  return news.is_closed ? std::nullopt : std::optional<std::string>("");
}

}  // namespace mock::control
