#include "json/writer.h"

#include <nlohmann/json.hpp>

#include "json/value.h"
#include "support/catch.h"

namespace mock::json {
namespace {

TEST_CASE("Objects, lists and values are written in the order of the calls", "[json]") {
  Writer out;
  {
    Object object(out);
    object("name", "a")("count", 3)("flag", true)("nothing", nullptr)("maybe", std::optional<std::string>());
    object.list("list", [&] {
      out.value(1);
      Object inner(out);
      inner("x", std::optional<int>(2));
    });
    object.list("empty", [] {});
    { const Object inner(out, "inner"); }
    object("time", Time(Seconds(0)));
  }
  CHECK(out.take() == R"({"name":"a","count":3,"flag":true,"nothing":null,"maybe":null,"list":[1,{"x":2}],"empty":[],)"
                      R"("inner":{},"time":"1970-01-01T00:00:00Z"})");
}

TEST_CASE("What is written of a number is read and written the same again", "[json]") {
  for (const double number : {0.0, -0.0, 1.0, -1.5, 1e300, -1e-300, 5e-324, 0.1}) {
    Writer once;
    once.value(number);
    const auto text = once.take();
    Problems problems;
    Writer again;
    again.value(parse(text, problems));
    CHECK(again.take() == text);
  }
}

TEST_CASE("Whatever bytes a text has, what is written is JSON in UTF-8", "[json]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"plain", R"("plain")"},
      {"quote \" and \\", R"("quote \" and \\")"},
      {"\n\r\t", R"("\n\r\t")"},
      {std::string("\0\x1f", 2), R"("\u0000\u001f")"},
      {"gr\xc3\xbc\xc3\x9f \xf0\x9f\x99\x82", "\"gr\xc3\xbc\xc3\x9f \xf0\x9f\x99\x82\""},
      {"broken \xc3", "\"broken \xef\xbf\xbd\""},
      {"\xff\xfe", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
      {"overlong \xc0\xaf", "\"overlong \xef\xbf\xbd\xef\xbf\xbd\""},
      {"surrogate \xed\xa0\x80", "\"surrogate \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
      {"too high \xf4\x90\x80\x80", "\"too high \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
  }));
  CHECK(json::quoted(text) == expected);
  CHECK_NOTHROW(nlohmann::json::parse(json::quoted(text)));
}

TEST_CASE("Every single byte, and every pair of bytes, is written as JSON that can be read", "[json]") {
  int readable = 0;
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string text{static_cast<char>(a), static_cast<char>(b)};
      readable += nlohmann::json::accept(json::quoted(text)) ? 1 : 0;
    }
  CHECK(readable == 256 * 256);
}

TEST_CASE("A text of any length may have any byte anywhere", "[json]") {
  for (std::size_t length = 1; length <= 40; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (const char odd : {'"', '\\', '\n', '\x1f', ' ', '\x7f'}) {
        std::string text(length, 'x');
        text[at] = odd;
        REQUIRE(nlohmann::json::parse(json::quoted(text)).get<std::string>() == text);
      }
}

TEST_CASE("A long document is written as a short one is", "[json]") {
  Writer out;
  std::string expected = "[";
  out.open('[');
  for (int i = 0; i < 20'000; ++i) {
    out.value("item " + std::to_string(i));
    expected += (i == 0 ? "\"item " : ",\"item ") + std::to_string(i) + '"';
  }
  out.close(']');
  CHECK(out.take() == expected + "]");
}

TEST_CASE("Texts about as long as the piece that is written at a time are whole", "[json]") {
  for (std::size_t before = 0; before < 3; ++before)
    for (std::size_t length = 4080; length < 4110; ++length)
      for (const std::string& ending : {std::string("x"), std::string("\"")}) {
        const auto text = std::string(length, 'x') + ending;
        Writer out;
        out.open('[');
        for (std::size_t i = 0; i < before; ++i) out.value("a");
        out.value(text);
        out.raw(json::quoted(text));
        out.close(']');
        const auto read = nlohmann::json::parse(out.take());
        REQUIRE(read.size() == before + 2);
        REQUIRE(read[before] == text);
        REQUIRE(read[before + 1] == text);
      }
}

}  // namespace
}  // namespace mock::json
