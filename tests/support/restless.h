#pragma once
// The rich world, in which everybody does anything, most of which is refused.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "fixtures/write.h"
#include "pipeline/pipeline.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/rich.h"
#include "support/some_json.h"

namespace mock::test {

// Everything that a document says of a thing, by the names of the fields.
using Words = std::map<std::string, std::vector<std::string>>;
inline void gather(const Json& document, const std::string& name, Words& words) {
  if (document.is_string()) words[name].push_back(document);
  if (document.is_array())
    for (const auto& item : document) gather(item, name, words);
  if (document.is_object())
    for (const auto& [member, value] : document.items()) gather(value, member, words);
}

class Restless {
 public:
  explicit Restless(std::uint64_t seed)
      : some_(seed), worlds_(seed_of(rich())), log_(LogForm::off, nowhere_), pipeline_(worlds_, log_) {
    look();
  }

  // One operation, by somebody, on something. The pictures of the world get old: so some of it is not there any more.
  void act() {
    const auto operation = some_.any(api::operations());
    std::string target;
    for (std::string_view rest = operation.path; !rest.empty();) {
      const auto open = std::min(rest.find('{'), rest.size());
      target += rest.substr(0, open);
      rest.remove_prefix(open);
      if (rest.empty()) break;
      const auto close = rest.find('}');
      target += some_.any(those_called(std::string(rest.substr(1, close - 1))));
      rest.remove_prefix(close + 1);
    }
    const auto body = operation.body == nullptr ? std::string() : some_.of(operation.body()).dump();
    const auto answer = ask(operation.method, target, body, somebody());
    INFO(operation.id << " " << target << " " << body << " " << answer.body);
    CHECK(answer.status != 500);
    if (answer.status < 300) succeeded_.insert(operation.id);
  }

  // The state as it is now, and as it is when it was loaded from that; what comes next is about the present.
  void expect_to_be_saved_whole() {
    const auto saved = fixtures::write(*worlds_.standard().state());
    const auto again = fixtures::read(saved, {.served = api::served()});
    for (const auto& problem : again.problems) FAIL_CHECK(problem.pointer << ": " << problem.message);
    CHECK(first_difference(fixtures::write(again.state), saved).empty());
    look();
  }
  void advance() {
    CHECK(ask(Method::post, "/_mock/clock/advance", Json{{"seconds", some_.any(distances)}}.dump(), "").status < 500);
  }
  [[nodiscard]] StatePtr state() { return worlds_.standard().state(); }
  void begin_anew() { worlds_.standard().reset(); }
  [[nodiscard]] const std::set<std::string_view>& succeeded() const { return succeeded_; }

 private:
  static constexpr std::array distances{1, 60, 86'400, 2'000'000};

  Reply ask(Method method, std::string_view target, const std::string& body, std::string_view token) {
    Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.remote_address = "127.0.0.1";
    request.headers.emplace_back("User-Agent", "a-test/1");
    request.headers.emplace_back("Host", "localhost");
    const auto authorization = "aivenv1 " + std::string(token);
    if (!token.empty()) request.headers.emplace_back("Authorization", authorization);
    return pipeline_.serve(request).reply;
  }
  void look() {
    words_.clear();
    gather(Json::parse(fixtures::write(*worlds_.standard().state())), "", words_);
    some_.known.clear();
    for (const auto& [name, texts] : words_)
      if (name.ends_with("_id") || name.ends_with("_name") || name.ends_with("_email"))
        some_.known.insert(some_.known.end(), texts.begin(), texts.end());
  }
  std::string somebody() {
    const auto& tokens = words_["full_token"];
    return tokens.empty() || !some_.one_in(3) ? std::string(ann) : some_.any(tokens);
  }
  const std::vector<std::string>& those_called(const std::string& parameter) {
    static const std::map<std::string, std::string> other_names{
        {"project", "project_name"},
        {"vpc_id", "organization_vpc_id"},
        {"team", "team_id"},
        {"group_id", "user_group_id"},
        {"token_prefix", "full_token"},
        {"resource_id", "organization_id"},
        {"account_authentication_method_id", "authentication_method_id"},
        {"invite_verification_code", "verification_code"},
        {"project_invite_verification_code", "verification_code"}};
    const auto other = other_names.find(parameter);
    const auto found = words_.find(other == other_names.end() ? parameter : other->second);
    return found == words_.end() || found->second.empty() || some_.one_in(20) ? some_.known : found->second;
  }
  static std::string first_difference(const std::string& one, const std::string& another) {
    const auto at = std::mismatch(one.begin(), one.end(), another.begin(), another.end()).first - one.begin();
    if (one == another) return {};
    const auto start = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 100, 0));
    return one.substr(start, 200) + "\n" + another.substr(start, 200);
  }

  SomeJson some_;
  Words words_;
  Worlds worlds_;
  std::ostringstream nowhere_;
  Log log_;
  Pipeline pipeline_;
  std::set<std::string_view> succeeded_;
};

}  // namespace mock::test
