#include "cli/explore/kinds.h"

#include <algorithm>

#include "base/nearest.h"
#include "cli/fixture_file.h"
#include "json/writer.h"

namespace mock::cli::explore {
namespace {

constexpr std::string_view usual = "503,429,lost-answer,reset,expired,truncated,hang";

const std::vector<Kind>& known() {
  static const std::vector<Kind> kinds{
      {"503", R"({"kind":"status","status":503})"},
      {"429", R"({"kind":"status","status":429,"headers":{"Retry-After":"1"}})"},
      {"lost-answer", R"({"kind":"drop","when":"after"})"},
      {"reset", R"({"kind":"reset","when":"before"})"},
      {"expired", R"({"kind":"expire_token"})"},
      {"truncated", R"({"kind":"truncate","bytes":BYTES})"},
      {"hang", R"({"kind":"hang","ms":1000})"},
      {"drop", R"({"kind":"drop","when":"before"})"},
      {"reset-after", R"({"kind":"reset","when":"after"})"},
      {"garbage", R"({"kind":"garbage","bytes":64})"},
      {"latency", R"({"kind":"latency","ms":1000})"},
      {"stale-read", R"({"kind":"stale_read","writes":1})"},
  };
  return kinds;
}

bool is_a_status(std::string_view name) {
  return name.size() == 3 && (name[0] == '4' || name[0] == '5') && name[1] >= '0' && name[1] <= '9' && name[2] >= '0' &&
         name[2] <= '9';
}

Kind kind_named(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& kind : known()) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  if (is_a_status(name)) return {std::string(name), R"({"kind":"status","status":)" + std::string(name) + "}"};
  throw Failure{{"--faults: there is no fault " + json::quoted(name) +
                 "; it is a status from 400 to 599, lost-answer, reset, reset-after, expired, truncated, hang, drop, "
                 "garbage, latency or stale-read" +
                 did_you_mean(name, names)}};
}

}  // namespace

std::vector<Kind> kinds_named(std::string_view list) {
  if (list.empty()) list = usual;
  std::vector<Kind> kinds;
  while (!list.empty()) {
    const auto name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(name.size() + 1, list.size()));
    const auto is_the_same = [&](const Kind& kind) { return kind.name == name; };
    if (std::none_of(kinds.begin(), kinds.end(), is_the_same)) kinds.push_back(kind_named(name));
  }
  return kinds;
}

}  // namespace mock::cli::explore
