#include "cli/compare/mock_side.h"

#include <iostream>
#include <utility>

#include "base/version.h"
#include "cli/fixture_file.h"
#include "exchange/request.h"
#include "model/access_tokens.h"

namespace mock::cli {
namespace {

Method as_method(asking::Way way) {
  switch (way) {
    case asking::Way::get: return Method::get;
    case asking::Way::head: return Method::head;
    case asking::Way::options: return Method::options;
  }
  return Method::get;
}

// The token that the caller has, or the one used last.
const AccessToken* token_of(const State& state, const std::string& user_id, std::string_view prefix, Time now) {
  const AccessToken* best = nullptr;
  for (const auto& token : state.access_tokens.with<&AccessToken::user_id>(user_id)) {
    if (!access_tokens::is_valid(state, token, now)) continue;
    if (token.token_prefix() == prefix) return &token;
    if (best == nullptr || token.last_used_time > best->last_used_time) best = &token;
  }
  return best;
}

AccessToken token_for(World& world, const std::string& user_id, std::string_view prefix) {
  return world.change([&](State& next) {
    if (next.users.find(user_id) == nullptr) throw Failure{{"the fixture has no user " + user_id + ", who asks"}};
    const auto now = next.clock.now();
    if (const auto* token = token_of(next, user_id, prefix, now)) return *token;
    return access_tokens::create(next, user_id, {}, now);
  });
}

bool is_super_admin(const State& state, const std::string& user_id) {
  for (const auto& member : state.members.with<&Member::user_id>(user_id))
    if (!member.is_super_admin) return false;
  return true;
}

asking::Answer as_answer(Reply reply, asking::Way way) {
  asking::Answer answer{reply.status, std::move(reply.headers), std::move(reply.body)};
  if (!answer.body.empty() && answer.header("content-type").empty())
    answer.headers.emplace_back("Content-Type", reply.content_type);
  if (way == asking::Way::head) answer.body.clear();
  return answer;
}

}  // namespace

MockSide::MockSide(Seed seed, const PipelineOptions& options, const std::string& user_id, std::string_view token_prefix)
    : worlds_(std::move(seed)), log_(LogForm::off, std::cerr), pipeline_(worlds_, log_, options) {
  const auto token = token_for(worlds_.standard(), user_id, token_prefix);
  token_ = token.full_token;
  const auto last = std::string(token.last_ip.or_empty());
  address_ = last.empty() ? "127.0.0.1" : last;
  is_super_admin_ = is_super_admin(*worlds_.standard().state(), user_id);
}

asking::Answer MockSide::answer_to(const asking::Question& question) {
  const auto authorization = question.authorization.value_or("aivenv1 " + token_);
  const auto agent = "aiven-mock/" + std::string(version());
  Request request{.method = as_method(question.way),
                  .target = question.target,
                  .headers = {{"user-agent", agent}, {"host", "api.aiven.io"}},
                  .body = {},
                  .remote_address = address_};
  if (!authorization.empty()) request.headers.emplace_back("authorization", authorization);
  return as_answer(pipeline_.serve(request).reply, question.way);
}

}  // namespace mock::cli
