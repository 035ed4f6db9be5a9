#pragma once
// What of the API has been asked: a few counters for each operation, which cost a request the same however much was
// asked before. Unlike the journal it forgets nothing, and a reset of the world leaves it alone. May be used by any
// number of threads.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mock {

/// Counts of one operation, or of several servers together.
struct OperationCoverage {
  std::uint64_t requests = 0;
  std::map<std::pair<int, std::string>, std::uint64_t> answers;  // by status and error code; 0: the world saw nothing
  std::map<std::uint64_t, std::uint64_t> callers;                // by what they were, as Coverage::Asked says
  struct Fault {
    std::uint64_t met = 0;
    std::uint64_t survived = 0;  // after which the operation was asked again, and well answered
  };
  std::map<std::string, Fault> faults;  // by kind

  void add(const OperationCoverage& other);
};

class Coverage {
 public:
  /// One request.
  struct Asked {
    std::string_view operation;  // operationId, which lives as long as the program; empty when the path is none
    int status = 0;
    std::string_view error_code;
    std::uint64_t caller = 0;  // what the caller was, as one number that only who counts and who reports understand
    const std::vector<std::string_view>& faults;  // kinds that hit it, which live as long as the program
  };
  void count(const Asked& asked);
  void clear();

  /// By operation.
  using Report = std::map<std::string, OperationCoverage, std::less<>>;
  void add_to(Report& report) const;

  /// From now on everything is counted by `heir`, which must outlive this, and so is what was counted before.
  void hand_over_to(Coverage& heir);

 private:
  // Short lists, searched from the front: an operation has few answers and few kinds of callers.
  struct Answer {
    int status;
    std::string error_code;
    std::uint64_t count;
  };
  struct Caller {
    std::uint64_t what;
    std::uint64_t count;
  };
  struct Fault {
    std::string_view kind;
    std::uint64_t met, survived, pending;  // pending: since the operation was last answered well
  };
  struct Counts {
    std::uint64_t requests = 0;
    std::vector<Answer> answers;
    std::vector<Caller> callers;
    std::vector<Fault> faults;
  };
  static void count(Counts& counts, const Asked& asked);
  static void add(Counts& counts, const Counts& more);
  static void add(std::vector<Answer>& answers, int status, std::string_view error_code, std::uint64_t count);
  static void add(std::vector<Caller>& callers, std::uint64_t what, std::uint64_t count);
  static Fault& fault_of(Counts& counts, std::string_view kind);

  mutable std::mutex mutex_;  // guards what follows; that of an heir is taken while it is held
  std::unordered_map<std::string_view, Counts> operations_;
  Coverage* heir_ = nullptr;
};

}  // namespace mock
