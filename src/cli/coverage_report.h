#pragma once
// What of the API some suites have asked: read from what GET /_mock/coverage answers, added up, and told to people.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/value.h"

namespace mock::cli {

class CoverageReport {
 public:
  /// Adds what was asked elsewhere. False when that is no such answer.
  [[nodiscard]] bool add(const json::Value& answer);

  /// In the form that the ending of a file name says: .json, .md or .html, and otherwise text.
  [[nodiscard]] std::string in_form_of(std::string_view file) const;

 private:
  struct Fault {
    std::uint64_t met = 0, survived = 0;
  };
  struct Entry {
    std::string operation;
    bool is_served = false;
    std::uint64_t requests = 0;
    std::map<std::pair<std::int64_t, std::string>, std::uint64_t> answers;
    std::map<std::string, std::uint64_t> callers;
    std::map<std::string, Fault> faults;
    std::map<std::pair<std::int64_t, std::string>, std::uint64_t> documented;  // how often each was met
  };
  // A part of the report: what it is about, and lines of cells.
  struct Part {
    std::string title;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> lines;
  };
  Entry& entry_of(std::string_view operation);
  [[nodiscard]] std::string json() const;
  [[nodiscard]] Part asked() const;
  [[nodiscard]] Part errors_not_met() const;
  [[nodiscard]] Part survived() const;
  [[nodiscard]] Part never_asked() const;
  [[nodiscard]] static std::string text(const std::vector<Part>& parts);
  [[nodiscard]] static std::string markdown(const std::vector<Part>& parts);
  [[nodiscard]] static std::string html(const std::vector<Part>& parts);

  std::vector<Entry> entries_;  // in the order in which they came
};

}  // namespace mock::cli
