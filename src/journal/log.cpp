#include "journal/log.h"

#include <algorithm>

#include "journal/mask.h"
#include "json/writer.h"

namespace mock {
namespace {

// What a sentence about a request may quote, from its whole body.
Secrets secrets_in(const Request& request) {
  Secrets secrets;
  constexpr auto whole = std::string_view::npos;
  std::string unused;
  mask_path(unused, path_of(request.target), secrets);
  mask_query(unused, query_of(request.target), secrets);
  if (!request.body.empty() && !mask_json(unused, request.body, whole, secrets)) secrets.push_back(request.body);
  return secrets;
}

// What comes from outside, as it may be shown.
struct Shown {
  std::string world, path, user_id, because, note;

  explicit Shown(const LogEntry& entry) : because(entry.because) {
    Secrets secrets;
    mask_name(world, entry.world, secrets);
    mask_path(path, path_of(entry.request.target), secrets);
    mask_name(user_id, entry.user_id, secrets);
    mask_path(note, entry.note, secrets);  // it names fields as /name
    const auto credentials = credentials_in(entry.request.headers);
    if (!because.empty()) mask_secrets(because, secrets_in(entry.request));
    for (auto* text : {&world, &path, &because, &note}) mask_credentials(*text, credentials);
    std::replace_if(  // last: what is looked for has these characters too
        because.begin(), because.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  }
};

std::string as_text(const LogEntry& entry) {
  const Shown shown(entry);
  std::string line = rfc3339(entry.time);
  const auto add = [&](std::string_view word) { (line += ' ') += word.empty() ? "-" : word; };
  if (entry.world != "default") add("world=" + shown.world);
  add(name(entry.request.method));
  add(shown.path);
  add(std::to_string(entry.status));
  add(entry.operation);
  add(shown.user_id);
  add(std::to_string(entry.took.count()) + "us");
  if (!shown.because.empty()) add("because=" + json::quoted(shown.because));
  if (!shown.note.empty()) add("(" + shown.note + ")");
  return line + '\n';
}

std::string as_json(const LogEntry& entry) {
  const Shown shown(entry);
  json::Writer out;
  {
    json::Object line(out);
    line("time", entry.time)("world", shown.world)("method", name(entry.request.method))("path", shown.path);
    line("status", entry.status)("operation", entry.operation)("user_id", shown.user_id);
    line("microseconds", entry.took.count());
    if (!shown.because.empty()) line("because", shown.because);
    if (!shown.note.empty()) line("note", shown.note);
  }
  return out.take() + '\n';
}

std::string failed_handshake(LogForm form, std::string_view client_address, std::string_view why) {
  if (form == LogForm::text) {
    auto line = rfc3339(real_time()) + " TLS with ";
    return ((((line += client_address) += " failed: ") += why) += '\n');
  }
  json::Writer out;
  {
    json::Object line(out);
    line("time", real_time())("client_address", client_address)("tls_failed", why);
  }
  return out.take() + '\n';
}

}  // namespace

std::string lines_lost(LogForm form, std::uint64_t count) {
  if (form != LogForm::json)
    return rfc3339(real_time()) + " aiven-mock: " + std::to_string(count) + " lines lost: nobody read them in time\n";
  json::Writer out;
  {
    json::Object line(out);
    line("time", real_time())("lines_lost", count);
  }
  return out.take() + '\n';
}

std::string masked_path(std::string_view target) {
  std::string out;
  Secrets not_needed;
  mask_path(out, target.substr(0, target.find('?')), not_needed);
  return out;
}

void Log::write(const LogEntry& entry) { put(form_ == LogForm::text ? as_text(entry) : as_json(entry)); }

void Log::tell_of_handshake(std::string_view client_address, std::string_view why) {
  if (is_on()) put(failed_handshake(form_, client_address, why));
}

void Log::put(const std::string& line) {
  const std::lock_guard one_line_at_a_time(mutex_);
  out_.rdbuf()->sputn(line.data(), static_cast<std::streamsize>(line.size()));
  out_.rdbuf()->pubsync();
}

}  // namespace mock
