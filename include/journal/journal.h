#pragma once
// The requests that a world has seen, the newest ones, without any secret (mask.h). All is masked before it is kept,
// but answers that quote no secret of their request, which are masked whenever they are read. A ring: when it is full,
// the oldest record makes room. May be used by any number of threads.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/reason.h"
#include "base/time.h"
#include "exchange/delivery.h"
#include "exchange/pattern.h"

namespace mock {

struct JournalOptions {
  std::size_t size = 1000;        // records that are kept; 0: none
  std::size_t body_bytes = 4096;  // that are kept of each body
};

/// One request and what became of it, as the corridor tells it. Points into whatever it is about.
struct Exchange {
  Time time;  // by the world's clock
  const Request& request;
  std::string_view target;     // within the world
  std::string_view operation;  // operationId, which lives as long as the program; empty when the path is none
  std::string_view organization_id, principal;
  const Delivery& delivery;
  int status = 0;  // of the answer; 0: the world has not seen the request, and there is none
  std::chrono::microseconds took{0};
  std::string_view fault_id;                    // of the rule that hit it, or empty
  const std::vector<std::string_view>& faults;  // the kinds of the rules that hit it
  std::string_view note;
  std::optional<Reason> reason;  // why it was refused; nothing: it was not
};

/// What is kept of it.
struct Record {
  std::uint64_t number = 0;  // from 1
  Time time{};
  std::string_view method;
  std::string path, query;  // masked
  std::string_view operation;
  std::string organization_id, principal;
  std::string headers;                      // masked; "name: value\n" each
  std::optional<std::string> request_body;  // masked and cut; nothing when it is no JSON
  std::size_t request_bytes = 0;            // before it was cut
  int status = 0;
  std::string error_code;                 // of the answer, or empty
  std::optional<std::string> reply_body;  // masked and cut as that of the request
  std::size_t reply_bytes = 0;
  Loss loss = Loss::none;  // how the answer was lost
  std::chrono::microseconds took{0};
  std::string fault_id;
  std::vector<std::string_view> faults;
  std::string note;
  std::shared_ptr<const Reason> reason;  // masked; null: it was not refused

  [[nodiscard]] Headers header_list() const;
  [[nodiscard]] Content content() const { return {query, request_body ? std::string_view(*request_body) : ""}; }
  /// What patterns look at; `list` must be header_list(), and `content` content().
  [[nodiscard]] Traits traits(const Headers& list, const Content& content) const;
};

class Journal {
 public:
  explicit Journal(JournalOptions options) : options_(options) {}

  void add(Exchange exchange);
  void clear();

  /// What to look for; everything when nothing is said.
  struct Wish {
    Pattern pattern{};
    std::optional<Time> since_time{};             // at this time of the world, or after it
    std::optional<std::uint64_t> since_number{};  // after this record
    std::size_t most = SIZE_MAX;                  // the newest ones
  };
  struct Found {
    std::vector<Record> records;  // oldest first
    std::uint64_t seen = 0;       // requests since it was last empty
    std::uint64_t forgotten = 0;  // of these, those that have made room
  };
  [[nodiscard]] Found find(const Wish& wish) const;

  /// Shows the records, the newest first, until `goes_on` says no. Nobody may add any meanwhile, and nothing is copied:
  /// for short looks. Answers are left out that are not masked yet.
  void look_back(const std::function<bool(const Record&)>& goes_on) const;

  /// Where somebody is who reads along: behind this record. The numbers begin again when the journal is cleared, which
  /// is then another filling: no two of a server have the same number, and hardly two of two servers.
  struct Place {
    std::uint64_t filling = 0, number = 0;
  };
  [[nodiscard]] Place newest() const;
  /// What came behind a place.
  struct News {
    std::vector<Record> records;  // oldest first
    std::uint64_t lost = 0;       // records that have made room before they were read
    bool is_cleared = false;      // since then: the records are of the new filling
    bool is_closed = false;       // there will be no more
  };
  /// Looks at no more than `most` records, and moves `place` behind them.
  [[nodiscard]] News read_on(Place& place, const Pattern& pattern, std::size_t most) const;
  /// Nothing is added any more: for those who read along, this is the end.
  void close();

  /// As long as it lives, `tell` is called when read_on() has news. It must return at once and ask no journal.
  class Watch {
   public:
    Watch(Journal& journal, std::function<void()> tell);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    friend Journal;
    Journal& journal_;
    const std::function<void()> tell_;
  };

 private:
  struct Kept {
    Record record;
    std::string reply;  // the body of the answer, not masked, which the record lacks; or empty
  };
  [[nodiscard]] Record shown(const Kept& kept) const;
  void tell_watches() const;
  static std::uint64_t next_filling();

  const JournalOptions options_;
  mutable std::mutex mutex_;                 // guards what follows
  std::vector<std::unique_ptr<Kept>> ring_;  // grows up to its size; record N is at (N - 1) % size
  std::uint64_t seen_ = 0;
  std::uint64_t filling_ = next_filling();
  bool is_closed_ = false;
  std::vector<const Watch*> watches_;
};

}  // namespace mock
