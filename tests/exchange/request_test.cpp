#include "exchange/request.h"

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("A path segment is decoded: a plus stays a plus", "[request]") {
  CHECK(percent_decoded("a%2Fb%2b+c%40d") == "a/b++c@d");
  CHECK(percent_decoded("") == "");
  CHECK(percent_decoded("%zz") == std::nullopt);
  CHECK(percent_decoded("%4") == std::nullopt);
  CHECK(percent_decoded("%") == std::nullopt);
}

TEST_CASE("Query values are decoded, and the last of a name counts", "[request]") {
  const QueryValues query("limit=999&recursive=true&name=a+b%2Bc&&empty=&flag&recursive=false");
  CHECK(query.find("limit") == "999");
  CHECK(query.find("name") == "a b+c");
  CHECK(query.find("empty") == "");
  CHECK(query.find("flag") == "");
  CHECK(query.find("recursive") == "false");
  CHECK(query.find("absent") == std::nullopt);
}

TEST_CASE("A header is found whatever the case of its name", "[request]") {
  Request request;
  request.headers = {{"X-Forwarded-For", "192.0.2.1"}, {"authorization", "aivenv1 t"}};
  CHECK(request.header("x-forwarded-for") == "192.0.2.1");
  CHECK(request.header("Authorization") == "aivenv1 t");
  CHECK(request.header("user-agent").empty());
}

}  // namespace
}  // namespace mock
