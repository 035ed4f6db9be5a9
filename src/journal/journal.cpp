#include "journal/journal.h"

#include <algorithm>
#include <atomic>
#include <tuple>

#include "base/chance.h"
#include "journal/mask.h"

namespace mock {
namespace {

void mask_headers(std::string& out, const Headers& headers, Secrets& secrets, Secrets& credentials) {
  for (const auto& [name, value] : headers) {
    mask_path(out, name, secrets);
    out += ": ";
    mask_header(out, name, value, secrets, credentials);
    out += '\n';
  }
}

void mask_body(std::optional<std::string>& out, std::string_view body, std::size_t longest, Secrets& secrets) {
  if (!out) out.emplace();
  out->clear();
  if (!body.empty() && !mask_json(*out, body, longest, secrets)) out.reset();
}

bool is_json(const Reply& reply) { return reply.content_type == "application/json"; }

// Error messages quote what they are about, so what was taken out of the request is taken out of them as well.
void mask_reply(std::optional<std::string>& out, const Reply& reply, std::size_t longest, Secrets& secrets) {
  if (!is_json(reply)) {
    out.reset();
    return;
  }
  Secrets of_the_reply;  // our own names, and what they hold has been masked
  mask_body(out, reply.body, longest, of_the_reply);
  if (out && reply.status >= 400) mask_secrets(*out, secrets);
}

// An error may also quote what stands behind the end of what is kept of the body.
void find_secrets_of_all(std::string_view body, std::size_t longest, Secrets& secrets) {
  if (body.size() <= longest) return;
  std::string unused;
  std::ignore = mask_json(unused, body, std::string_view::npos, secrets);
}

// Whether what lets a request in stands in it where no secret is expected, such as in a name. What is kept of the
// request does not tell: some of it has been cut.
bool says_credentials(const Request& request, const Secrets& credentials) {
  if (has_credentials(request.target, credentials) || has_credentials(request.body, credentials)) return true;
  return std::any_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
    const auto& [name, value] = header;
    return has_credentials(name, credentials) || (has_credentials(value, credentials) && !holds_credentials(name));
  });
}

// It is told there, and where the answer says it again.
void mask_credentials_of(Record& record, const Secrets& credentials) {
  for (auto* text : {&record.path, &record.query, &record.organization_id, &record.headers, &record.note})
    mask_credentials(*text, credentials);
  if (record.request_body) mask_credentials(*record.request_body, credentials);
  if (record.reply_body) mask_credentials(*record.reply_body, credentials);
}

// Its sentence quotes what was sent, and its names are those of the world.
void mask_reason(Reason& reason, const Secrets& secrets, const Secrets& credentials) {
  const auto mask_all = [&](std::string& text) {
    mask_secrets(text, secrets);
    mask_credentials(text, credentials);
  };
  mask_all(reason.text);
  for (auto& needed : reason.needed) mask_all(needed);
  for (auto& holding : reason.held)
    for (auto* text : {&holding.what, &holding.from, &holding.gives}) mask_all(*text);
}

bool quotes_any_of(const std::string& text, const Secrets& secrets) {
  auto masked = text;
  mask_secrets(masked, secrets);
  return masked != text;
}

// Such an answer has only secrets of its own, by whose names they are found at any time. It is masked when somebody
// reads it, which is seldom: reading each answer for names costs more than most answers do.
bool can_be_masked_later(const Reply& reply, std::size_t longest, const Secrets& secrets) {
  return is_json(reply) && !reply.body.empty() && reply.body.size() <= longest &&
         (reply.status < 400 || !quotes_any_of(reply.body, secrets));
}

// Its body goes where it waits to be masked, if it may wait.
void keep_reply(Record& record, std::string& later, const Reply& reply, std::size_t longest, bool may_wait,
                Secrets& secrets) {
  later.clear();
  record.reply_bytes = reply.body.size();
  if (may_wait && can_be_masked_later(reply, longest, secrets)) {
    record.reply_body.reset();
    later = reply.body;
  } else {
    mask_reply(record.reply_body, reply, longest, secrets);
  }
}

// Fills a record that may have been used before, so that its buffers are used again.
void fill(Record& record, std::string& later, Exchange& exchange, std::size_t longest_body) {
  const auto& [reply, wire] = exchange.delivery;
  Secrets credentials;  // in the headers
  Secrets secrets;      // elsewhere
  record.time = exchange.time;
  record.method = name(exchange.request.method);
  record.path.clear();
  mask_path(record.path, path_of(exchange.target), secrets);
  record.query.clear();
  mask_query(record.query, query_of(exchange.target), secrets);
  record.operation = exchange.operation;
  record.organization_id.clear();
  mask_name(record.organization_id, exchange.organization_id, secrets);
  record.principal = exchange.principal;
  record.headers.clear();
  mask_headers(record.headers, exchange.request.headers, secrets, credentials);
  mask_body(record.request_body, exchange.request.body, longest_body, secrets);
  record.request_bytes = exchange.request.body.size();
  record.status = exchange.status;
  record.error_code = exchange.status == 0 ? std::string_view() : std::string_view(reply.error_code);
  if (reply.status >= 400) {
    find_secrets_of_all(exchange.request.body, longest_body, secrets);
    secrets.insert(secrets.end(), credentials.begin(), credentials.end());
  }
  const bool has_credentials_elsewhere = says_credentials(exchange.request, credentials);
  keep_reply(record, later, reply, longest_body, !has_credentials_elsewhere, secrets);
  record.loss = wire.loss;
  record.took = exchange.took;
  record.fault_id = exchange.fault_id;
  record.faults = exchange.faults;
  record.note.clear();
  mask_path(record.note, exchange.note, secrets);  // it names fields as /name
  if (exchange.reason) mask_reason(*exchange.reason, secrets, credentials);
  record.reason = exchange.reason ? std::make_shared<const Reason>(*std::move(exchange.reason)) : nullptr;
  if (has_credentials_elsewhere) mask_credentials_of(record, credentials);
}

