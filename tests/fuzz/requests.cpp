#include "requests.h"

#include <algorithm>
#include <utility>

namespace mock::fuzz {
namespace {

// What stands before `mark`, which is taken away from `text` with it; all of it where there is no mark.
std::string_view take_until(std::string_view& text, std::string_view mark) {
  const auto taken = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(taken.size() + mark.size(), text.size()));
  return taken;
}

Method method_of(std::string_view word) {
  for (const auto each : {Method::get, Method::post, Method::put, Method::patch, Method::remove})
    if (name(each) == word) return each;
  return Method::other;
}

}  // namespace

std::vector<std::string_view> split(std::string_view input) {
  std::vector<std::string_view> texts;
  while (!input.empty()) texts.push_back(take_until(input, separator));
  return texts;
}

Request as_request(std::string_view text) {
  Request request;
  request.remote_address = "127.0.0.1";
  auto head = take_until(text, "\n\n");
  request.body = text;
  request.method = method_of(take_until(head, " "));
  request.target = take_until(head, "\n");
  while (!head.empty()) {
    auto line = take_until(head, "\n");
    const auto name = take_until(line, ": ");
    request.headers.emplace_back(name, line);
  }
  return request;
}

}  // namespace mock::fuzz
