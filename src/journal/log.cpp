#include "journal/log.h"

#include "journal/mask.h"
#include "json/text.h"

namespace mock {
namespace {

std::string as_text(const LogEntry& entry) {
  std::string line = rfc3339(entry.time);
  const auto add = [&](std::string_view word) { (line += ' ') += word.empty() ? "-" : word; };
  if (entry.world != "default") add("world=" + std::string(entry.world));
  add(entry.method);
  add(masked_path(entry.target));
  add(std::to_string(entry.status));
  add(entry.operation);
  add(entry.user_id);
  add(std::to_string(entry.took.count()) + "us");
  if (!entry.note.empty()) add("(" + std::string(entry.note) + ")");
  return line + '\n';
}

std::string as_json(const LogEntry& entry) {
  json::Text out;
  {
    json::Object line(out);
    line("time", entry.time)("world", entry.world)("method", entry.method)("path", masked_path(entry.target));
    line("status", entry.status)("operation", entry.operation)("user_id", entry.user_id);
    line("microseconds", entry.took.count());
    if (!entry.note.empty()) line("note", entry.note);
  }
  return out.take() + '\n';
}

}  // namespace

std::string masked_path(std::string_view target) {
  std::string out;
  Secrets not_needed;
  mask_path(out, target.substr(0, target.find('?')), not_needed);
  return out;
}

void Log::write(const LogEntry& entry) {
  const auto line = form_ == LogForm::text ? as_text(entry) : as_json(entry);
  const std::lock_guard one_line_at_a_time(door_);
  out_ << line << std::flush;
}

}  // namespace mock
