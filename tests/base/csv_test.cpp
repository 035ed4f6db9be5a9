#include "base/csv.h"

#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("Comma-separated values are written as RFC 4180 says", "[csv]") {
  CHECK(csv_record({}) == "\r\n");
  CHECK(csv_record({"a", "b c", "1.50"}) == "a,b c,1.50\r\n");
  CHECK(csv_record({"", ""}) == ",\r\n");
  CHECK(csv_record({"one, two", "three"}) == "\"one, two\",three\r\n");
  CHECK(csv_record({"say \"so\""}) == "\"say \"\"so\"\"\"\r\n");
  CHECK(csv_record({"two\nlines", "two\r\nmore"}) == "\"two\nlines\",\"two\r\nmore\"\r\n");
  CHECK(csv_record({"=1+1", "grün"}) == "=1+1,grün\r\n");  // word for word
}

}  // namespace
}  // namespace mock::test
