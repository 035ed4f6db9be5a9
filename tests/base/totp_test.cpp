#include "base/totp.h"

#include <set>

#include "support/catch.h"

namespace mock::test {
namespace {

const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // 12345678901234567890

Time moment(std::int64_t seconds) { return Time(Seconds(seconds)); }

TEST_CASE("One-time passwords are those of RFC 6238", "[totp]") {
  const auto [seconds, expected] = GENERATE(table<std::int64_t, std::string>({
      {59, "287082"},  // the last six of the eight digits in the RFC
      {1111111109, "081804"},
      {1111111111, "050471"},
      {1234567890, "005924"},
      {2000000000, "279037"},
      {20000000000, "353130"},
  }));
  CHECK(totp::at(moment(seconds), rfc_secret) == expected);
}

TEST_CASE("A one-time password fits in its step and in those beside it", "[totp]") {
  const auto otp = totp::at(moment(1200), rfc_secret);
  for (const auto seconds : {1170, 1200, 1229, 1259}) CHECK(totp::fits(otp, rfc_secret, moment(seconds)));
  for (const auto seconds : {1169, 1260}) CHECK_FALSE(totp::fits(otp, rfc_secret, moment(seconds)));
  CHECK_FALSE(totp::fits("", rfc_secret, moment(1200)));
}

TEST_CASE("Base32 is read in any case, and refused when it is none", "[totp]") {
  CHECK(totp::base32_decoded(rfc_secret) == "12345678901234567890");
  CHECK(totp::base32_decoded("mzxw6ytboi") == "foobar");
  CHECK(totp::base32_decoded("MZXW6") == "foo");
  CHECK(totp::base32_decoded("").value_or("none").empty());
  for (const auto* text : {"MZXW6===", "MZ W6", "M0", "8", "-"}) CHECK_FALSE(totp::base32_decoded(text));
}

TEST_CASE("A new secret has 160 bits, and is another each time", "[totp]") {
  Chance chance{1, 0};
  std::set<std::string> secrets;
  for (int i = 0; i < 100; ++i) {
    const auto secret = totp::new_secret(chance);
    CHECK(totp::base32_decoded(secret).value_or("").size() == 20);
    secrets.insert(secret);
  }
  CHECK(secrets.size() == 100);
}

}  // namespace
}  // namespace mock::test