bool is_meant(const Record& record, const Pattern& pattern) {
  const auto headers = record.header_list();
  const auto content = record.content();
  return pattern.matches(record.traits(headers, content));
}

bool is_meant(const Record& record, const Journal::Wish& wish) {
  if (wish.since_number && record.number <= *wish.since_number) return false;
  if (wish.since_time && record.time < *wish.since_time) return false;
  return is_meant(record, wish.pattern);
}

}  // namespace

Headers Record::header_list() const {
  Headers list;
  for (std::string_view rest = headers; !rest.empty();) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    const auto name_end = line.find(": ");
    list.emplace_back(line.substr(0, name_end), line.substr(name_end + 2));
  }
  return list;
}

Traits Record::traits(const Headers& list, const Content& content) const {
  return {operation, method, path, organization_id, principal, &list, &content, status, error_code, reason.get()};
}

// The work is done outside the lock; inside, the new record and the oldest one change places, and the buffers of the
// latter are used for the next.
void Journal::add(Exchange exchange) {
  if (options_.size == 0) return;
  thread_local std::unique_ptr<Kept> kept;
  if (!kept) kept = std::make_unique<Kept>();
  fill(kept->record, kept->reply, exchange, options_.body_bytes);
  const std::lock_guard lock(mutex_);
  kept->record.number = ++seen_;
  if (ring_.size() < options_.size)
    ring_.push_back(std::move(kept));
  else
    ring_[(seen_ - 1) % options_.size].swap(kept);
  tell_watches();
}

void Journal::clear() {
  const std::lock_guard lock(mutex_);
  ring_.clear();
  seen_ = 0;
  filling_ = next_filling();
  tell_watches();
}

// Not 1, 2, 3: a reader may come back to a server that was started anew, or to a world that was made anew.
std::uint64_t Journal::next_filling() {
  constexpr int half = 32;  // short enough to be read
  static std::atomic<std::uint64_t> last{unpredictable_seed() >> half};
  return ++last;
}

void Journal::close() {
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  tell_watches();
}

void Journal::tell_watches() const {
  for (const auto* watch : watches_) watch->tell_();
}

void Journal::look_back(const std::function<bool(const Record&)>& goes_on) const {
  const std::lock_guard lock(mutex_);
  for (auto number = seen_; number > seen_ - ring_.size(); --number)
    if (!goes_on(ring_[(number - 1) % options_.size]->record)) return;
}

Record Journal::shown(const Kept& kept) const {
  auto record = kept.record;
  Secrets found;
  if (!kept.reply.empty()) mask_body(record.reply_body, kept.reply, options_.body_bytes, found);
  return record;
}

Journal::Found Journal::find(const Wish& wish) const {
  Found found;
  const std::lock_guard lock(mutex_);
  found.seen = seen_;
  found.forgotten = seen_ - ring_.size();
  // From the newest to the oldest, until there are enough.
  for (auto number = seen_; number > found.forgotten && found.records.size() < wish.most; --number) {
    const auto& kept = *ring_[(number - 1) % options_.size];
    if (is_meant(kept.record, wish)) found.records.push_back(shown(kept));
  }
  std::reverse(found.records.begin(), found.records.end());
  return found;
}

Journal::Place Journal::newest() const {
  const std::lock_guard lock(mutex_);
  return {filling_, seen_};
}

Journal::News Journal::read_on(Place& place, const Pattern& pattern, std::size_t most) const {
  const std::lock_guard lock(mutex_);
  News news{.records = {}, .is_cleared = place.filling != filling_, .is_closed = is_closed_};
  if (news.is_cleared) place = {filling_, 0};
  const auto forgotten = seen_ - ring_.size();
  news.lost = forgotten - std::min(forgotten, place.number);
  place.number = std::max(forgotten, place.number);
  const auto end = std::min<std::uint64_t>(seen_, place.number + most);
  while (place.number < end) {
    const auto& kept = *ring_[place.number++ % options_.size];
    if (is_meant(kept.record, pattern)) news.records.push_back(shown(kept));
  }
  return news;
}

Journal::Watch::Watch(Journal& journal, std::function<void()> tell) : journal_(journal), tell_(std::move(tell)) {
  const std::lock_guard lock(journal_.mutex_);
  journal_.watches_.push_back(this);
}

Journal::Watch::~Watch() {
  const std::lock_guard lock(journal_.mutex_);
  std::erase(journal_.watches_, this);
}

}  // namespace mock
