#include "headers.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace mock::compare {
namespace {

// How an answer travels is no matter of the API: these come from servers and proxies on the way.
constexpr std::array<std::string_view, 12> of_the_way{
    "accept-ranges", "age",        "alt-svc", "connection", "content-encoding",  "content-length",
    "date",          "keep-alive", "server",  "trailer",    "transfer-encoding", "via"};

// What they say matters; of others only that they are there: many are different in each answer.
constexpr std::array<std::string_view, 10> read_by_clients{
    "allow",  "cache-control", "content-disposition", "content-type", "deprecation", "link", "location",
    "sunset", "vary",          "www-authenticate"};

using Headers = std::map<std::string, std::string>;

Headers headers_of(const asking::Answer& answer) {
  Headers headers;
  for (const auto& [name, value] : answer.headers)
    if (auto small = ascii::lower_case(name); std::ranges::find(of_the_way, small) == of_the_way.end())
      headers.emplace(std::move(small), value);
  return headers;
}

}  // namespace

void compare_headers(const Question& question, const asking::Answer& api, const asking::Answer& mock,
                     const Wording& wording, Comparison& into) {
  const auto tell = [&](const std::string& name, std::string of_api, std::string of_mock, const std::string& api_value,
                        const std::string& mock_value) {
    into.differences.push_back({.kind = Kind::header,
                                .where = name,
                                .api = std::move(of_api),
                                .mock = std::move(of_mock),
                                .api_value = api_value,
                                .mock_value = mock_value,
                                .words = {name}});
  };
  const auto of_api = headers_of(api);
  const auto of_mock = headers_of(mock);
  for (const auto& [name, value] : of_api) {
    const auto other = of_mock.find(name);
    if (other == of_mock.end()) {
      tell(name, "there", "missing", value, {});
    } else if (value != other->second && std::ranges::find(read_by_clients, name) != read_by_clients.end()) {
      const auto one = wording.without_world(value, question);
      const auto another = wording.without_world(other->second, question);
      if (one != another) tell(name, one, another, value, other->second);
    }
  }
  for (const auto& [name, value] : of_mock)
    if (!of_api.contains(name)) tell(name, "missing", "there", {}, value);
}

}  // namespace mock::compare
