// What masking takes out of JSON, and what it does not take for JSON.
#include "journal/mask.h"

#include "support/catch.h"

namespace mock {
namespace {

std::string masked(const std::string& json) {
  std::string out;
  Secrets not_needed;
  return mask_json(out, json, 4096, not_needed) ? out : "no JSON";
}

TEST_CASE("A secret ends where its string ends, whatever is escaped in it", "[journal][secrets]") {
  const auto [secret, is_json] = GENERATE(table<std::string, bool>({
      {R"(plain)", true},
      {R"(a \" quote)", true},
      {R"(a backslash \\)", true},
      {R"(both \\\")", true},
      {R"(\\\\\")", true},
      {R"(\" begins and ends \")", true},
      {R"(does not end \)", false},
  }));
  INFO(secret);
  const auto expected = is_json ? R"({"password":"***","name":"n"})" : "no JSON";
  CHECK(masked(R"({"password":")" + secret + R"(","name":"n"})") == expected);
}

TEST_CASE("Names of secrets are known in any case, and others are not", "[journal][secrets]") {
  const auto [name, is_secret] = GENERATE(table<std::string, bool>({
      {"password", true},
      {"new_PASSWORD", true},
      {"full_token", true},
      {"Otp", true},
      {"invite_code", true},
      {"code", true},
      {"zip_code", false},
      {"create_time", false},
      {"user_id", false},
      {"token_prefix", false},
      {"word", false},
      {"CODE", true},
      {"code_2", false},
      {"uri", true},
      {"connection_uri", false},
      {"api_key", true},
      {"key", false},
      {"n", false},
      {"", false},
      {"service_uri", true},
      {"connection_info", true},
  }));
  INFO(name);
  CHECK(masked(R"({")" + name + R"(":"value"})") == R"({")" + name + R"(":")" + (is_secret ? "***" : "value") + "\"}");
}

TEST_CASE("A name that is too long for one is masked, and what is left is JSON", "[journal][secrets]") {
  CHECK(masked(R"({")" + std::string(65, 'n') + R"(" : "value", "a": 1})") == R"({"***" : "***", "a": 1})");
}

}  // namespace
}  // namespace mock
