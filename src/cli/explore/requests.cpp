#include "cli/explore/requests.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/glob.h"
#include "exchange/path_template.h"
#include "json/writer.h"

namespace mock::cli::explore {
namespace {

std::set<std::string_view> all_segments_of(const std::vector<Record>& run) {
  std::set<std::string_view> all;
  for (const auto& record : run)
    for (const auto segment : segments_of(record.path)) all.insert(segment);
  return all;
}

// What the journal has masked is written with a star, too.
std::string with_stars(std::string_view path, const std::set<std::string_view>& not_made) {
  std::string all;
  for (const auto segment : segments_of(path)) {
    const bool is_masked = segment.ends_with("...") || segment.find('*') != std::string_view::npos;
    all.append("/").append(is_masked || !not_made.contains(segment) ? "*" : segment);
  }
  return all;
}

std::string ordinal(std::uint64_t number) {
  const bool is_teen = number % 100 >= 11 && number % 100 <= 13;
  const auto last = is_teen ? 0 : number % 10;
  return std::to_string(number) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

// The operation alone where that says it; else with its path, and its turn.
void give_names(std::vector<Asked>& all) {
  std::map<std::string_view, std::set<std::string_view>> paths;
  for (const auto& asked : all) paths[asked.operation].insert(asked.path);
  std::map<std::string, std::uint64_t> turns;
  for (auto& asked : all) {
    asked.name = asked.operation;
    if (paths[asked.operation].size() > 1) asked.name += " " + asked.path;
    const auto turn = ++turns[asked.name];
    if (turn > 1) asked.name += " (" + ordinal(turn) + ")";
  }
}

}  // namespace

std::vector<Asked> requests_of(const std::vector<Record>& run, const std::vector<Record>& again) {
  const auto not_made = all_segments_of(again);
  std::vector<Asked> all;
  for (const auto& record : run) {
    if (record.operation.empty()) continue;
    Asked asked{record.operation, with_stars(record.path, not_made), 0, !record.principal.empty(), record.reply_bytes};
    const Glob meant(asked.path);
    for (const auto& earlier : run) {
      if (earlier.number >= record.number) break;
      if (earlier.operation == asked.operation && meant.matches(earlier.path)) ++asked.after;
    }
    all.push_back(std::move(asked));
  }
  give_names(all);
  return all;
}

std::string rule_for(const Asked& asked, const Kind& kind) {
  constexpr std::string_view bytes = "BYTES";
  auto fault = kind.fault;
  if (const auto at = fault.find(bytes); at != std::string::npos)
    fault.replace(at, bytes.size(), std::to_string(asked.reply_bytes / 2));
  json::Writer out;
  {
    json::Object rule(out);
    {
      json::Object match(out, "match");
      match("operation", asked.operation)("path", asked.path);
    }
    rule("after", asked.after)("times", 1);
    out.name("fault");
    out.raw(fault);
  }
  return out.take();
}

bool cannot_differ(const Asked& asked, const Kind& kind) {
  return (kind.name == "expired" && !asked.has_caller) || (kind.name == "truncated" && asked.reply_bytes < 2);
}

}  // namespace mock::cli::explore
