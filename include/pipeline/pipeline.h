#pragma once
// The corridor: what happens to a request, in order. It knows no socket; tests walk it without one.
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "access/judgement.h"
#include "answers/read.h"
#include "api/operation.h"
#include "base/reason.h"
#include "base/time.h"
#include "control/control.h"
#include "exchange/delivery.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "faults/effect.h"
#include "journal/log.h"
#include "journal/metrics.h"
#include "json/value.h"
#include "model/refusals.h"
#include "pipeline/control_guard.h"
#include "world/worlds.h"

namespace mock {

/// A day, or each day that comes.
struct AsOf {
  std::optional<Time> day;  // none: today, by the world's clock
};

struct PipelineOptions {
  bool lenient = false;  // unknown body fields are ignored, not refused
  ControlOptions control{};
  bool trust_forwarded_for = false;  // X-Forwarded-For says who calls, X-Forwarded-Proto and -Host where the API is
  std::string public_url{};          // where the API is; empty: where it was asked
  std::optional<AsOf> as_of{};       // whose day's API this is to be; none: nothing has ended
};

class Pipeline {
 public:
  /// `worlds` and `log` must outlive the pipeline.
  Pipeline(Worlds& worlds, Log& log, PipelineOptions options = {});

  /// Answers a request. Never throws; may be called from any number of threads.
  [[nodiscard]] Delivery serve(const Request& request);

  /// Whether a request target is for the control API, of any world.
  [[nodiscard]] bool is_for_control(std::string_view target) const;

  /// A client came to no terms with the server about encryption.
  void tell_of_handshake(std::string_view client_address, std::string_view why) {
    log_.tell_of_handshake(client_address, why);
  }

  [[nodiscard]] Metrics& metrics() { return metrics_; }

  /// Gives up what takes long, as loading or writing a large world: such requests are answered with 503.
  void stop() { stopping_.request_stop(); }

 private:
  // What a path and a method lead to.
  struct Published {
    std::string_view id;  // operationId
    Method method;
    std::string_view path;
    const Operation* operation;  // null: it is not mocked
  };
  struct View;
  struct Permit;
  struct RequestInProgress;
  [[nodiscard]] Reply answer(RequestInProgress& progress) const;
  [[nodiscard]] Reply answer_as_the_api(RequestInProgress& progress) const;
  template <class Make>
  [[nodiscard, gnu::noinline]] static Reply reply_or_refusal(RequestInProgress& progress, const Make& make);
  [[nodiscard]] static bool needs_token(const Published* row);
  [[nodiscard]] static Denial denial_of(const Permit& entry);
  [[nodiscard]] static Denial denial_of(const Permit& permit, const Operation& operation);
  [[nodiscard]] static Reply deny(Denial denial, RequestInProgress& progress);
  [[nodiscard]] static Reply refuse(const Refusal& refusal, RequestInProgress& progress);
  [[nodiscard]] static Reply turn_away(const Permit& permit, const Operation& operation, RequestInProgress& progress);
  [[noreturn]] static void throw_out(const Permit& permit, const Operation& operation);
  [[nodiscard]] static Reason reason_of(Denial denial, const RequestInProgress& progress);
  [[nodiscard]] static View look(StatePtr state, const RequestInProgress& progress);
  [[nodiscard]] static Effect meet_faults(const Published* row, const View& arrival, const RequestInProgress& progress);
  [[nodiscard]] static Permit enter(const Published* row, const View& arrival, const RequestInProgress& progress);
  [[nodiscard]] static Permit admit(const Published* row, View view);
  [[nodiscard]] static Permit permit(const Operation& operation, const Params& params, Permit entry);
  [[nodiscard]] Reply perform(const Published& row, const Params& params, const View& arrival,
                              RequestInProgress& progress) const;
  void record(RequestInProgress& progress, const Delivery& delivery, std::chrono::steady_clock::duration took);
  [[nodiscard]] std::optional<Time> day_of_the_api(Time now) const;
  [[nodiscard]] std::string_view caller_address(const Request& request) const;

  // Constant after construction:
  Worlds& worlds_;
  Log& log_;
  std::stop_source stopping_;
  const std::stop_token stop_ = stopping_.get_token();
  const PipelineOptions options_;
  const answers::Strictness strictness_;
  Metrics metrics_;
  ControlGuard guard_;
  Control control_;
  std::vector<Published> published_;
  Router<Published> paths_{Heads::are_refused};
};

/// Bodies of requests to the API may have this many bytes; more is refused with 413.
inline constexpr std::size_t longest_body = std::size_t{1} << 20U;

}  // namespace mock
