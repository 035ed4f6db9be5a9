#pragma once
// The corridor: what happens to a request, in order. It knows no socket; tests walk it without one.
#include "api/operation.h"
#include "control/control.h"
#include "exchange/reply.h"
#include "exchange/request.h"
#include "exchange/router.h"
#include "journal/log.h"
#include "world/worlds.h"

namespace mock {

struct PipelineOptions {
  bool lenient = false;              // unknown body fields are ignored, not refused
  bool trust_forwarded_for = false;  // the first address of X-Forwarded-For is the caller's
};

class Pipeline {
 public:
  /// `worlds` and `log` must outlive the pipeline.
  Pipeline(Worlds& worlds, Log& log, PipelineOptions options = {});

  /// Answers a request. Never throws; may be called from any number of threads.
  [[nodiscard]] Reply serve(const Request& request);

 private:
  struct Passage;
  [[nodiscard]] Reply answer(Passage& passage) const;
  [[nodiscard]] Reply perform(const Operation& operation, const Params& params, Passage& passage) const;
  [[nodiscard]] json::Value read_body(const Operation& operation, json::Faults& faults, Passage& passage) const;
  [[nodiscard]] std::string_view caller_address(const Request& request) const;

  // Constant after construction:
  Worlds& worlds_;
  Log& log_;
  const PipelineOptions options_;
  Control control_;
  Router<Operation> operations_;
};

/// Bodies of requests to the API may have this many bytes; more is refused with 413.
inline constexpr std::size_t longest_body = std::size_t{1} << 20U;

}  // namespace mock
