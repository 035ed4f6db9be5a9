#pragma once
// The mock, asked as the API is: a world of its own behind the corridor, without a socket.
#include <string>
#include <string_view>

#include "asking/asker.h"
#include "journal/log.h"
#include "pipeline/pipeline.h"
#include "world/worlds.h"

namespace mock::cli {

class MockSide {
 public:
  /// `user_id` is who asks the API, with a token that begins with `token_prefix`. Throws Failure when the world has no
  /// such user.
  MockSide(Seed seed, const PipelineOptions& options, const std::string& user_id, std::string_view token_prefix);

  /// What it answers to the same caller, from where that token was used last.
  [[nodiscard]] asking::Answer answer_to(const asking::Question& question);

  /// Whether the caller may all, so that nothing depends on what the world knows of their rights.
  [[nodiscard]] bool knows_rights() const { return is_super_admin_; }

 private:
  Worlds worlds_;
  Log log_;
  Pipeline pipeline_;
  std::string token_, address_;
  bool is_super_admin_;
};

}  // namespace mock::cli
