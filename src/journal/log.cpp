#include "journal/log.h"

#include <algorithm>

#include "json/text.h"

namespace mock {
namespace {

constexpr std::size_t shown_of_a_token = 12;       // its prefix, by which the API itself names it
constexpr std::size_t longest_shown_segment = 39;  // ids have at most 36 characters, tokens over a hundred

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

// Behind these comes a secret up to the end of the path, whatever slashes it has: a token, of which the beginning is
// shown, or a code from an e-mail, of which nothing is.
bool names_a_token(std::string_view segment) {
  return segment.starts_with("/access-token") || segment.starts_with("/access_token");
}
bool names_a_code(std::string_view segment) {
  return segment == "/password_reset" || segment == "/verify_email" || segment == "/invite";
}

// One segment after these, the name of an invoice or a credit memo, comes a download cookie, or one of these words.
bool names_a_download(std::string_view segment) { return segment == "/invoice" || segment == "/credit-memos"; }
bool is_no_cookie(std::string_view path) { return path == "/csv" || path == "/lines" || path == "/pdf"; }

// "/segment" without control characters, cut to `shown` of its characters when it has more than `longest`.
std::string masked(std::string_view segment, std::size_t longest, std::size_t shown) {
  const bool is_too_long = segment.size() > longest + 1;
  std::string out;
  for (const char c : is_too_long ? segment.substr(0, shown + 1) : segment) out += c >= ' ' && c < '\x7f' ? c : '?';
  return out + (is_too_long ? "..." : "");
}

}  // namespace

std::string masked_path(std::string_view target) {
  auto path = target.substr(0, target.find('?'));
  std::string out;
  std::string_view before;  // the segment before this one
  while (!path.empty()) {
    const auto segment = path.substr(0, std::min(path.find('/', 1), path.size()));
    path.remove_prefix(segment.size());
    out += masked(segment, longest_shown_segment, shown_of_a_token);
    if (names_a_token(segment)) return out + masked(path, shown_of_a_token, shown_of_a_token);
    if (names_a_code(segment)) return out + masked(path, 0, 0);
    if (names_a_download(before) && !is_no_cookie(path)) return out + masked(path, 0, 0);
    if (segment != "/") before = segment;
  }
  return out;
}

void Log::write(const LogEntry& entry) {
  const auto line = form_ == LogForm::text ? as_text(entry) : as_json(entry);
  const std::lock_guard one_line_at_a_time(door_);
  out_ << line << std::flush;
}

}  // namespace mock
