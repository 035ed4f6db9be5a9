#include "json/value.h"

#include <memory>
#include <stop_token>

#include "base/interruption.h"
#include "support/catch.h"

namespace mock::json {
namespace {

Document read(std::string_view text) {
  Problems problems;
  auto value = parse(text, problems);
  for (const auto& problem : problems) FAIL(problem.message);
  return value;
}

std::string fault_of(std::string_view text) {
  Problems problems;
  parse(text, problems);
  REQUIRE(problems.size() == 1);
  return problems[0].pointer + " " + problems[0].message;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST_CASE("A document is read, and its members are found by name", "[json]") {
  const auto value =
      read(R"({"text": "a", "number": 12, "real": 3.0, "flag": true, "none": null, "list": ["x", "y"]})");
  CHECK(value.text("text") == "a");
  CHECK(value.integer("number") == 12);
  CHECK(value.integer("real") == 3);
  CHECK(value.flag("flag"));
  CHECK(value.optional_text("none") == std::nullopt);
  CHECK(value.integer("none") == std::nullopt);
  CHECK(value.texts("list") == std::vector<std::string>{"x", "y"});
  CHECK(value.find("absent") == nullptr);
  CHECK(value.text("absent", "otherwise") == "otherwise");
}

TEST_CASE("A copy of a part of a document outlives the document", "[json]") {
  Document copy;
  {
    const auto whole = read(R"({"part": {"text": "long enough not to be kept in place", "list": [1, {"a": null}]}})");
    copy = Document(*whole.find("part"));
  }
  CHECK(copy.text("text") == "long enough not to be kept in place");
  CHECK(copy.list("list").size() == 2);
  CHECK(copy.list("list")[1].find("a")->is_null());
}

TEST_CASE("Documents that are copied share their memory, whoever goes first", "[json]") {
  auto first = std::make_unique<Document>(read(R"({"name": "value"})"));
  const Document second = *first;  // NOLINT(performance-unnecessary-copy-initialization): that is what is tried
  first.reset();
  CHECK(second.text("name") == "value");
}

TEST_CASE("Names that have much in common are told apart", "[json]") {
  std::string text = "[";
  for (int i = 0; i < 500; ++i) {
    const auto name = "name_" + std::to_string(i % 100) + "_x";
    text += (i == 0 ? "{\"" : ",{\"") + name + "\":" + std::to_string(i) + "}";
  }
  const auto document = read(text + "]");
  REQUIRE(document.as_list().size() == 500);
  for (std::size_t i = 0; i < 500; ++i) {
    const auto& [name, value] = document.as_list()[i].as_members()[0];
    REQUIRE(name == "name_" + std::to_string(i % 100) + "_x");
  }
}

TEST_CASE("A fault inside nested lists says at which positions", "[json]") {
  CHECK(fault_of(R"([1, [2, 3, {"a": [4, {"b": 1, "b": 2}]}], 5])") == "/1/2/a/1/b the member b is given twice");
}

TEST_CASE("Lists and objects may be nested 64 deep, and no deeper", "[json]") {
  read(nested(64));
  CHECK(fault_of(nested(65)).find("nested deeper than 64 levels") != std::string::npos);
  CHECK(fault_of(nested(100'000)).find("nested deeper than 64 levels") != std::string::npos);
}

TEST_CASE("A member that is given twice is a fault, with its pointer", "[json]") {
  CHECK(fault_of(R"({"a": [{"b": 1, "c": 2, "b": 3}]})") == "/a/0/b the member b is given twice");
}

TEST_CASE("What is not JSON is told with line and column", "[json]") {
  Problems problems;
  parse("{\n  \"a\": tru\n}", problems);
  REQUIRE(problems.size() == 1);
  REQUIRE(problems[0].position.has_value());
  CHECK(problems[0].position->line == 2);
  CHECK(problems[0].message.starts_with("not JSON: "));
  const auto* text = GENERATE("", " ", "{", "[1,]", "{\"a\":1,}", "\"\xff\"", "01", "{} {}", "nul", "\"\n\"");
  INFO(text);
  problems = {};
  parse(text, problems);
  CHECK(problems.size() == 1);
}

TEST_CASE("What people write who think of another format is told in plain words", "[json]") {
  const auto [text, message] = GENERATE(table<std::string, std::string>({
      {"", "the text is empty"},
      {" \n", "the text is empty"},
      {"{\"a\": [1, 2", "the text ends too early"},
      {"{\"a\": \"b", "the text ends too early"},
      {"[1, 2,]", "there is a comma behind the last item"},
      {"{\"a\": 1,\n}", "there is a comma behind the last member"},
      {"{\"a\": 1, // one\n\"b\": 2}", "JSON has no comments"},
      {"/* all */ {}", "JSON has no comments"},
      {"{\n# one\n}", "JSON has no comments"},
      {"{'a': 1}", "texts and names stand in \"double quotes\""},
      {"{\"a\": 'b'}", "texts and names stand in \"double quotes\""},
      {"{a: 1}", "texts and names stand in \"double quotes\""},
      {"{\"a\": 1, b: 2}", "texts and names stand in \"double quotes\""},
  }));
  INFO(text);
  CHECK(fault_of(text) == " not JSON: " + message);
}

TEST_CASE("A text does not end at a NUL byte, and has no byte order mark", "[json]") {
  using namespace std::string_view_literals;
  CHECK(fault_of("{\"name\": \"nul\"}\0 {{{ not JSON"sv) == " not JSON: there is a NUL byte");
  CHECK(fault_of("{}\0"sv) == " not JSON: there is a NUL byte");
  CHECK(fault_of("\0"sv) == " not JSON: there is a NUL byte");
  CHECK(fault_of("\xef\xbb\xbf{}"sv) == " not JSON: it begins with a byte order mark");
  Problems problems;
  parse("{}\n\0"sv, problems);
  CHECK(problems[0].position->line == 2);
}

TEST_CASE("The first hundred problems are kept, and all are counted", "[json]") {
  Problems problems;
  for (int i = 0; i < 250; ++i) problems.push_back({"", "fault " + std::to_string(i)});
  CHECK(problems.size() == 100);
  CHECK(problems[99].message == "fault 99");
  CHECK(problems.in_all() == 250);
  CHECK(problems.rest() == "250 problems in all, of which the first 100 are told");
  Problems others{{"", "another"}};
  CHECK(others.rest().empty());
  others.append(problems);
  CHECK(others.in_all() == 251);
  CHECK(others.size() == 100);
  CHECK(others[1].message == "fault 0");
}

TEST_CASE("A fault that quotes a long text is told in short, without cutting a character in two", "[json]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ä";
  const Problems problems{{"", "x" + text}};
  CHECK(problems[0].message.size() <= Problems::longest_message + 3);
  CHECK(problems[0].message.ends_with("ä..."));
}

TEST_CASE("Reading is given up when the thread is to stop", "[json]") {
  std::stop_source stop;
  const auto token = stop.get_token();
  Problems problems;
  {
    const Interruptible until(token);
    CHECK_NOTHROW(parse("[1]", problems));
    stop.request_stop();
    CHECK_THROWS_AS(parse("[1]", problems), Interrupted);
  }
  CHECK_NOTHROW(parse("[1]", problems));
}

TEST_CASE("A pointer is found in the text, also behind escapes, strings with brackets and deep members", "[json]") {
  const std::string_view text =
      "{\n"
      "  \"a\": [1, {\"x]\": \"}\\\"\"},\n"
      "    {\"b\": true}],\n"
      "  \"c/d~e\": {\"f\": null}\n"
      "}\n";
  const auto [pointer, line, column] = GENERATE(table<const char*, int, int>({
      {"", 1, 1},
      {"/a", 2, 8},
      {"/a/0", 2, 9},
      {"/a/1", 2, 12},
      {"/a/1/x]", 2, 19},
      {"/a/2", 3, 5},
      {"/a/2/b", 3, 11},
      {"/c~1d~0e", 4, 12},
      {"/c~1d~0e/f", 4, 18},
      {"/a/7", 2, 8},  // not there: the nearest that is
      {"/nothing/x", 1, 1},
  }));
  INFO(pointer);
  // Beside others, of which some are longer and some are the same.
  const auto position = locate(text, {"/a/1/x]", pointer, "", pointer, "/a/2/b/z"}).at(1);
  CHECK(static_cast<int>(position.line) == line);
  CHECK(static_cast<int>(position.column) == column);
}

TEST_CASE("A pointer is looked for without harm in a text that is no JSON behind the fault", "[json]") {
  const auto* rest = GENERATE("A", "\"", "\"\\", ", 1: 2}", "]]}}", "{", ", \"\\x\": 1}", ",,::", "");
  const auto text = R"({"a": {"b": 1, "b": 2})" + std::string(rest);
  INFO(text);
  const auto positions = locate(text, {"/a/b", "/c/d/0", "/a/b/1"});
  CHECK(positions[0].column == 21);  // of the second one
  CHECK(positions[1].column == 1);
}

TEST_CASE("Very large and very precise numbers are read without harm", "[json]") {
  CHECK(read("[9223372036854775807]").as_list()[0].kind() == "an integer");
  CHECK(read("[9223372036854775808]").as_list()[0].kind() == "a number");
  CHECK(fault_of("[1e400]") == " not JSON: number overflow parsing '1e400'");
}

}  // namespace
}  // namespace mock::json
